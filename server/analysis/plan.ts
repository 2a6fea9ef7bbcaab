import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { variablesIn } from '../questionnaire/variables.ts';
import { groupingsOf } from './grouping.ts';
import { nationalOnly } from './national-only.ts';

/** A table that will be made, known before the first answer. Without a breakdown it is the national table. */
export interface PlannedTable {
  id: string;
  variable: string;
  breakdown?: string;
  makesGroups: boolean;
}

/**
 * The fixed plan of a wave: for every variable the national table and one table for each declared breakdown.
 *
 * A variable that makes groups is never broken down, whether by itself or by another breakdown: size in each
 * region would be a crossed breakdown, with cells of a service or two. One that crosses two groupings, or groups and
 * answers, is not tabulated at all. Unless the figures are open, what is derived or routed is not broken down either.
 *
 * @param instruments what was fielded in the wave
 */
export function planOf(
  questionnaire: Questionnaire,
  instruments: Questionnaire[] = [questionnaire],
): PlannedTable[] {
  const { breakdowns, makesGroups, crosses } = groupingsOf(questionnaire, instruments);
  const national = nationalOnly(questionnaire, instruments);
  const isBroken = (id: string) => questionnaire.disclosure === 'open' || !national.has(id);
  return variablesIn(questionnaire)
    .filter(({ id }) => !crosses(id))
    .flatMap(({ id }): PlannedTable[] => {
      const planned = { id, variable: id, makesGroups: makesGroups(id) };
      if (planned.makesGroups || !isBroken(id)) return [planned];
      return [
        planned,
        ...breakdowns.map((breakdown) => ({ ...planned, id: `${id}_by_${breakdown}`, breakdown })),
      ];
    });
}
