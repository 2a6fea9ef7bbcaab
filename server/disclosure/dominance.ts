import type { Policy } from './policy.ts';

/** Numbers as how far each is above the least and below the most that it is known to be. */
export interface Distances {
  above: readonly number[];
  below: readonly number[];
}

/** How near the largest number its nearest competitor may come by subtraction, as a part of it (the p %-rule). */
export const nearest = 0.1;

/** Whether the second largest could work out the largest to within a tenth, by taking their own from the sum. */
function isDominated(numbers: readonly number[]): boolean {
  const [first, second] = largestTwo(numbers);
  return sumOf(numbers) - first - second < nearest * first;
}

export function largestTwo(numbers: readonly number[]): [number, number] {
  return numbers.reduce<[number, number]>(
    ([first, second], number) => (number > first ? [number, first] : [first, Math.max(number, second)]),
    [0, 0],
  );
}

export function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/**
 * Whether the sum of everybody's numbers, or their mean, may be shown: it is of the minimum, and nobody dominates it,
 * from either end. A sum tells of the one who is far below all others too.
 */
export function isSafeNationally(
  { above, below }: Distances,
  { minimumBase }: Pick<Policy, 'minimumBase'>,
): boolean {
  return above.length >= minimumBase && !isDominated(above) && !isDominated(below);
}

/**
 * Whether the sum of a group's numbers, or their mean, may be shown. At least as many as of a cell must be away from
 * either end: six with a mean of 0 all have 0.
 */
export function isSafeSum(numbers: Distances, policy: Pick<Policy, 'minimumBase' | 'minimumCell'>): boolean {
  const isAway = (distances: readonly number[]) =>
    distances.filter((distance) => distance > 0).length >= policy.minimumCell;
  return isSafeNationally(numbers, policy) && isAway(numbers.above) && isAway(numbers.below);
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
    if (left.every((numbers) => numbers.above.length === 0 || isSafeSum(numbers, policy))) break;
    const shown = [...groups.keys()].filter((place) => !hidden.has(place));
    hidden.add(
      shown.reduce((one, next) => (groups[next]!.above.length <= groups[one]!.above.length ? next : one)),
    );
  }
  return hidden;
}

export function together(numbers: readonly Distances[]): Distances {
  return {
    above: numbers.flatMap(({ above }) => above),
    below: numbers.flatMap(({ below }) => below),
  };
}
