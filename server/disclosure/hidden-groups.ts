import type { Policy } from './policy.ts';

/**
 * Which groups must be hidden when the total of all groups is shown: those below the minimum base, and then, as
 * long as the hidden ones could be found by subtraction, the smallest of the shown (on a tie the later).
 * Together the hidden hold nobody, or at least the minimum.
 *
 * @param sizes respondents in each group
 * @param unshown respondents in the total and in no group. They are subtracted along with the hidden groups, but
 * they protect nobody: their number may be known.
 * @returns places in `sizes`
 */
export function hiddenGroups(
  sizes: number[],
  { minimumBase }: Pick<Policy, 'minimumBase'>,
  unshown = 0,
): Set<number> {
  const hidden = new Set(sizes.flatMap((size, place) => (size < minimumBase ? [place] : [])));
  const isSafe = (size: number) => size === 0 || size >= minimumBase;
  while (hidden.size < sizes.length) {
    const held = sizes.reduce((sum, size, place) => sum + (hidden.has(place) ? size : 0), 0);
    if (isSafe(held) && isSafe(held + unshown)) break;
    hidden.add(smallestShown(sizes, hidden));
  }
  return hidden;
}

function smallestShown(sizes: number[], hidden: Set<number>): number {
  return sizes.reduce(
    (smallest, size, place) =>
      hidden.has(place) || (smallest >= 0 && size > sizes[smallest]!) ? smallest : place,
    -1,
  );
}
