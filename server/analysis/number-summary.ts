import { quartilesOf } from '../statistics/quartiles.ts';
import type { Counts } from './counting.ts';
import type { Side } from './side.ts';

/** Of those with an answer, in the unit of the number. */
export type NumberSummary =
  | { answers: number; mean: number; first: number; median: number; third: number }
  | { missing: 'noAnswers' };

/**
 * Sums up the number on the third side, among those in a place of each of the two others.
 *
 * @param counts of the same sides
 */
export function summaryAt(
  counts: Counts,
  { numbers = [], places }: Side,
  first: number,
  second: number,
): NumberSummary {
  const answers = counts.at(first, second, places.base);
  const rising = numbers.map((value, place) => ({ value, count: counts.at(first, second, place) }));
  const quartiles = quartilesOf(rising);
  if ('missing' in quartiles) return quartiles;
  const sum = rising.reduce((total, { value, count }) => total + count * value, 0);
  return { answers, mean: sum / answers, ...quartiles };
}
