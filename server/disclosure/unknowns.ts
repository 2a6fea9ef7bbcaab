import type { Exchange, Stratum, Ticks } from '../analysis/exchanges.ts';
import type { Equation, Programme, Sum, Witness } from './programme.ts';

/**
 * What a reader does not know of one variable: how many in each stratum chose each part of the scale. A part is
 * options that every column has either all or none of, so no figure tells them apart. The number in the stratum is
 * known, and so how many chose the last part follows from the others.
 */
export interface Unknowns {
  programme: Programme;
  truth: Witness;
  /** The part that each option belongs to. */
  partOf: readonly number[];
  parts: number;
  /** Of several, and of each stratum: the unknown that is how many ticked nothing, where those are in the base. */
  blanks: readonly (number | undefined)[];
  /** How many in these strata chose these parts. */
  sumOf(isIn: (stratum: Stratum) => boolean, parts: ReadonlySet<number>): Sum;
}

/** @param columns the options of each column, as places among those of the exchange */
export function unknownsOf({ codes, strata }: Exchange, columns: ReadonlySet<number>[]): Unknowns {
  const signatures = codesOf(strata, codes).map((_, option) =>
    columns.map((column) => column.has(option)).join(),
  );
  const distinct = [...new Set(signatures)];
  const partOf = signatures.map((signature) => distinct.indexOf(signature));
  const parts = distinct.length;
  const free = parts - 1;
  const chose = strata.map(({ counts }) =>
    distinct.map((_, part) => total(counts.filter((_, option) => partOf[option] === part))),
  );
  const sizes = strata.map(({ counts }) => total(counts));
  const contexts = [...new Set(strata.map(({ context }) => context))];
  const inContext = contexts.map((context) =>
    [...strata.keys()].filter((place) => strata[place]!.context === context),
  );
  const least = strata.flatMap((stratum, place) =>
    Array.from({ length: free }, () => leastTicked(stratum, sizes[place]!)),
  );
  const most = strata.flatMap((stratum, place) =>
    Array.from({ length: free }, (_, part) => {
      const own = inContext[contexts.indexOf(stratum.context)]!;
      return Math.min(sizes[place]!, total(own.map((each) => chose[each]![part]!)));
    }),
  );
  const truth = chose.flatMap((counts) => counts.slice(0, free));
  const equations: Equation[] = inContext.flatMap((own) =>
    Array.from({ length: free }, (_, part) => {
      const count = total(own.map((place) => chose[place]![part]!));
      return {
        sum: { terms: own.map((place) => [place * free + part, 1] as const), constant: 0 },
        from: count,
        to: count,
      };
    }),
  );
  if (free > 1)
    for (const place of strata.keys())
      equations.push({
        sum: {
          terms: Array.from({ length: free }, (_, part) => [place * free + part, 1] as const),
          constant: 0,
        },
        from: 0,
        to: sizes[place]!,
      });
  const programme = { least, most, equations };
  const blanks = addTicks(programme, truth, strata, sizes);
  return {
    programme,
    truth,
    partOf,
    parts,
    blanks,
    sumOf: (isIn, wanted) => {
      // With the last part in it, the sum is the whole less the parts that are not.
      const last = wanted.has(free);
      const own = [...strata.keys()].filter((place) => isIn(strata[place]!));
      const told = Array.from({ length: free }, (_, part) => part).filter(
        (part) => wanted.has(part) !== last,
      );
      return {
        terms: own.flatMap((place) => told.map((part) => [place * free + part, last ? -1 : 1] as const)),
        constant: last ? total(own.map((place) => sizes[place]!)) : 0,
      };
    },
  };
}

/** Of several there is one code, and a last count of those who did not tick it. */
function codesOf(strata: Stratum[], codes: string[]): readonly unknown[] {
  return strata[0]?.counts ?? codes;
}

/** Where nobody in the base ticked nothing, somebody must have ticked this one if the others do not go round. */
function leastTicked({ ticks }: Stratum, size: number): number {
  if (!ticks || ticks.blank !== undefined) return 0;
  return Math.max(0, size - ticks.alone - ticks.together);
}

/**
 * What the other options of several leave room for. Each atom keeps its ticks of every other option, and they may be
 * anybody's in it; how many ticked nothing is known for all atoms together. Whoever is neither blank nor has an option
 * that stands alone has ticks that can be combined: they are no fewer than those of the option with most, and each has
 * no fewer ticks and no more than the item says. Any numbers that are so can be somebody's.
 *
 * @returns of each stratum, the unknown that is how many ticked nothing
 */
function addTicks(
  programme: { least: number[]; most: number[]; equations: Equation[] },
  truth: number[],
  strata: Stratum[],
  sizes: number[],
): (number | undefined)[] {
  const places = strata.map(({ ticks }, place): number | undefined => {
    if (!ticks) return undefined;
    const room = sizes[place]! - ticks.alone;
    let blank: number | undefined;
    if (ticks.blank !== undefined) {
      blank = truth.push(ticks.blank) - 1;
      programme.least.push(0);
      programme.most.push(room - ticks.most);
    }
    programme.equations.push(...roomFor(ticks, room, place, blank));
    return blank;
  });
  const blanks = places.filter((blank) => blank !== undefined);
  if (blanks.length === 0) return places;
  const count = total(blanks.map((blank) => truth[blank]!));
  programme.equations.push({
    sum: { terms: blanks.map((blank) => [blank, 1]), constant: 0 },
    from: count,
    to: count,
  });
  return places;
}

/** @param room for all but those who ticked another option that stands alone */
function roomFor(
  { isAlone, together, most, fewest, mostOfEach }: Ticks,
  room: number,
  option: number,
  blank: number | undefined,
): Equation[] {
  const times = (ofOption: number, ofBlank: number) => ({
    terms: [[option, ofOption] as const, ...(blank === undefined ? [] : [[blank, ofBlank] as const])],
    constant: 0,
  });
  const [few, many] = [fewest * room - together, mostOfEach * room - together];
  if (isAlone)
    return [
      { sum: times(fewest, fewest), from: few, to: fewest * room },
      { sum: times(mostOfEach, mostOfEach), from: 0, to: Math.min(many, mostOfEach * (room - most)) },
    ];
  return [
    { sum: times(1, 1), from: 0, to: room },
    { sum: times(1, fewest), from: few, to: fewest * room },
    { sum: times(1, mostOfEach), from: 0, to: many },
  ];
}

function total(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
