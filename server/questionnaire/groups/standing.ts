import type { Answer } from '../answer.ts';
import type { Leaf } from '../condition.ts';
import { type Item, isNumeric, optionsOf } from '../kinds/all.ts';
import { leafHolds } from '../routing.ts';

/**
 * How a respondent stands among the groups: whether what conditions look at there holds, by {@link keyOf} the leaf, or
 * nothing when that is not answered.
 */
export type Standing = ReadonlyMap<string, boolean | undefined>;

export function keyOf(leaf: Leaf): string {
  return JSON.stringify(leaf);
}

/** No questionnaire that somebody has written comes near. */
const mostStandings = 2000;

/**
 * Every way to stand that the leaves tell of.
 *
 * @param leaves on items that make groups
 * @returns nothing when there are too many to go through
 */
export function standingsOn(leaves: Leaf[], items: ReadonlyMap<string, Item>): Standing[] | undefined {
  let standings: Standing[] = [new Map()];
  for (const id of new Set(leaves.map(({ item }) => item))) {
    const own = leaves.filter(({ item }) => item === id);
    const item = items.get(id);
    if (own.length > 10 && !isSingle(item)) return undefined;
    const ways = waysOf(own, item);
    if (standings.length * ways.length > mostStandings) return undefined;
    standings = standings.flatMap((standing) => ways.map((way) => new Map([...standing, ...way])));
  }
  return standings;
}

function isSingle(item: Item | undefined): item is Item {
  return item !== undefined && (isNumeric(item) || item.kind === 'one' || item.kind === 'scale');
}

function waysOf(leaves: Leaf[], item: Item | undefined): Standing[] {
  const ways = isSingle(item)
    ? answersTo(item, leaves).map((answer) => leaves.map((leaf) => truthOf(leaf, item, answer)))
    : combinations(leaves.length);
  const distinct = new Map(ways.map((way) => [JSON.stringify(way.map(String)), way]));
  return [...distinct.values()].map((way) => new Map(leaves.map((leaf, place) => [keyOf(leaf), way[place]])));
}

/** Of several answers, rows and days no more is known than that each leaf may hold or not. */
function combinations(count: number): boolean[][] {
  return Array.from({ length: 2 ** count }, (_, number) =>
    Array.from({ length: count }, (_, place) => Boolean(number & (1 << place))),
  );
}

/** No answer, and one of each sort that the leaves tell apart. */
function answersTo(item: Item, leaves: Leaf[]): (Answer | undefined)[] {
  if (!isNumeric(item)) return [undefined, ...optionsOf(item).map(({ code }) => code)];
  const limits = leaves
    .flatMap((leaf) => ('atLeast' in leaf ? [leaf.atLeast] : 'atMost' in leaf ? [leaf.atMost] : []))
    .toSorted((a, b) => a - b);
  const between = limits.slice(1).map((limit, place) => (limit + limits[place]!) / 2);
  const beyond = [(limits[0] ?? 0) - 1, (limits.at(-1) ?? 0) + 1];
  return [undefined, ...limits, ...between, ...beyond];
}

/** An option that says why there is no opinion is unknown where it is not named, as in what is derived. */
function truthOf(leaf: Leaf, item: Item, answer: Answer | undefined): boolean | undefined {
  const holds = leafHolds(leaf, answer === undefined ? {} : { [item.id]: answer });
  if ('answered' in leaf || holds) return holds;
  const isMissing = optionsOf(item).some(({ code, missing }) => missing && code === answer);
  return answer === undefined || isMissing ? undefined : false;
}
