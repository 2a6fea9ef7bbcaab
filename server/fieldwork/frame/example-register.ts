import { DomainError } from '../../errors.ts';
import type { Instrument } from '../../questionnaire/questionnaire.ts';
import { planLoad, putUnits, type RegisterStores, withoutTwins } from './load-register.ts';
import type { WaveName } from './new-unit.ts';
import { readRegister } from './read-register.ts';
import type { Unit } from './unit.ts';

/** The register of a wave with made-up answers, as its survey's folder has it. */
export interface ExampleRegister {
  /** A register, as a publisher would load it. */
  frame: Uint8Array;
  /** The register's ids of the units that have answered, one a line below a heading. */
  answered: Uint8Array;
}

/**
 * Stores the register of an example: every unit invited, and those that answered marked, with no day. A unit is
 * stored with all of it in one write, so that a start that was cut off is completed by the next.
 *
 * Throws `setup` when the files cannot be used.
 */
export async function loadExampleRegister(
  { units, secret }: RegisterStores,
  target: WaveName,
  { frame, answered }: ExampleRegister,
  instruments: Instrument[],
): Promise<void> {
  const reading = readRegister(frame, { instruments });
  const ids = new Set(idsIn(answered));
  const unknown = [...ids].filter((id) => !reading.units.some(({ unit }) => unit === id));
  const [wrong] = [
    ...reading.problems.map(({ message }) => message),
    ...unknown.map((id) => `«${id}» har svart, men står ikke i registeret.`),
  ];
  if (wrong !== undefined)
    throw new DomainError(
      'setup',
      `Eksempelregisteret for ${target.survey} ${target.wave} kan ikke brukes: ${wrong}`,
    );
  const plan = planLoad(secret, target, await withoutTwins(units, target), reading.units);
  await putUnits(
    units,
    plan.put.map((unit): Unit => ({ ...unit, invited: true, answered: ids.has(unit.unit) })),
  );
}

function idsIn(bytes: Uint8Array): string[] {
  const [, ...lines] = new TextDecoder().decode(bytes).split(/\r?\n/);
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
