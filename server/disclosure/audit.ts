import {
  type Equation,
  isWitness,
  type Programme,
  type Sum,
  satisfies,
  totalIn,
  type Witness,
} from './programme.ts';
import { type Aim, furthest, type Search } from './search.ts';
import { type Turn, turnsUntil } from './turn.ts';

/** What must be possible, whatever is published. */
export interface Goal {
  sum: Sum;
  /** How low and how high something is in a witness, when that is not the sum itself. Rising with the sum. */
  span?: (witness: Witness) => readonly [lowest: number, highest: number];
  /** Two witnesses this far apart; or one that is no higher, or no lower, than this. */
  needs: { apart: number } | { atMost: number } | { atLeast: number };
}

export interface Audit {
  /** Whether it is proven that every goal can be reached with this published beside what is known. */
  passes(published: readonly Equation[]): Promise<boolean>;
  /** Which goals are not proven so. */
  unproven(published: readonly Equation[]): Promise<Goal[]>;
}

/**
 * Proof by witnesses. A witness is a set of whole numbers that satisfies everything that is published, so whoever
 * reads it cannot tell it from the truth. Two witnesses that differ by as much as a goal needs prove that the goal
 * stands; no bound is taken from the solver. What cannot be proven does not pass.
 *
 * Witnesses are kept: one that satisfies what is published in one try may do so in the next. Where several goals are
 * left, one search aims at all of them together before each gets its own. Others get their turn after each search.
 *
 * @param truth what the unknowns are: the first witness
 */
export function auditOf(
  programme: Programme,
  goals: readonly Goal[],
  truth: Witness,
  turn: Turn = turnsUntil(),
  search: Search = furthest,
): Audit {
  if (!isWitness(truth, programme)) throw new TypeError('The truth does not satisfy what is known.');
  const pool: Witness[] = [truth];
  /** Goals in the order to try them: those that failed last first. */
  let order = [...goals];
  const begun = (published: readonly Equation[]) => {
    const tried = { ...programme, equations: [...programme.equations, ...published] };
    const proof = proofOf(order, pool, tried, { search, turn });
    for (const witness of pool)
      if (published.every((equation) => satisfies(witness, equation))) proof.take(witness);
    return proof;
  };
  return {
    unproven: async (published) => {
      const proof = begun(published);
      await reachSome(proof);
      for (const goal of proof.left()) await proof.reach(goal);
      return proof.left();
    },
    passes: async (published) => {
      const failing = await missing(begun(published));
      if (failing) order = [failing, ...order.filter((each) => each !== failing)];
      return failing === undefined;
    },
  };
}

/** The first goal that cannot be proven. */
async function missing(proof: Proof): Promise<Goal | undefined> {
  const failing = await firstMissing(proof, proof.left().slice(0, 2));
  if (failing) return failing;
  await reachSome(proof);
  return firstMissing(proof, proof.left());
}

/** Aims at all that are left, as long as that proves some of them. */
async function reachSome(proof: Proof): Promise<void> {
  for (let before = Number.POSITIVE_INFINITY; proof.left().length > 3 && proof.left().length < before; ) {
    before = proof.left().length;
    await proof.reachTogether();
  }
}

async function firstMissing(proof: Proof, goals: Goal[]): Promise<Goal | undefined> {
  for (const goal of goals) if (!(await proof.reach(goal))) return goal;
  return undefined;
}

/** How far witnesses have come. */
interface Proof {
  take(witness: Witness): void;
  /** The goals that are not proven yet. */
  left(): Goal[];
  /** Whether it stands, after a search for it where it did not. */
  reach(goal: Goal): Promise<boolean>;
  reachTogether(): Promise<void>;
}

/** @param pool gets the witnesses that are found */
function proofOf(
  goals: readonly Goal[],
  pool: Witness[],
  tried: Programme,
  { search, turn }: { search: Search; turn: Turn },
): Proof {
  const reached = new Map<Goal, Reach>(goals.map((goal) => [goal, nowhere]));
  const isProven = (goal: Goal) => stands(goal, reached.get(goal)!);
  const left = () => goals.filter((goal) => !isProven(goal));
  const take = (witness: Witness) => {
    for (const goal of goals) reached.set(goal, further(reached.get(goal)!, goal, witness));
  };
  const look = async (aim: Aim) => {
    const witness = search(tried, aim);
    await turn();
    if (!witness) return;
    pool.push(witness);
    take(witness);
  };
  return {
    take,
    left,
    reach: async (goal) => {
      for (const [place, direction] of directions(goal).entries())
        if (!isProven(goal))
          await look({
            sum: goal.sum,
            direction,
            needed: place === directions(goal).length - 1 ? neededBy(goal, reached.get(goal)!) : undefined,
            isEnough: (witness) => stands(goal, further(reached.get(goal)!, goal, witness)),
          });
      return isProven(goal);
    },
    reachTogether: async () => {
      for (const direction of ['maximize', 'minimize'] as const)
        await look({
          sum: added(left().filter((goal) => directions(goal).includes(direction))),
          direction,
          isEnough: () => true,
        });
    },
  };
}

/** How far the last search must come. */
function neededBy({ span, needs }: Goal, [, highest]: Reach): number | undefined {
  if (span) return undefined;
  if ('apart' in needs) return highest - needs.apart;
  return 'atMost' in needs ? needs.atMost : needs.atLeast;
}

/** The lowest and the highest that witnesses have shown. */
type Reach = readonly [lowest: number, highest: number];
const nowhere: Reach = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

function further([lowest, highest]: Reach, { sum, span }: Goal, witness: Witness): Reach {
  const value = span ? undefined : totalIn(sum, witness);
  const [low, high] = value === undefined ? span!(witness) : [value, value];
  return [Math.min(lowest, low), Math.max(highest, high)];
}

function stands({ needs }: Goal, [lowest, highest]: Reach): boolean {
  if ('apart' in needs) return highest - lowest >= needs.apart;
  return 'atMost' in needs ? lowest <= needs.atMost : highest >= needs.atLeast;
}

function directions({ needs }: Goal): ('maximize' | 'minimize')[] {
  if ('apart' in needs) return ['maximize', 'minimize'];
  return 'atMost' in needs ? ['minimize'] : ['maximize'];
}

function added(goals: Goal[]): Sum {
  const times = new Map<number, number>();
  for (const { sum } of goals)
    for (const [unknown, by] of sum.terms) times.set(unknown, (times.get(unknown) ?? 0) + by);
  return { terms: [...times], constant: 0 };
}
