import type { Atom, Breakdown, Crossings, Division } from '../analysis/crossings.ts';
import { fewestConcerned } from './differencing.ts';
import type { Policy } from './policy.ts';

/** The groups that a wave is shown in: one set for all its items. */
export interface Groups {
  divisions: Division[];
  /**
   * Groups that are never shown, by the id of the breakdown: what is left when the shown ones are subtracted from
   * everybody would otherwise be the few who are in no group.
   */
  hidden: ReadonlyMap<string, string>;
  dropped: { breakdown: string; reason: DropReason }[];
}

/** Too few respondents for two groups; or the groups of several breakdowns together give a few away. */
export type DropReason = 'tooFew' | 'differencing';

/** Decides the groups from how many respondents are where, and from no answer to anything else. */
export function groupsFor({ breakdowns, atoms }: Crossings, policy: Policy): Groups {
  if (policy.mode === 'open')
    return {
      divisions: breakdowns.map(({ id, codes }) => ({ breakdown: id, groups: codes.map(alone) })),
      hidden: new Map(),
      dropped: [],
    };
  const sized = breakdowns.map((breakdown, place) => sizedGroups(breakdown, atoms, place));
  const merged = sized.map((groups, place) => mergeSmall(groups, breakdowns[place]!.isOrdered, policy));
  const dropped = new Map<number, DropReason>();
  for (const [place, groups] of merged.entries()) if (groups.length < 2) dropped.set(place, 'tooFew');
  const ungrouped = breakdowns.map((_, place) => sizeWhere(atoms, (codes) => codes[place] === undefined));
  const hidden = merged.map((groups, place) =>
    ungrouped[place]! > 0 && ungrouped[place]! < policy.minimumBase ? smallestOf(groups) : undefined,
  );
  const places = () => [...breakdowns.keys()].filter((place) => !dropped.has(place));
  while (tellsOfFew(atoms, places(), merged, hidden, policy)) dropped.set(places().at(-1)!, 'differencing');
  return {
    divisions: places().map((place) => ({
      breakdown: breakdowns[place]!.id,
      groups: merged[place]!.map(({ code, members }) => ({ code, members })),
    })),
    hidden: new Map(
      places().flatMap((place) => (hidden[place] ? [[breakdowns[place]!.id, hidden[place].code]] : [])),
    ),
    dropped: [...dropped].map(([place, reason]) => ({ breakdown: breakdowns[place]!.id, reason })),
  };
}

/** A group of a breakdown, or several that are merged. */
export interface SizedGroup {
  code: string;
  members: string[];
  respondents: number;
}

/**
 * Merges groups until each has the minimum. Those in order: the smallest, the first on a tie, with its smaller
 * neighbour. The others: the two smallest. Members keep the order of the questionnaire.
 */
export function mergeSmall(
  groups: SizedGroup[],
  isOrdered: boolean,
  { minimumBase }: Pick<Policy, 'minimumBase'>,
): SizedGroup[] {
  const smallest = placeOfSmallest(groups);
  if (smallest === undefined || groups.length < 2 || groups[smallest]!.respondents >= minimumBase)
    return groups;
  const others = [...groups.keys()].filter(
    (place) => place !== smallest && (!isOrdered || Math.abs(place - smallest) === 1),
  );
  const other = others.reduce((one, next) =>
    groups[next]!.respondents < groups[one]!.respondents ? next : one,
  );
  const [first, second] = [Math.min(smallest, other), Math.max(smallest, other)];
  const rest = groups.filter((_, place) => place !== second);
  return mergeSmall(rest.with(first, union(groups[first]!, groups[second]!)), isOrdered, { minimumBase });
}

function union(one: SizedGroup, other: SizedGroup): SizedGroup {
  const members = [...one.members, ...other.members];
  return { code: members.join('+'), members, respondents: one.respondents + other.respondents };
}

function placeOfSmallest(groups: SizedGroup[]): number | undefined {
  return [...groups.keys()].reduce<number | undefined>(
    (one, next) => (one === undefined || groups[next]!.respondents < groups[one]!.respondents ? next : one),
    undefined,
  );
}

/** On a tie the later. */
function smallestOf(groups: SizedGroup[]): SizedGroup | undefined {
  return groups.reduce<SizedGroup | undefined>(
    (one, next) => (one === undefined || next.respondents <= one.respondents ? next : one),
    undefined,
  );
}

/** The hidden group and those in no group are one to whoever subtracts. */
function tellsOfFew(
  atoms: Atom[],
  places: number[],
  merged: SizedGroup[][],
  hidden: (SizedGroup | undefined)[],
  { minimumBase }: Policy,
): boolean {
  const known = atoms.map(({ codes, respondents }) => ({
    respondents,
    members: places.flatMap((place) => {
      const shown = merged[place]!.filter((group) => group !== hidden[place]);
      const own = shown.findIndex(({ members }) => members.includes(codes[place] ?? ''));
      return [...shown.keys(), -1].map((group) => Number(group === own));
    }),
  }));
  return fewestConcerned(known, minimumBase) !== undefined;
}

function sizedGroups({ codes }: Breakdown, atoms: Atom[], place: number): SizedGroup[] {
  return codes.map((code) => ({ ...alone(code), respondents: sizeWhere(atoms, (of) => of[place] === code) }));
}

function alone(code: string) {
  return { code, members: [code] };
}

function sizeWhere(atoms: Atom[], isIn: (codes: Atom['codes']) => boolean): number {
  return atoms.reduce((sum, { codes, respondents }) => sum + (isIn(codes) ? respondents : 0), 0);
}
