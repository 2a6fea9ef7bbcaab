import type { RegisterCounts } from '../analysis/weighting.ts';
import { keptUnitsByGroup, unitsByGroup } from '../fieldwork/frame/frame-counts.ts';
import type { UnitStore } from '../fieldwork/frame/unit.ts';
import type { Wave } from '../fieldwork/wave.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';

/**
 * How many units the register has of what answers are weighted by: from the units as long as they are there, then from
 * the counts that were kept. Nothing where no weights are asked for, or the wave never had a register.
 */
export async function registerFor(
  { units }: { units: Pick<UnitStore, 'list'> },
  wave: Pick<Wave, 'survey' | 'wave' | 'rates'>,
  { background, instruments, weighting }: Questionnaire,
): Promise<RegisterCounts | undefined> {
  if (!weighting) return undefined;
  const wanted = { background, instruments, breakdowns: weighting.by };
  if (wave.rates) return keptUnitsByGroup(wave.rates, wanted);
  const all = await units.list(wave.survey, wave.wave);
  return all.length > 0 ? unitsByGroup(all, wanted) : undefined;
}
