import type { Leaf } from '../../condition.ts';
import { firstStepFrom, lastStepTo, limitsOf, stepsWithin } from '../../kinds/limits.ts';
import type { NumberItem } from '../../kinds/number.ts';
import type { PercentItem } from '../../kinds/percent.ts';

/** The limits of the leaves cut what the item takes in intervals: the first number of each. */
export function numberAnswers(asked: NumberItem | PercentItem, leaves: Leaf[]): number[] {
  const { lowest, highest, perOne } = stepsWithin(limitsOf(asked));
  const firsts = leaves.flatMap((leaf) => {
    if ('atLeast' in leaf) return [firstStepFrom(leaf.atLeast, perOne)];
    return 'atMost' in leaf ? [lastStepTo(leaf.atMost, perOne) + 1] : [];
  });
  return [lowest, ...firsts].filter((step) => step >= lowest && step <= highest).map((step) => step / perOne);
}
