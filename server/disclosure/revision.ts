import type { Policy } from './policy.ts';

/** The shown groups of a table: the national one under the code that it has there. Nothing for a hidden count. */
export interface RevisedTable {
  id: string;
  groups: { code: string; base: number; counts: (number | undefined)[] }[];
}

/** A group where a revision would tell of a few: at least so many were added, taken out or changed. */
export interface Revealed {
  table: string;
  group: string;
  respondents: number;
}

/**
 * Which groups a revision would tell of a few in, when it is laid beside what was published before. None of the
 * respondents of a group may have been added or changed, or at least the minimum base of them. How many that is, is
 * known from below: at least as many as the base, a count, or those who are not in a count differ by.
 *
 * @param before the tables of the version that is published, shown groups alone
 * @returns none when the revision may be published
 */
export function revealedBy(
  before: readonly RevisedTable[],
  after: readonly RevisedTable[],
  { minimumBase }: Pick<Policy, 'minimumBase'>,
): Revealed[] {
  const earlier = new Map(
    before.map(({ id, groups }) => [id, new Map(groups.map((group) => [group.code, group]))]),
  );
  return after.flatMap(({ id, groups }) =>
    groups.flatMap((group) => {
      const known = earlier.get(id)?.get(group.code);
      const respondents = known ? leastChanged(known, group) : 0;
      return respondents > 0 && respondents < minimumBase
        ? [{ table: id, group: group.code, respondents }]
        : [];
    }),
  );
}

type Group = RevisedTable['groups'][number];

function leastChanged(before: Group, after: Group): number {
  const base = after.base - before.base;
  const changes = after.counts.flatMap((count, place) => {
    const known = before.counts[place];
    if (count === undefined || known === undefined) return [];
    return [Math.abs(count - known), Math.abs(base - (count - known))];
  });
  return Math.max(Math.abs(base), ...changes);
}
