import {
  type Equation,
  extreme,
  isWitness,
  type Programme,
  type Sum,
  satisfies,
  totalIn,
  type Witness,
} from './programme.ts';
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
): Audit {
  if (!isWitness(truth, programme)) throw new TypeError('The truth does not satisfy what is known.');
  const pool: Witness[] = [truth];
  /** Goals in the order to try them: those that failed last first. */
  let order = [...goals];
  return {
    passes: async (published) => {
      const tried = { ...programme, equations: [...programme.equations, ...published] };
      const reached = new Map<Goal, Reach>(goals.map((goal) => [goal, nowhere]));
      const take = (witness: Witness) => {
        for (const goal of goals) reached.set(goal, further(reached.get(goal)!, goal, witness));
      };
      for (const witness of pool)
        if (published.every((equation) => satisfies(witness, equation))) take(witness);
      const left = () => order.filter((goal) => !stands(goal, reached.get(goal)!));
      const search = async (sum: Sum, direction: 'maximize' | 'minimize') => {
        const witness = extreme(tried, sum, direction);
        await turn();
        if (!witness) return;
        pool.push(witness);
        take(witness);
      };
      const reach = async (goal: Goal) => {
        for (const direction of directions(goal)) {
          if (stands(goal, reached.get(goal)!)) return;
          await search(goal.sum, direction);
        }
      };
      const first = left().slice(0, 2);
      for (const goal of first) {
        await reach(goal);
        if (!stands(goal, reached.get(goal)!)) return failing(goal);
      }
      for (let before = Number.POSITIVE_INFINITY; left().length > 3 && left().length < before; ) {
        before = left().length;
        for (const direction of ['maximize', 'minimize'] as const)
          await search(added(left().filter((goal) => directions(goal).includes(direction))), direction);
      }
      for (const goal of left()) {
        if (!stands(goal, reached.get(goal)!)) await reach(goal);
        if (!stands(goal, reached.get(goal)!)) return failing(goal);
      }
      return true;
    },
  };

  function failing(goal: Goal): false {
    order = [goal, ...order.filter((each) => each !== goal)];
    return false;
  }
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
