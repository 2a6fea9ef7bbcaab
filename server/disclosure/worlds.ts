import type { Banded } from '../analysis/banded.ts';
import { seededRandom } from '../statistics/random.ts';
import { oneDecimal } from '../statistics/rounding.ts';
import type { Place } from './goals.ts';

/** A number for each respondent, in steps. */
export type World = readonly number[];

/** Respondents whose mean and median are published, as the atoms they are in. */
export type Told = Pick<Place, 'atoms'>;

/** Something to count: for each atom and band, what somebody there adds to it. */
export type Weights = readonly (readonly number[])[];

/** What is the same in every world: who is in which atom, and how many in all are in which band. */
export interface Ground {
  truth: World;
  atomOf: readonly number[];
  bandOf(number: number): number;
  /** Whether a reader of these figures, and of all national ones, could not tell a world from the truth. */
  isLikeTruth(world: World, told: readonly Told[]): boolean;
}

export function groundOf({ numbers, bands, perOne }: Banded): Ground {
  const truth = numbers.flat();
  const atomOf = numbers.flatMap((own, atom) => own.map(() => atom));
  const bandOf = (number: number) =>
    bands.findIndex(({ lowest, highest }) => number >= lowest && number <= highest);
  const everybody = { atoms: new Set(numbers.keys()) };
  const countsIn = (world: World) =>
    bands.map((_, band) => world.filter((number) => bandOf(number) === band).length).join();
  const summaryOf = (world: World, { atoms }: Told) => {
    const rising = risingIn(world, atomOf, atoms);
    const sum = rising.reduce((total, number) => total + number, 0);
    const [lower, upper = lower] = middlesOf(rising).map(({ number }) => number);
    return rising.length === 0
      ? ''
      : [sum / rising.length, (lower! + upper!) / 2].map((each) => oneDecimal(each / perOne)).join();
  };
  const known = countsIn(truth);
  return {
    truth,
    atomOf,
    bandOf,
    isLikeTruth: (world, told) =>
      world === truth ||
      (countsIn(world) === known &&
        [everybody, ...told].every((each) => summaryOf(world, each) === summaryOf(truth, each))),
  };
}

export interface Quest {
  weights: Weights;
  /** Up is 1, and down is -1. */
  direction: 1 | -1;
  /** How far the weights must add up to. */
  target: number;
  start: World;
}

const steps = 12_000;
const tries = 3;
/** Steps of one search. */
export const mostSteps = steps * tries;

/**
 * Looks for a world in which weights add up to a target, from one in which they do not: respondents exchange their
 * numbers, or get another in the same band, at random, and what brings the published figures back, or the target nearer,
 * is kept more and more often (simulated annealing). It may miss those there are. The same is found every time.
 *
 * The numbers that medians are made from are held, which shows less than there may be, and nothing that is not.
 */
export function worldTowards(
  banded: Banded,
  ground: Ground,
  told: readonly Told[],
  quest: Quest,
): World | undefined {
  for (let attempt = 1; attempt <= tries; attempt++) {
    const world = walked(banded, ground, told, quest, attempt);
    if (world && ground.isLikeTruth(world, told)) return world;
  }
  return undefined;
}

function walked(
  banded: Banded,
  ground: Ground,
  told: readonly Told[],
  quest: Quest,
  seed: number,
): World | undefined {
  const { atomOf, bandOf } = ground;
  const { weights, start } = quest;
  const random = seededRandom(seed);
  const below = (size: number) => Math.floor(random() * size);
  const world = [...start];
  const { put, cost, isThere } = bookOf(banded, ground, told, quest, world);
  const looked = [...world.keys()].filter((place) => new Set(weights[atomOf[place]!]).size > 1);
  const somebody = () =>
    looked.length > 0 && random() < 0.3 ? looked[below(looked.length)]! : below(world.length);
  const nearby = (number: number) => {
    const { lowest, highest } = banded.bands[bandOf(number)]!;
    const reach = random() < 0.5 ? 3 : highest - lowest;
    return Math.min(highest, Math.max(lowest, number + below(2 * reach + 1) - reach));
  };
  for (let step = 0; step < steps && !isThere(); step++) {
    const warmth = 0.6 * (1 - step / steps) ** 2 + 0.01;
    const before = cost();
    const [one, other] = [somebody(), below(world.length)];
    const [own, others] = [world[one]!, world[other]!];
    if (random() < 0.5) {
      put(one, others);
      put(other, own);
    } else put(other, nearby(others));
    const worse = cost() - before;
    if (worse <= 0 || random() < Math.exp(-worse / warmth)) continue;
    put(other, others);
    put(one, own);
  }
  return isThere() ? world : undefined;
}

