import type { Leaf } from '../../condition.ts';
import type { Item } from '../../kinds/all.ts';

/** Decimals are not exact in binary, so a limit is met with room for rounding. */
const rounding = 1e-6;

/** The numbers on both sides of every limit that the leaves set, among those the item takes. */
export function numberAnswers(asked: Item, leaves: Leaf[]): number[] {
  const { min, max, decimals } = asked.kind === 'number' ? asked : { min: 0, max: 100, decimals: 0 };
  // Counted in the item's smallest step, so that they are whole.
  const steps = 10 ** decimals;
  const lowest = Math.ceil(min * steps - rounding);
  const highest = Math.floor(max * steps + rounding);
  const beside = leaves.flatMap((leaf) => {
    if ('atLeast' in leaf) return sides(Math.ceil(leaf.atLeast * steps - rounding), -1);
    return 'atMost' in leaf ? sides(Math.floor(leaf.atMost * steps + rounding), 1) : [];
  });
  return [lowest, highest, ...beside]
    .filter((step) => step >= lowest && step <= highest)
    .map((step) => step / steps);
}

function sides(step: number, other: number): number[] {
  return [step, step + other];
}
