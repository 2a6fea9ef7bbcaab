import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Policy } from '../policy.ts';
import { attackBlank } from './attack-blank.ts';
import { attackOutside } from './attack-outside.ts';
import { attackQuestion, Untrue } from './attack-question.ts';
import { attackTied } from './attack-tied.ts';
import { type Ground, type GroundQuestion, groundOf } from './ground.ts';
import { fewInGroups } from './groups.ts';
import { type Known, nameOf } from './known.ts';
import type { Learned } from './learn.ts';
import { UntrueBase } from './question.ts';
import type { ReadResults } from './read.ts';
import { fewInSums, type ReadSum } from './sums.ts';

/**
 * What an attack has found.
 *
 * - `recovered`: a hidden number, exactly
 * - `narrow`: a number of a few, nearer than the policy says
 * - `pinned`: what every unit of an atom answered, or that none of them did
 * - `few`: groups that are too few, by themselves or by subtraction
 * - `sum`: a sum that is of too few, or that one of them dominates
 * - `untrue`: figures that are not what was answered, so that nothing can be said of them
 */
export interface Leak {
  kind: 'recovered' | 'narrow' | 'pinned' | 'few' | 'sum' | 'untrue';
  /** Where, for those who work on the platform. It tells of the hidden: never to be shown or logged. */
  where: string;
}

export interface Attempt {
  known: Known;
  results: ReadResults;
  /** Sums of numbers that are published as such. */
  sums?: ReadSum[];
  policy: Policy;
}

interface Following {
  progress?(done: number, of: number): void;
  signal?: AbortSignal | undefined;
}

/**
 * Attacks published results as a reader with the register in hand would: every published figure is an equation, and of
 * each hidden number the least and the most are found by linear programming. It shares no code with what made the
 * results safe, and takes nothing of it on trust but the policy.
 *
 * Bounds are those of fractions where the search for whole numbers is cut off, so that what it finds is true, and it
 * may not find all. Others get their turn between two questions.
 */
export async function attack(
  { known, results, sums = [], policy }: Attempt,
  { progress, signal }: Following = {},
): Promise<Leak[]> {
  if (policy.mode === 'open') return [];
  const leaks: Leak[] = [
    ...fewInGroups(known, results, policy).map((where): Leak => ({ kind: 'few', where })),
    ...fewInSums(known, results, sums, policy).map((where): Leak => ({ kind: 'sum', where })),
  ];
  const ground = groundOf(known, results);
  const steps = [
    ...ground.questions.map((question) => ({
      name: nameOf(question),
      learned: () => attackFully(question, known, ground, results, policy),
    })),
    ...ground.quantities.flatMap(({ isBlankOf: variable }, quantity) =>
      variable === undefined
        ? []
        : [
            {
              name: variable,
              learned: () => attackBlank(variable, quantity, known.ties, ground, results, policy),
            },
          ],
    ),
    ...ground.standings.map((standing) => ({
      name: standing.variable,
      learned: () => attackOutside(standing, ground, results),
    })),
  ];
  for (const [done, { name, learned }] of steps.entries()) {
    signal?.throwIfAborted();
    progress?.(done, steps.length);
    try {
      leaks.push(...learned().map(leakOf));
    } catch (error) {
      if (!(error instanceof Untrue || error instanceof UntrueBase)) throw error;
      leaks.push({ kind: 'untrue', where: name });
    }
    await nextTurn();
  }
  return leaks;
}

/** By itself, and with what hangs together with it. */
function attackFully(
  question: GroundQuestion,
  { ties }: Known,
  ground: Ground,
  results: ReadResults,
  policy: Policy,
): Learned[] {
  const found = attackQuestion(question, ground, results, policy);
  const tied = attackTied(question, ties, ground, results, policy);
  const told = new Set(found.map(({ aim }) => nameOfAim(aim)));
  return [...found, ...tied.filter(({ aim }) => !told.has(nameOfAim(aim)))];
}

function nameOfAim({ about, fails }: Learned['aim']): string {
  return JSON.stringify([about, fails]);
}

function leakOf({ aim: { kind, about }, lowest, highest }: Learned): Leak {
  const where = `${about} [${lowest}, ${highest}]`;
  if (kind === 'unit') return { kind: 'pinned', where };
  return { kind: lowest === highest ? 'recovered' : 'narrow', where };
}