/** Keeps count of how far a world is from what is published and from the target, as numbers are put in it. */
function bookOf(
  banded: Banded,
  { truth, atomOf, bandOf }: Ground,
  told: readonly Told[],
  { weights, direction, target }: Quest,
  world: number[],
) {
  const figures = [{ atoms: new Set(banded.numbers.keys()) }, ...told].map((each) =>
    figureOf(each, truth, world, atomOf, banded.perOne),
  );
  const figuresOf = banded.numbers.map((_, atom) => figures.filter(({ atoms }) => atoms.has(atom)));
  const mean = truth.reduce((sum, number) => sum + number, 0) / truth.length;
  const spread = Math.max(1, truth.reduce((sum, number) => sum + Math.abs(number - mean), 0) / truth.length);
  const weightOf = (place: number) => weights[atomOf[place]!]![bandOf(world[place]!)]!;
  let value = [...world.keys()].reduce((sum, place) => sum + weightOf(place), 0);
  let off = figures.reduce((sum, figure) => sum + figure.off(spread), 0);
  const short = () => Math.max(0, direction * (target - value));
  return {
    put: (place: number, number: number) => {
      const before = world[place]!;
      if (before === number) return;
      value -= weightOf(place);
      for (const figure of figuresOf[atomOf[place]!]!) {
        off -= figure.off(spread);
        figure.move(before, number);
        off += figure.off(spread);
      }
      world[place] = number;
      value += weightOf(place);
    },
    cost: () => off + short(),
    isThere: () => off < 1e-9 && short() === 0,
  };
}

/** A published mean and median, and how far from them some numbers are. */
function figureOf({ atoms }: Told, truth: World, start: World, atomOf: readonly number[], perOne: number) {
  const rising = risingIn(truth, atomOf, atoms);
  const [from, to] = sumsLike(
    rising.reduce((sum, number) => sum + number, 0),
    rising.length * perOne,
  );
  const middles = middlesOf(rising).map((middle) => ({ ...middle, under: 0, upTo: 0 }));
  let sum = 0;
  const count = (number: number, by: 1 | -1) => {
    sum += by * number;
    for (const middle of middles) {
      if (number < middle.number) middle.under += by;
      if (number <= middle.number) middle.upTo += by;
    }
  };
  for (const [place, number] of start.entries()) if (atoms.has(atomOf[place]!)) count(number, 1);
  return {
    atoms,
    move: (before: number, after: number) => {
      count(before, -1);
      count(after, 1);
    },
    off: (spread: number) =>
      Math.max(0, from - sum, sum - to) / spread +
      middles.reduce(
        (all, { rank, under, upTo }) => all + Math.max(0, under - rank + 1) + Math.max(0, rank - upTo),
        0,
      ),
  };
}

function risingIn(world: World, atomOf: readonly number[], atoms: ReadonlySet<number>): Float64Array {
  return Float64Array.from(world.filter((_, place) => atoms.has(atomOf[place]!))).sort();
}

/** The one or two numbers that the median is made from, and which in rising order they are, from 1. */
function middlesOf(rising: Float64Array): { number: number; rank: number }[] {
  if (rising.length === 0) return [];
  const ranks = [...new Set([Math.ceil(rising.length / 2), Math.floor(rising.length / 2) + 1])];
  return ranks.map((rank) => ({ number: rising[rank - 1]!, rank }));
}

/** Which sums have a mean that is rounded to the same: from half a tenth below to hardly half a tenth above. */
function sumsLike(sum: number, size: number): [from: number, to: number] {
  if (size === 0) return [0, 0];
  const tenths = Math.round(oneDecimal(sum / size) * 10);
  return [
    Math.min(sum, Math.ceil((size * (2 * tenths - 1)) / 20)),
    Math.max(sum, Math.floor((size * (100 * tenths + 49)) / 1000)),
  ];
}
