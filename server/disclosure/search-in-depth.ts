import { solve } from 'yalps';
import { isWitness, type Programme, type Sum, totalIn, type Witness } from './programme.ts';
import type { Aim, Search } from './search.ts';
import { type Direction, modelOf } from './solver-model.ts';

/**
 * What searches may still take, in unknowns times constraints of each programme of fractions that is solved. Counted,
 * and never timed: what is shown must be the same on every machine.
 */
export interface Effort {
  left: number;
}

/** Programmes of fractions in one search. */
const mostNodes = 100;
/** Steps in one of them, before it is tilted and after. */
const mostPivots = { straight: 300, tilted: 2000 };
/** What the solver and the tilt may add to a sum of whole numbers. */
const nearly = 0.1;

/**
 * Looks for whole numbers in depth: where the solver finds fractions, one unknown is held to the whole numbers on the
 * nearer side, and then on the other. With a sum of weighted counts that must be within narrow limits, the furthest
 * fractions lie on a limit, and a search for the furthest whole numbers would try hundreds before the first that will do.
 * This one is after those that will do.
 *
 * @param effort is used up. With nothing left nothing is found, and so nothing is proven.
 */
export function inDepth(effort: Effort): Search {
  return (programme, aim) => {
    let best: Witness | undefined;
    const waiting: Bounds[] = [programme];
    for (let nodes = 0; waiting.length > 0 && nodes < mostNodes && effort.left > 0; nodes++) {
      const bounds = waiting.pop()!;
      const values = fractionsIn({ ...bounds, equations: programme.equations }, aim, effort);
      if (!values || !isOfUse(Math.floor(gone(aim, values) + nearly), aim, best)) continue;
      const witness = values.map((value) => Math.round(value));
      if (isWitness(witness, programme) && isOfUse(gone(aim, witness), aim, best)) best = witness;
      if (best && aim.isEnough(best)) break;
      waiting.push(...sidesOf(values, bounds));
    }
    return best;
  };
}

/** How far some numbers go in the direction. */
function gone({ sum, direction }: Aim, values: readonly number[]): number {
  return signOf(direction) * totalIn(sum, values);
}

function isOfUse(far: number, aim: Aim, best: Witness | undefined): boolean {
  if (aim.needed !== undefined && far < signOf(aim.direction) * aim.needed) return false;
  return !best || far > gone(aim, best);
}

function signOf(direction: Direction): 1 | -1 {
  return direction === 'maximize' ? 1 : -1;
}

type Bounds = Pick<Programme, 'least' | 'most'>;

/** Two parts of what is within the bounds, with the fractions in neither. The one to try first is last. */
function sidesOf(values: readonly number[], { least, most }: Bounds): Bounds[] {
  const offOf = (value: number) => Math.abs(value - Math.round(value));
  const place = [...values.keys()].reduce((one, next) =>
    offOf(values[next]!) > offOf(values[one]!) ? next : one,
  );
  if (offOf(values[place]!) < 1e-6) return [];
  const below = Math.floor(values[place]!);
  const down = { least, most: most.with(place, below) };
  const up = { least: least.with(place, below + 1), most };
  return values[place]! - below < 0.5 ? [up, down] : [down, up];
}

/**
 * Numbers that satisfy everything and make the sum as large or small as any, but that need not be whole. Where the solver
 * stands still, since many choices seem as good, the sum is tilted a little so that none are.
 */
function fractionsIn(
  programme: Programme,
  { sum, direction }: Pick<Aim, 'sum' | 'direction'>,
  effort: Effort,
): number[] | undefined {
  const { least, most } = programme;
  if (least.some((value, place) => value > most[place]!)) return undefined;
  const solved = (of: Sum, maxPivots: number) => {
    const { model, size } = modelOf(programme, of, direction);
    effort.left -= size;
    return solve(model, { maxPivots });
  };
  const straight = solved(sum, mostPivots.straight);
  const { status, variables } =
    straight.status === 'cycled' ? solved(tilted(sum, least.length), mostPivots.tilted) : straight;
  if (status !== 'optimal') return undefined;
  const values = [...least];
  for (const [place, value] of variables) values[place]! += value;
  return values;
}

const tilt = 0.001;

/** The sum with a small part of every unknown, no two alike. */
function tilted({ terms, constant }: Sum, unknowns: number): Sum {
  const times = Array.from(
    { length: unknowns },
    (_, place) => tilt * (((place * 7919 + 13) % 1009) / 504.5 - 1),
  );
  for (const [place, by] of terms) times[place]! += by;
  return { terms: [...times.entries()], constant };
}
