import { type Spread, spreadTogether } from '../analysis/spread.ts';
import type { Policy } from './policy.ts';

/** Numbers as how far each is above the least and below the most that it is known to be. */
export interface Distances {
  above: Spread;
  below: Spread;
}

/** How near the largest number its nearest competitor may come by subtraction, as a part of it (the p %-rule). */
export const nearest = 0.1;

/** Whether the second largest could work out the largest to within a tenth, by taking their own from the sum. */
function isDominated({ sum, largestTwo: [first, second] }: Spread): boolean {
  return sum - first - second < nearest * first;
}

/**
 * Whether the sum of everybody's numbers, or their mean, may be shown: it is of the minimum, and nobody dominates it,
 * from either end. A sum tells of the one who is far below all others too.
 */
export function isSafeNationally(
  { above, below }: Distances,
  { minimumBase }: Pick<Policy, 'minimumBase'>,
): boolean {
  return above.count >= minimumBase && !isDominated(above) && !isDominated(below);
}

/**
 * Whether the sum of a group's numbers, or their mean, may be shown. At least as many as of a cell must be away from
 * either end: six with a mean of 0 all have 0.
 */
function isSafeSum(numbers: Distances, policy: Pick<Policy, 'minimumBase' | 'minimumCell'>): boolean {
  return (
    isSafeNationally(numbers, policy) &&
    [numbers.above, numbers.below].every(({ away }) => away >= policy.minimumCell)
  );
}

/**
 * Which sums, or means, must be hidden when that of all is shown: those that are not safe; and then the smallest of the
 * shown, the later on a tie, as long as what is left when the shown are subtracted is not.
 *
 * @param groups the numbers in each
 * @param ungrouped those in the sum of all and in no group. They are subtracted too, but protect nobody.
 * @returns places in `groups`
 */
export function hiddenSums(
  groups: readonly Distances[],
  ungrouped: Distances,
  policy: Pick<Policy, 'minimumBase' | 'minimumCell'>,
  also: ReadonlySet<number> = new Set(),
): Set<number> {
  const hidden = new Set(
    [...groups.keys()].filter((place) => also.has(place) || !isSafeSum(groups[place]!, policy)),
  );
  while (hidden.size < groups.length) {
    const held = together([...hidden].map((place) => groups[place]!));
    const left = [held, together([held, ungrouped])];
    if (left.every((numbers) => numbers.above.count === 0 || isSafeSum(numbers, policy))) break;
    const shown = [...groups.keys()].filter((place) => !hidden.has(place));
    hidden.add(
      shown.reduce((one, next) => (groups[next]!.above.count <= groups[one]!.above.count ? next : one)),
    );
  }
  return hidden;
}

export function together(numbers: readonly Distances[]): Distances {
  return {
    above: spreadTogether(numbers.map(({ above }) => above)),
    below: spreadTogether(numbers.map(({ below }) => below)),
  };
}
