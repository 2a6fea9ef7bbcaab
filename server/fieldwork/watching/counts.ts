import { tidySum } from '../../statistics/rounding.ts';
import type { Unit } from '../frame/unit.ts';
import { type BreakdownId, breakdownIds, groupsOf, type UnitGroup } from './breakdowns.ts';

/**
 * Where the units of a wave, or of a group in it, stand. These are facts about who takes part, made from the
 * register alone: nothing here knows an answer.
 *
 * A unit is in one of `answered`, `declined`, `started`, `bounced` and `silent`, which sum to `units`.
 */
export interface StatusCounts {
  units: number;
  invited: number;
  answered: number;
  /** Have said that they will not answer, and have not. */
  declined: number;
  /** Have begun, and have neither delivered nor declined. */
  started: number;
  /** None of those, and every address they had that could be used has refused messages. */
  bounced: number;
  /** None of those: have not been heard from. */
  silent: number;
  /** Of those that have begun or are silent: have been invited, and have somebody who can be written to. */
  remindable: number;
  fte: FteSums | { hidden: true };
}

/** Full-time equivalents in the register. */
export interface FteSums {
  all: number;
  answered: number;
  /** How many units the register has no number for. They count for nothing in the sums. */
  unitsWithout: number;
}

export interface WaveCounts {
  all: StatusCounts;
  /** Those that tell two groups or more apart. */
  breakdowns: BreakdownCounts[];
}

export interface BreakdownCounts {
  id: BreakdownId;
  groups: GroupCounts[];
}

export interface GroupCounts {
  /** As in {@link UnitGroup}. */
  codes: string[];
  counts: StatusCounts;
}

/** @param started ids of units with a draft. Those that have delivered may be among them */
export function countsOf(units: Unit[], started: ReadonlySet<string>): WaveCounts {
  const breakdowns = breakdownIds.map((id) => ({ id, groups: groupsOf(units, id) }));
  return {
    all: statusCounts(units, started),
    breakdowns: breakdowns
      .filter(({ groups }) => groups.length > 1)
      .map(({ id, groups }) => ({ id, groups: groups.map((group) => countGroup(group, started)) })),
  };
}

function countGroup({ codes, units }: UnitGroup, started: ReadonlySet<string>): GroupCounts {
  return { codes, counts: statusCounts(units, started) };
}

export function statusCounts(units: Unit[], started: ReadonlySet<string>): StatusCounts {
  const standing = units.map((unit) => standingOf(unit, started));
  const count = (wanted: Standing) => standing.filter((each) => each === wanted).length;
  return {
    units: units.length,
    invited: units.filter(({ invited }) => invited).length,
    answered: count('answered'),
    declined: count('declined'),
    started: count('started'),
    bounced: count('bounced'),
    silent: count('silent'),
    remindable: units.filter(isRemindable).length,
    fte: fteSums(units),
  };
}

type Standing = 'answered' | 'declined' | 'started' | 'bounced' | 'silent';

function standingOf(unit: Unit, started: ReadonlySet<string>): Standing {
  if (unit.answered) return 'answered';
  if (unit.declined) return 'declined';
  if (started.has(unit.id)) return 'started';
  return hasBounced(unit) ? 'bounced' : 'silent';
}

/** A unit that nobody could be reached at, by the mail servers' word. */
function hasBounced({ contacts }: Unit): boolean {
  const states = contacts.map(({ state }) => state);
  return states.includes('bounced') && !states.includes('reachable');
}

/** Whether a unit may still be written to about answering. */
export function isRemindable({ invited, answered, declined, contacts }: Unit): boolean {
  return invited && !answered && !declined && contacts.some(({ state }) => state === 'reachable');
}

function fteSums(units: Unit[]): FteSums {
  const sum = (some: Unit[]) => tidySum(some.reduce((total, { facts }) => total + (facts.fte ?? 0), 0));
  return {
    all: sum(units),
    answered: sum(units.filter(({ answered }) => answered)),
    unitsWithout: units.filter(({ facts }) => facts.fte === undefined).length,
  };
}
