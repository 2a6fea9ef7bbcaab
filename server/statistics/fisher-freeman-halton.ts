import { type CountsTable, tableMargins } from './counts-table.ts';
import { seededRandom } from './random.ts';
import { marginsOf, type Split } from './split.ts';

/**
 * The exact test that the categories are chosen alike in every group: of all tables with the margins of this one, how
 * probable are those that are no more probable than it? Freeman and Halton, Biometrika 38, 1951. For two groups and two
 * categories it is Fisher's.
 */
export interface ExactTest {
  p: number;
  method: ExactMethod;
}

/**
 * `counted` has gone through every table. `drawn` has drawn some at random, where there are too many: then p has a
 * standard error, and the same table always gives the same p.
 */
export type ExactMethod =
  | { by: 'counted'; tables: number }
  | { by: 'drawn'; draws: number; standardError: number };

/** Counting this many tables takes some tenths of a second. */
const mostTables = 1_000_000;
const draws = 20_000;
const seed = 1951;

/** Tables that are equally probable may differ by what binary fractions lose. */
const tolerance = 1e-7;

/**
 * Tables of more than two categories are always drawn: even small ones have too many to count.
 *
 * @param most more tables than this are not counted but drawn from
 */
export function fisherFreemanHalton(table: CountsTable, most = mostTables): ExactTest {
  if (!table.every(isSplit)) return drawn(table);
  const likelihood = likelihoodOf(table);
  const tables = numberOfTables(likelihood);
  return tables <= most ? counted(likelihood, tables) : drawn(table);
}

function isSplit(group: readonly number[]): group is Split {
  return group.length === 2;
}

interface Likelihood {
  groups: number[];
  first: number;
  /** ln of the binomial coefficient: in how many ways `chosen` of a group of `size` can be of the first sort. */
  logWays(size: number, chosen: number): number;
  /** ln of what a table's ways must be, or less, to be no more probable than the one that was seen. */
  limit: number;
  /** ln of the ways of all tables together. */
  logAll: number;
}

function likelihoodOf(splits: readonly Split[]): Likelihood {
  const { groups, first, all } = marginsOf(splits);
  const logFactorial = logFactorials(all);
  const logWays = (size: number, chosen: number) =>
    logFactorial[size]! - logFactorial[chosen]! - logFactorial[size - chosen]!;
  const seen = splits.reduce((sum, [chosen], place) => sum + logWays(groups[place]!, chosen), 0);
  return { groups, first, logWays, limit: seen + tolerance, logAll: logWays(all, first) };
}

/** ln n! for every n up to `most`. */
function logFactorials(most: number): number[] {
  const logFactorial = [0];
  for (let n = 1; n <= most; n++) logFactorial.push(logFactorial[n - 1]! + Math.log(n));
  return logFactorial;
}

/** How many tables have these margins: group by group, in how many ways each sum so far can come about. */
function numberOfTables({ groups, first }: Likelihood): number {
  let ways = [1, ...Array.from({ length: first }, () => 0)];
  for (const size of groups)
    ways = ways.map((_, sum) => {
      let total = 0;
      for (let chosen = 0; chosen <= Math.min(size, sum); chosen++) total += ways[sum - chosen]!;
      return total;
    });
  return ways[first]!;
}

function counted({ groups, first, logWays, limit, logAll }: Likelihood, tables: number): ExactTest {
  const roomAfter = groups.map((_, place) => groups.slice(place + 1).reduce((sum, size) => sum + size, 0));
  let p = 0;
  const goOn = (place: number, left: number, logSoFar: number): void => {
    const size = groups[place];
    if (size === undefined) {
      if (logSoFar <= limit) p += Math.exp(logSoFar - logAll);
      return;
    }
    // What is left must fit in the groups that come after.
    for (let chosen = Math.max(0, left - roomAfter[place]!); chosen <= Math.min(size, left); chosen++)
      goOn(place + 1, left - chosen, logSoFar + logWays(size, chosen));
  };
  goOn(0, first, 0);
  return { p: Math.min(1, p), method: { by: 'counted', tables } };
}

/**
 * Draws tables as if everybody's category were dealt out anew. The table that was seen is counted with those drawn, so
 * that p is never 0 (Phipson and Smyth, Statistical Applications in Genetics and Molecular Biology 9, 2010).
 */
function drawn(table: CountsTable): ExactTest {
  const { groups, categories, all } = tableMargins(table);
  const logFactorial = logFactorials(all);
  // Among tables with the same margins, all but the cells is the same.
  const logWays = (cells: Iterable<number>) => {
    let sum = 0;
    for (const count of cells) sum -= logFactorial[count]!;
    return sum;
  };
  const limit = logWays(table.flat()) + tolerance;
  const deal = dealer(groups, categories);
  let asExtreme = 1;
  for (let draw = 0; draw < draws; draw++) if (logWays(deal()) <= limit) asExtreme += 1;
  const p = asExtreme / (draws + 1);
  return { p, method: { by: 'drawn', draws, standardError: Math.sqrt((p * (1 - p)) / draws) } };
}

/** Deals the categories out to everybody, and tells how many of each every group got: the cells, until the next deal. */
function dealer(groups: number[], categories: number[]): () => Int32Array {
  const random = seededRandom(seed);
  const width = categories.length;
  // The largest category is for those that are left when the others are dealt.
  const largest = categories.indexOf(Math.max(...categories));
  const others = categories.map((_, category) => category).filter((category) => category !== largest);
  const dealt = Int32Array.from(
    others.flatMap((category) => Array.from({ length: categories[category]! }, () => category)),
  );
  const rowOf = Int32Array.from(
    groups.flatMap((size, group) => Array.from({ length: size }, () => group * width)),
  );
  const undealt = new Int32Array(groups.length * width);
  for (const [group, size] of groups.entries()) undealt[group * width + largest] = size;
  const cells = new Int32Array(undealt.length);
  return () => {
    cells.set(undealt);
    // The beginning of a shuffle (Fisher and Yates, as Durstenfeld does it). Whatever order the last one left is as good.
    for (let place = 0; place < dealt.length; place++) {
      const other = place + Math.floor(random() * (rowOf.length - place));
      const row = rowOf[other]!;
      rowOf[other] = rowOf[place]!;
      rowOf[place] = row;
      cells[row + dealt[place]!]! += 1;
      cells[row + largest]! -= 1;
    }
    return cells;
  };
}
