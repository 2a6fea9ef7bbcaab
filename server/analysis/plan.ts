import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { variablesIn } from '../questionnaire/variables.ts';
import { groupingsOf } from './grouping.ts';

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
 * region would be a crossed breakdown, with cells of a service or two. One that crosses two groupings is not
 * tabulated at all.
 */
export function planOf(questionnaire: Questionnaire): PlannedTable[] {
  const { breakdowns, makesGroups, crosses } = groupingsOf(questionnaire);
  return variablesIn(questionnaire)
    .filter(({ id }) => !crosses(id))
    .flatMap(({ id }): PlannedTable[] => {
      const national = { id, variable: id, makesGroups: makesGroups(id) };
      if (national.makesGroups) return [national];
      return [
        national,
        ...breakdowns.map((breakdown) => ({ ...national, id: `${id}_by_${breakdown}`, breakdown })),
      ];
    });
}
