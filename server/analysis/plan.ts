import { kindOf } from '../questionnaire/kinds/all.ts';
import { itemsOf, type Questionnaire } from '../questionnaire/questionnaire.ts';

/** A table that will be made, known before the first answer. Without a breakdown it is the national table. */
export interface PlannedTable {
  id: string;
  item: string;
  breakdown?: string;
}

/**
 * The fixed plan of a wave: for every closed item the national table and one table for each declared breakdown.
 *
 * An item that makes groups is never broken down, whether by itself or by another breakdown: size in each
 * region would be a crossed breakdown, with cells of a service or two.
 */
export function planOf(questionnaire: Questionnaire): PlannedTable[] {
  const grouping = groupingItems(questionnaire);
  return itemsOf(questionnaire)
    .filter((item) => kindOf(item).measure(item).type !== 'none')
    .flatMap(({ id }) => [
      { id, item: id },
      ...(grouping.has(id)
        ? []
        : questionnaire.breakdowns.map((breakdown) => ({
            id: `${id}_by_${breakdown}`,
            item: id,
            breakdown,
          }))),
    ]);
}

/** The items that breakdowns, coverage and size bands are made from. */
function groupingItems(questionnaire: Questionnaire): Set<string> {
  const { breakdowns, coverage, derived } = questionnaire;
  return new Set([
    ...breakdowns.map((id) => derived.find((variable) => variable.id === id)?.of ?? id),
    ...(coverage ? [coverage.by, coverage.measure] : []),
  ]);
}
