import { type Constraint, solve } from 'yalps';
import type { Numbers } from '../analysis/numbers.ts';
import { type Spread, spreadTogether } from '../analysis/spread.ts';
import { fewestConcerned } from './differencing.ts';
import { nearest } from './dominance.ts';
import type { Policy } from './policy.ts';

/** The atoms whose numbers are in a sum that is published, or in a mean. */
export type AtomsOfSum = ReadonlySet<number>;

/**
 * Whether sums of the same numbers may be published together. Groups of two breakdowns that cross tell more than each by
 * itself: Oslo less the districts is six respondents, and only one of them may have answered.
 *
 * - No sum and difference of them may concern fewer than the minimum of those with a number.
 * - None of these may work out the largest number of an atom to within a tenth, from the sums and their own (the
 *   p %-rule), nor that all of an atom stand at an end. How large it can be is the largest that a part of the sums can
 *   be, when no part is below nothing: a linear programme. What the solver does not find is not safe.
 */
export function areSafeTogether(
  numbers: Pick<Numbers, 'above' | 'below'>,
  sums: readonly AtomsOfSum[],
  { minimumBase }: Pick<Policy, 'minimumBase'>,
): boolean {
  const [above, below] = [partsIn(numbers.above, sums), partsIn(numbers.below, sums)];
  const known = above.map((part) => ({ members: part.members, respondents: part.numbers.count }));
  return fewestConcerned(known, minimumBase) === undefined && !tellsLargest(above) && !tellsLargest(below);
}

/** What every sum holds all of, or nothing: `members` is 1 for each sum that holds it. None is below nothing. */
interface Part {
  members: number[];
  numbers: Spread;
}

function partsIn(numbers: readonly Spread[], sums: readonly AtomsOfSum[]): Part[] {
  const parts = new Map<string, { members: number[]; all: Spread[] }>();
  for (const [atom, own] of numbers.entries()) {
    const members = sums.map((sum) => Number(sum.has(atom)));
    if (own.count === 0 || !members.includes(1)) continue;
    const part = parts.get(members.join()) ?? { members, all: [] };
    part.all.push(own);
    parts.set(members.join(), part);
  }
  return [...parts.values()].map(({ members, all }) => ({ members, numbers: spreadTogether(all) }));
}

/** Knowing one number takes away no more than this many times it from what another can be. */
const mostTimes = 2;

function tellsLargest(parts: readonly Part[]): boolean {
  const totals = parts[0]?.members.map((_, sum) =>
    parts.reduce((total, { members, numbers }) => total + (members[sum] === 1 ? numbers.sum : 0), 0),
  );
  if (!totals) return false;
  const nothing = 1e-6 * Math.max(1, ...totals);
  const largest = parts.map(({ numbers }) => numbers.largestTwo);
  return parts.some((_, place) => {
    const [first, second] = largest[place]!;
    const isTold = (most: number | undefined) =>
      most === undefined || most <= nothing || most < (1 + nearest) * first - nothing;
    const most = mostOf(parts, totals, place);
    if (most === undefined || isTold(most - second)) return true;
    return parts.some((_, other) => {
      const own = largest[other]![0];
      return (
        other !== place &&
        isTold(most - mostTimes * own) &&
        isTold(mostOf(parts, totals, place, { part: other, least: own }))
      );
    });
  });
}

/** The most that a part can be, with somebody who knows that another is at least so much. */
function mostOf(
  parts: readonly Part[],
  totals: readonly number[],
  place: number,
  known?: { part: number; least: number },
): number | undefined {
  const objective = -1;
  const atLeast = totals.length;
  const constraints: [number, Constraint][] = totals.map((total, sum) => [sum, { equal: total }]);
  if (known) constraints.push([atLeast, { min: known.least }]);
  const variables = parts.map(({ members }, part): [number, [number, number][]] => [
    part,
    [
      ...members.flatMap((member, sum): [number, number][] => (member === 1 ? [[sum, 1]] : [])),
      ...(part === known?.part ? [[atLeast, 1] as [number, number]] : []),
      ...(part === place ? [[objective, 1] as [number, number]] : []),
    ],
  ]);
  const found = solve({ direction: 'maximize', objective, constraints, variables }, { maxPivots: 20_000 });
  return found.status === 'optimal' ? found.result : undefined;
}
