import type { Division } from '../analysis/crossings.ts';
import type { Exchange, Stratum } from '../analysis/exchanges.ts';
import type { Category } from '../analysis/table.ts';
import type { Goal } from './audit.ts';
import { optionsIn } from './columns.ts';
import type { Policy } from './policy.ts';
import { type Sum, totalIn, type Witness } from './programme.ts';
import type { Unknowns } from './unknowns.ts';

/** A group of a breakdown, and the atoms in it. */
export interface Place {
  breakdown: string;
  code: string;
  atoms: ReadonlySet<number>;
  /** Its cells may be published. Those of the others follow when the shown ones are subtracted, and are protected. */
  isShown: boolean;
}

/** Where respondents are, and which groups are shown, for one variable. */
export interface Layout {
  atoms: number[][];
  divisions: Division[];
  isShown(breakdown: string, code: string): boolean;
}

/**
 * What must be possible whatever is published of a variable: every sensitive cell can take values as far apart as the
 * policy says, or as the national figure alone leaves room for; and no atom is known to have chosen a part of the
 * scale to the last respondent, or not at all, unless all or none have.
 *
 * @param wanted the categories that the national table has
 */
export function goalsOf(
  exchange: Exchange,
  unknowns: Unknowns,
  wanted: Coded[],
  layout: Layout,
  policy: Policy,
): Goal[] {
  const places = [...placesOf(layout), ...hiddenAlone(layout)];
  return [
    ...distinct(wanted).flatMap(({ options }) =>
      places.flatMap((place) => sensitive(exchange, unknowns, options, place, policy)),
    ),
    ...atomGoals(exchange, unknowns, layout.atoms),
  ];
}

export interface Figure {
  count: number;
  base: number;
}

export function isSensitive({ count, base }: Figure, { minimumCell }: Policy): boolean {
  return count < minimumCell || base - count < minimumCell;
}

/** How many in some strata chose some options, and how many they are. */
export function countIn(
  { strata }: Exchange,
  options: ReadonlySet<number>,
  isIn: (stratum: Stratum) => boolean,
): Figure {
  const figure = { count: 0, base: 0 };
  for (const stratum of strata) {
    if (!isIn(stratum)) continue;
    for (const [option, count] of stratum.counts.entries()) {
      figure.base += count;
      if (options.has(option)) figure.count += count;
    }
  }
  return figure;
}

/** A category, by the options of the exchange that it holds. */
export interface Coded {
  code: string;
  options: ReadonlySet<number>;
}

/** Categories by which of the options of the exchange they hold. Those that hold none of them are another's. */
export function codesIn({ codes }: Exchange, categories: Category[]): Coded[] {
  return categories
    .map((category) => ({
      code: category.code,
      options: new Set(
        optionsIn(category)
          .map((code) => codes.indexOf(code))
          .filter((option) => option >= 0),
      ),
    }))
    .filter(({ options }) => options.size > 0);
}

/** A net of one option is that option. */
function distinct<C extends { options: ReadonlySet<number> }>(categories: C[]): C[] {
  return [...new Map(categories.map((one) => [[...one.options].sort().join(), one])).values()];
}

/** Each group that is not shown, by itself: it has a line in the table, and what is left holds others too. */
function hiddenAlone({ atoms, divisions, isShown }: Layout): Place[] {
  return divisions.flatMap(({ breakdown, groups }, at) =>
    groups.flatMap(({ code }, group): Place[] => {
      const own = [...atoms.keys()].filter((atom) => atoms[atom]![at] === group);
      return isShown(breakdown, code) ? [] : [{ breakdown, code, atoms: new Set(own), isShown: false }];
    }),
  );
}

export function placesOf({ atoms, divisions, isShown }: Layout): Place[] {
  return divisions.flatMap(({ breakdown, groups }, at) => {
    const places = [...groups.map(({ code }) => code), ''].map(
      (code, place): Place => ({
        breakdown,
        code,
        atoms: new Set([...atoms.keys()].filter((atom) => atoms[atom]![at] === place)),
        isShown: code !== '' && isShown(breakdown, code),
      }),
    );
    // Whoever subtracts the shown groups sees the others as one.
    const rest = new Set(places.filter((place) => !place.isShown).flatMap((place) => [...place.atoms]));
    return [...places.filter((place) => place.isShown), { breakdown, code: '', atoms: rest, isShown: false }];
  });
}

