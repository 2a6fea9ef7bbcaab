import { personalCode } from '../../server/fieldwork/access-code.ts';
import type { Unit } from '../../server/fieldwork/frame/unit.ts';
import type { NewWave } from '../../server/fieldwork/wave.ts';
import type { TestApp } from './app.ts';
import { survey, wave } from './leader.ts';
import { reachable, unitOf } from './unit.ts';

export interface AskedUnit extends Unit {
  code: string;
}

/** Stores units in a wave's register, and gives them with their codes. */
export async function putAskedUnits(
  { services }: Pick<TestApp, 'services'>,
  count: number,
  change: (index: number) => Partial<Unit> = () => ({}),
): Promise<AskedUnit[]> {
  const units = Array.from({ length: count }, (_, index): AskedUnit => {
    const unit = unitOf(services.secret, {
      survey,
      wave,
      unit: `K${`${index + 1}`.padStart(3, '0')}`,
      name: `Tjeneste ${index + 1}`,
      contacts: reachable(`leder-${index + 1}@eksempel.no`),
      facts: { region: 'nord', county: 'Nordlandet', organisation: 'kommunal', municipalities: 1, fte: 12 },
      invited: true,
      ...change(index),
    });
    return { ...unit, code: personalCode(services.secret, unit) };
  });
  await services.units.putRegister(units.map(({ code, ...unit }) => unit));
  return units;
}

/** Opens the wave for units with personal links. */
export async function openPersonally(
  { services }: Pick<TestApp, 'services'>,
  change: Partial<NewWave> = {},
): Promise<void> {
  await services.waves.save({ survey, wave, state: 'open', example: false, access: 'personal', ...change });
}
