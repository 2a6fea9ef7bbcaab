import type { Unit } from '../frame/unit.ts';
import { type BreakdownId, breakdownIds, groupsOf, isOrdered, type UnitGroup } from './breakdowns.ts';
import { type FteSums, type StatusCounts, statusCounts, type WaveCounts } from './counts.ts';
import { smallestDifference } from './difference.ts';

/** No group that is told of has fewer units than this, and no two differ by fewer. */
export const fewestUnits = 5;

/** Sums of full-time equivalents are kept from fewer units than this: which of them add up to it can be found. */
const fewestForFte = 20;

/**
 * Counts that do not tell one unit from another: what an analyst sees of a wave that is closed, and what is kept when
 * everything that ties units to the wave has been deleted. docs/response-rate.md says why each step is there.
 */
export function guardedCounts(units: Unit[]): WaveCounts {
  const breakdowns = guardedBreakdowns(units).map(({ id, groups }) => ({
    id,
    groups: groups.map((group) => ({
      codes: group.codes,
      counts: withoutFte(statusCounts(group.units, new Set())),
    })),
  }));
  return { all: withGuardedFte(statusCounts(units, new Set())), breakdowns };
}

/**
 * What an analyst sees of a wave that takes answers: the whole alone. Seen day by day, the group that each new answer
 * came from would in the end tell who gave it.
 */
export function wholeAlone(units: Unit[], started: ReadonlySet<string>): WaveCounts {
  return { all: withoutFte(statusCounts(units, started)), breakdowns: [] };
}

/** A breakdown that would tell of too few together with those before it is left out. */
function guardedBreakdowns(units: Unit[]): { id: BreakdownId; groups: UnitGroup[] }[] {
  const kept: { id: BreakdownId; groups: UnitGroup[] }[] = [];
  for (const id of breakdownIds) {
    const groups = mergeSmall(groupsOf(units, id), isOrdered(id));
    const isSafe = kept.every((each) => smallestDifference(each.groups, groups) >= fewestUnits);
    if (groups.length > 1 && isSafe) kept.push({ id, groups });
  }
  return kept;
}

/**
 * Merges groups until each has enough units: the two smallest, or where groups have an order the smallest and its
 * smaller neighbour. The first on a tie.
 */
export function mergeSmall(groups: UnitGroup[], ordered: boolean): UnitGroup[] {
  const sizes = groups.map(({ units }) => units.length);
  const place = sizes.indexOf(Math.min(...sizes));
  if (groups.length < 2 || sizes[place]! >= fewestUnits) return groups;
  const others = ordered ? [place - 1, place + 1] : [...groups.keys()].filter((each) => each !== place);
  const partner = others
    .filter((each) => groups[each])
    .reduce((smallest, each) => (sizes[each]! < sizes[smallest]! ? each : smallest));
  const [first, second] = [Math.min(place, partner), Math.max(place, partner)];
  const merged = {
    codes: [...groups[first]!.codes, ...groups[second]!.codes],
    units: [...groups[first]!.units, ...groups[second]!.units],
  };
  return mergeSmall(
    groups.flatMap((group, each) => (each === first ? [merged] : each === second ? [] : [group])),
    ordered,
  );
}

function withoutFte(counts: StatusCounts): StatusCounts {
  return { ...counts, fte: { hidden: true } };
}

/** The sum of those that answered in whole numbers, and only where many answered or did not in many ways. */
function withGuardedFte(counts: StatusCounts): StatusCounts {
  const { units, answered, fte } = counts;
  const isTold =
    units >= fewestForFte && answered >= fewestUnits && units - answered >= fewestUnits && 'all' in fte;
  return isTold ? { ...counts, fte: rounded(fte) } : withoutFte(counts);
}

function rounded(fte: FteSums): FteSums {
  return { ...fte, answered: Math.round(fte.answered) };
}