export function isAt({ atoms }: Pick<Place, 'atoms'>): (stratum: Stratum) => boolean {
  return ({ atom }) => atoms.has(atom);
}

export function partsOf({ partOf }: Unknowns, options: ReadonlySet<number>): Set<number> {
  return new Set([...options].map((option) => partOf[option]!));
}

/** How far apart the values must be: no further than the national figure alone leaves room for. */
export function widthOf({ base }: Figure, all: Figure, { protectionWidth }: Policy): number {
  const lowest = Math.max(0, all.count - (all.base - base));
  return Math.min(protectionWidth, Math.min(all.count, base) - lowest);
}

/** The goal of a sensitive cell; none of another, nor of one that the national figure leaves no room. */
function sensitive(
  exchange: Exchange,
  unknowns: Unknowns,
  options: ReadonlySet<number>,
  place: Place,
  policy: Policy,
): Goal[] {
  const figure = countIn(exchange, options, isAt(place));
  if (!isSensitive(figure, policy)) return [];
  const all = countIn(exchange, options, () => true);
  const apart = widthOf(figure, all, policy);
  if (apart <= 0) return [];
  const parts = partsOf(unknowns, options);
  const isWhole = unknowns.partOf.every((part, option) => !parts.has(part) || options.has(option));
  const sum = unknowns.sumOf(isAt(place), parts);
  return [
    { sum, needs: { apart }, ...(isWhole ? {} : { span: spanOf(exchange, unknowns, options, place) }) },
  ];
}

/**
 * How few and how many in a place may have chosen an option that is one of several in its part. In each context, who
 * chose the part may have chosen this option or another of it in every way that adds up to the national figures.
 */
function spanOf(
  { strata }: Exchange,
  { sumOf, partOf }: Unknowns,
  options: ReadonlySet<number>,
  place: Place,
) {
  const [first] = options;
  const part = partOf[first!]!;
  const contexts = [...new Set(strata.map(({ context }) => context))].map((context) => {
    const own = strata.filter((stratum) => stratum.context === context);
    const count = (isCounted: (option: number) => boolean) =>
      own.reduce(
        (sum, { counts }) =>
          sum + counts.reduce((all, each, option) => all + (isCounted(option) ? each : 0), 0),
        0,
      );
    return {
      sum: sumOf(
        (stratum) => stratum.context === context && place.atoms.has(stratum.atom),
        new Set([part]),
      ) as Sum,
      chosen: count((option) => options.has(option)),
      others: count((option) => partOf[option] === part && !options.has(option)),
    };
  });
  return (witness: Witness): [number, number] =>
    contexts.reduce<[number, number]>(
      ([lowest, highest], { sum, chosen, others }) => {
        const value = totalIn(sum, witness);
        return [lowest + Math.max(0, value - others), highest + Math.min(value, chosen)];
      },
      [0, 0],
    );
}

/** For each atom and part: not all of the atom, and not none, unless all respondents chose it or none did. */
function atomGoals(exchange: Exchange, unknowns: Unknowns, atoms: number[][]): Goal[] {
  return [...atoms.keys()].flatMap((atom) => {
    const isIn = (stratum: Stratum) => stratum.atom === atom;
    const { base } = countIn(exchange, new Set(), isIn);
    if (base === 0) return [];
    return Array.from({ length: unknowns.parts }, (_, part) => part).flatMap((part): Goal[] => {
      const options = new Set(
        [...unknowns.partOf.keys()].filter((option) => unknowns.partOf[option] === part),
      );
      const all = countIn(exchange, options, () => true);
      const sum = unknowns.sumOf(isIn, new Set([part]));
      return [
        ...(all.count < all.base ? [{ sum, needs: { atMost: base - 1 } }] : []),
        ...(all.count > 0 ? [{ sum, needs: { atLeast: 1 } }] : []),
      ];
    });
  });
}
