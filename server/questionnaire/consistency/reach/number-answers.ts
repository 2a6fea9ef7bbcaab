import type { Leaf } from '../../condition.ts';
import type { Item } from '../../kinds/all.ts';

/** Decimals are not exact in binary, so a limit is met with room for rounding. */
const rounding = 1e-6;

/** The limits of the leaves cut what the item takes in intervals: the first number of each. */
export function numberAnswers(asked: Item, leaves: Leaf[]): number[] {
  const { min, max, decimals } = asked.kind === 'number' ? asked : { min: 0, max: 100, decimals: 0 };
  // Counted in the item's smallest step, so that they are whole.
  const steps = 10 ** decimals;
  const lowest = Math.ceil(min * steps - rounding);
  const highest = Math.floor(max * steps + rounding);
  const firsts = leaves.flatMap((leaf) => {
    if ('atLeast' in leaf) return [Math.ceil(leaf.atLeast * steps - rounding)];
    return 'atMost' in leaf ? [Math.floor(leaf.atMost * steps + rounding) + 1] : [];
  });
  return [lowest, ...firsts].filter((step) => step >= lowest && step <= highest).map((step) => step / steps);
}
