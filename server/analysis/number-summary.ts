import type { Counts } from './counting.ts';
import type { Side } from './side.ts';

/** Of those with an answer, in the unit of the number. */
export type NumberSummary =
  | { answers: number; mean: number; first: number; median: number; third: number }
  | { missing: 'noAnswers' };

/**
 * Sums up the number on the third side, among those in a place of each of the two others. Quartiles are interpolated
 * between the two nearest answers, as R (type 7) and Excel (QUARTILE.INC) do: Hyndman and Fan, The American
 * Statistician 50, 1996.
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
  if (answers === 0) return { missing: 'noAnswers' };
  let sum = 0;
  let passed = 0;
  const wanted = [0.25, 0.5, 0.75].map((share) => (answers - 1) * share);
  const below: number[] = [];
  const above: number[] = [];
  for (const [place, value] of numbers.entries()) {
    const count = counts.at(first, second, place);
    if (count === 0) continue;
    sum += count * value;
    passed += count;
    while (below.length < wanted.length && Math.floor(wanted[below.length]!) < passed) below.push(value);
    while (above.length < wanted.length && Math.ceil(wanted[above.length]!) < passed) above.push(value);
  }
  const [lower, median, upper] = wanted.map(
    (position, quartile) => below[quartile]! + (position % 1) * (above[quartile]! - below[quartile]!),
  );
  return { answers, mean: sum / answers, first: lower!, median: median!, third: upper! };
}
