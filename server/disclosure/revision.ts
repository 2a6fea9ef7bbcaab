import type { Policy } from './policy.ts';

/** The shown groups of a table: the national one under the code that it has there. Nothing for a hidden count. */
export interface RevisedTable {
  id: string;
  groups: { code: string; base: number; counts: (number | undefined)[] }[];
}

/** Groups that a revision would tell of a few in: at least so many were added, taken out or changed. */
export interface Revealed {
  table: string;
  /** Of the newer version: one, or those that together are groups of the older. */
  groups: string[];
  respondents: number;
}

/**
 * Which groups a revision would tell of a few in, when it is laid beside what was published before. None of the
 * respondents of a group may have been added or changed, or at least the minimum base of them. How many that is, is
 * known from below: at least as many as the base, a count, or those who are not in a count differ by. Groups that are
 * merged in one of the versions are compared with the sum of theirs in the other.
 *
 * @param before the tables of the version that is published, shown groups alone
 * @returns none when the revision may be published
 */
export function revealedBy(
  before: readonly RevisedTable[],
  after: readonly RevisedTable[],
  { minimumBase }: Pick<Policy, 'minimumBase'>,
): Revealed[] {
  const earlier = new Map(before.map(({ id, groups }) => [id, groups]));
  return after.flatMap(({ id, groups }) =>
    comparable(earlier.get(id) ?? [], groups).flatMap((pair): Revealed[] => {
      const respondents = leastChanged(sumOf(pair.before), sumOf(pair.after));
      return respondents > 0 && respondents < minimumBase
        ? [{ table: id, groups: pair.after.map(({ code }) => code), respondents }]
        : [];
    }),
  );
}

type Group = RevisedTable['groups'][number];

interface Pair {
  before: Group[];
  after: Group[];
}

/** The smallest sets of groups that hold the same in both versions. */
function comparable(before: readonly Group[], after: readonly Group[]): Pair[] {
  const pairs: Pair[] = [];
  const left = new Set(after);
  for (const group of after) {
    if (!left.has(group)) continue;
    const pair: Pair = { before: [], after: [group] };
    for (let size = -1; size !== pair.before.length + pair.after.length; ) {
      size = pair.before.length + pair.after.length;
      pair.before = before.filter((each) => pair.after.some((other) => overlaps(each, other)));
      pair.after = after.filter(
        (each) => each === group || pair.before.some((other) => overlaps(each, other)),
      );
    }
    for (const each of pair.after) left.delete(each);
    if (membersOf(pair.before) === membersOf(pair.after)) pairs.push(pair);
  }
  return pairs;
}

function overlaps(one: Group, other: Group): boolean {
  const codes = codesOf(other);
  return codesOf(one).some((code) => codes.includes(code));
}

/** A merged group has the codes of its members with `+` between. */
function codesOf({ code }: Group): string[] {
  return code.split('+');
}

function membersOf(groups: readonly Group[]): string {
  return groups.flatMap(codesOf).sort().join('+');
}

/** A count that is hidden in one of the groups is not known of all of them. */
function sumOf(groups: readonly Group[]): Pick<Group, 'base' | 'counts'> {
  const [first, ...rest] = groups;
  return rest.reduce(
    (sum, { base, counts }) => ({
      base: sum.base + base,
      counts: sum.counts.map((count, place) => {
        const other = counts[place];
        return count === undefined || other === undefined ? undefined : count + other;
      }),
    }),
    { base: first!.base, counts: first!.counts },
  );
}

function leastChanged(before: Pick<Group, 'base' | 'counts'>, after: Pick<Group, 'base' | 'counts'>): number {
  const base = after.base - before.base;
  const changes = after.counts.flatMap((count, place) => {
    const known = before.counts[place];
    if (count === undefined || known === undefined) return [];
    return [Math.abs(count - known), Math.abs(base - (count - known))];
  });
  return Math.max(Math.abs(base), ...changes);
}
