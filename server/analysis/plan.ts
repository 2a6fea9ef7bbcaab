import { instrumentBreakdown } from '../questionnaire/instruments.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { variablesIn } from '../questionnaire/variables.ts';

/** A table that will be made, known before the first answer. Without a breakdown it is the national table. */
export interface PlannedTable {
  id: string;
  variable: string;
  breakdown?: string;
}

/**
 * The fixed plan of a wave: for every variable the national table and one table for each declared breakdown.
 *
 * A variable that makes groups is never broken down, whether by itself or by another breakdown: size in each
 * region would be a crossed breakdown, with cells of a service or two.
 */
export function planOf(questionnaire: Questionnaire): PlannedTable[] {
  const grouping = groupingVariables(questionnaire);
  const breakdowns = breakdownsOf(questionnaire);
  return variablesIn(questionnaire).flatMap(({ id }) => [
    { id, variable: id },
    ...(grouping.has(id)
      ? []
      : breakdowns.map((breakdown) => ({ id: `${id}_by_${breakdown}`, variable: id, breakdown }))),
  ]);
}

/** The declared breakdowns. By instrument there is nothing to break down where the wave has only one. */
function breakdownsOf({ breakdowns, instruments }: Questionnaire): string[] {
  return breakdowns.filter((id) => id !== instrumentBreakdown || instruments.length > 1);
}

/** The variables that breakdowns, coverage and size bands are made from. */
function groupingVariables(questionnaire: Questionnaire): Set<string> {
  const { breakdowns, coverage, derived } = questionnaire;
  return new Set([
    ...breakdowns.map((id) => derived.find((variable) => variable.id === id)?.of ?? id),
    ...(coverage ? [coverage.by, coverage.measure] : []),
  ]);
}
