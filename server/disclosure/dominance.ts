import type { Policy } from './policy.ts';

/** Numbers that are summed: how many, their sum, and the two largest in falling order. */
export interface Summed {
  answers: number;
  total: number;
  largest: readonly number[];
}

/** How near the largest number its nearest competitor may come by subtraction, as a part of it (the p %-rule). */
const nearest = 0.1;

/** Whether the second largest could work out the largest to within a tenth, by taking their own from the sum. */
export function isDominated({ total, largest: [first = 0, second = 0] }: Summed): boolean {
  return total - first - second < nearest * first;
}

/**
 * Which sums, or means, must be hidden when that of all is shown: those of fewer than the minimum or that somebody
 * dominates; and then the smallest of the shown, the later on a tie, as long as what is left when the shown are
 * subtracted is such a one.
 *
 * @param ungrouped those in the sum of all and in no group. They are subtracted too, but protect nobody.
 * @returns places in `groups`
 */
export function hiddenSums(
  groups: readonly Summed[],
  ungrouped: Summed,
  { minimumBase }: Pick<Policy, 'minimumBase'>,
  also: ReadonlySet<number> = new Set(),
): Set<number> {
  const isSafe = (sum: Summed) => sum.answers >= minimumBase && !isDominated(sum);
  const hidden = new Set([...groups.keys()].filter((place) => also.has(place) || !isSafe(groups[place]!)));
  while (hidden.size < groups.length) {
    const held = together([...hidden].map((place) => groups[place]!));
    const left = [held, together([held, ungrouped])];
    if (left.every((sum) => sum.answers === 0 || isSafe(sum))) break;
    const shown = [...groups.keys()].filter((place) => !hidden.has(place));
    hidden.add(shown.reduce((one, next) => (groups[next]!.answers <= groups[one]!.answers ? next : one)));
  }
  return hidden;
}

function together(sums: Summed[]): Summed {
  return {
    answers: sums.reduce((count, { answers }) => count + answers, 0),
    total: sums.reduce((sum, { total }) => sum + total, 0),
    largest: sums
      .flatMap(({ largest }) => largest)
      .toSorted((one, other) => other - one)
      .slice(0, 2),
  };
}
