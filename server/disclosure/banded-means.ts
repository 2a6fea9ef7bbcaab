import type { Banded } from '../analysis/banded.ts';
import type { Exchange } from '../analysis/exchanges.ts';
import type { Goal } from './audit.ts';
import { goalsOf, type Layout, placesOf } from './goals.ts';
import type { Policy } from './policy.ts';
import { type Sum, totalIn, type Witness } from './programme.ts';
import type { Turn } from './turn.ts';
import { unknownsOf } from './unknowns.ts';
import {
  type Ground,
  groundOf,
  mostSteps,
  type Told,
  type Weights,
  type World,
  worldTowards,
} from './worlds.ts';

/** Names the mean and median of a group. */
export function meanKey(breakdown: string, group: string): string {
  return `${breakdown} ${group}`;
}

/**
 * Which groups may have the mean and the median of a number beside the national counts of its bands, its mean and its
 * median. The bands of each group are hidden, and protected as the cells of a choice that is not broken down at all.
 *
 * Proof by worlds: numbers for everybody that give the very same published figures. Two that differ by as much as a goal
 * needs prove that it stands, and what cannot be proven is hidden. Groups are taken in falling size.
 *
 * @param isCandidate whether a group's mean may be shown for all that means tell by themselves
 * @returns {@link meanKey} of those that may
 */
export async function publishableMeans(
  banded: Banded,
  layout: Layout,
  isCandidate: (breakdown: string, group: string) => boolean,
  policy: Policy,
  turn?: Turn,
): Promise<Set<string>> {
  const exchange = exchangeOf(banded);
  const bands = banded.bands.map((_, band) => new Set([band]));
  const places = placesOf(layout);
  const goals = goalsOf(
    exchange,
    unknownsOf(exchange, bands),
    banded.bands.map(({ code }, band) => ({ code, options: bands[band]! })),
    layout,
    policy,
  );
  const sizeOf = ({ atoms }: Told) => [...atoms].reduce((sum, atom) => sum + banded.numbers[atom]!.length, 0);
  const waiting = places
    .filter(({ breakdown, code, isShown }) => isShown && isCandidate(breakdown, code))
    .toSorted((one, other) => sizeOf(other) - sizeOf(one));
  const isSafe = auditOfMeans(banded, goals, turn);
  let chosen: typeof waiting = [];
  if (await isSafe(waiting)) chosen = waiting;
  else for (const place of waiting) if (await isSafe([...chosen, place])) chosen = [...chosen, place];
  return new Set(chosen.map(({ breakdown, code }) => meanKey(breakdown, code)));
}

/** Counted as the answers to a choice that nothing is linked to. */
function exchangeOf({ numbers, bands }: Banded): Exchange {
  const strata = numbers.map((own, atom) => ({
    atom,
    context: 0,
    counts: bands.map(
      ({ lowest, highest }) => own.filter((number) => number >= lowest && number <= highest).length,
    ),
  }));
  return { codes: bands.map(({ code }) => code), strata };
}

/** What the proof of one variable may take, in steps and in respondents that are looked at. */
const mostWork = 8_000_000;
/** Looking a world over takes about so many steps for each respondent. */
const stepsToLook = 10;

/** Whether every goal can be reached when the mean and median of these groups are published. */
function auditOfMeans(
  banded: Banded,
  goals: readonly Goal[],
  turn?: Turn,
): (told: readonly Told[]) => Promise<boolean> {
  const ground = groundOf(banded);
  const found = [ground.truth].map((world): Found => ({ world, witness: witnessOf(world, ground, banded) }));
  let order = [...goals];
  let left = mostWork;
  const search = async (told: readonly Told[], goal: Goal, direction: 1 | -1, start: Found) => {
    left -= mostSteps + stepsToLook * ground.truth.length;
    if (left < 0) return undefined;
    const quest = {
      weights: weightsOf(goal.sum, banded),
      direction,
      // One further: the furthest that is needed may be further than there is.
      target: totalIn(goal.sum, start.witness) + direction - goal.sum.constant,
      start: start.world,
    };
    const world = worldTowards(banded, ground, told, quest);
    await turn?.();
    return world && { world, witness: witnessOf(world, ground, banded) };
  };
  const reach = async (goal: Goal, own: Found[], told: readonly Told[]) => {
    for (const direction of directionsOf(goal))
      while (!stands(goal, own)) {
        const next = await search(told, goal, direction, furthestIn(goal, direction, own));
        if (!next) break;
        found.push(next);
        own.push(next);
      }
    return stands(goal, own);
  };
  return async (told) => {
    const own = found.filter(({ world }) => ground.isLikeTruth(world, told));
    for (const goal of order) {
      if (await reach(goal, own, told)) continue;
      order = [goal, ...order.filter((other) => other !== goal)];
      return false;
    }
    return true;
  };
}

/** A world, and how many it has in each atom and band as the unknowns of the goals. */
interface Found {
  world: World;
  witness: Witness;
}

function witnessOf(world: World, { atomOf, bandOf }: Ground, { numbers, bands }: Banded): Witness {
  const free = bands.length - 1;
  const witness = Array.from({ length: numbers.length * free }, () => 0);
  for (const [place, number] of world.entries()) {
    const band = bandOf(number);
    if (band < free) witness[atomOf[place]! * free + band]! += 1;
  }
  return witness;
}

function furthestIn({ sum }: Goal, direction: 1 | -1, found: Found[]): Found {
  return found.reduce((one, next) =>
    direction * (totalIn(sum, next.witness) - totalIn(sum, one.witness)) > 0 ? next : one,
  );
}

function stands({ sum, needs }: Goal, found: Found[]): boolean {
  const values = found.map(({ witness }) => totalIn(sum, witness));
  if ('apart' in needs) return Math.max(...values) - Math.min(...values) >= needs.apart;
  return values.some((value) => ('atMost' in needs ? value <= needs.atMost : value >= needs.atLeast));
}

function directionsOf({ needs }: Goal): (1 | -1)[] {
  if ('apart' in needs) return [1, -1];
  return 'atMost' in needs ? [-1] : [1];
}

/** By atom and band. How many are in the last band follows from the others, and stands in no term. */
function weightsOf({ terms }: Sum, { numbers, bands }: Banded): Weights {
  const free = bands.length - 1;
  const weights = numbers.map(() => bands.map(() => 0));
  for (const [unknown, times] of terms) weights[Math.floor(unknown / free)]![unknown % free]! += times;
  return weights;
}
