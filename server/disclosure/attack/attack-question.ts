import type { Policy } from '../policy.ts';
import { type Aim, aimsAt } from './aims.ts';
import type { Ground, GroundQuestion } from './ground.ts';
import { type Learned, learn } from './learn.ts';
import { isSolution, type Model, sumOf } from './model.ts';
import { type Drawn, draw, type Parts, partsOf } from './question.ts';
import type { ReadResults } from './read.ts';

/** The published figures of a question are not what was answered. */
export class Untrue extends Error {}

/** What its own figures tell of a question, without those of others. */
export function attackQuestion(
  question: GroundQuestion,
  ground: Ground,
  results: ReadResults,
  policy: Policy,
): Learned[] {
  const aims = aimsAt(question, ground, results, policy);
  return [...byParts(question, results, aims).values()].flatMap(({ parts, aims: own }) => {
    const { model, drawn } = modelOf(question, parts, ground, results);
    if (!isSolution(model, drawn.truth)) throw new Untrue(question.variable);
    const targets = own.map((aim) => ({ aim, of: expressionOf(aim, drawn) }));
    return learn(model, targets, [drawn.truth]);
  });
}

export function modelOf(
  question: GroundQuestion,
  parts: Parts,
  ground: Ground,
  results: ReadResults,
): { model: Model; drawn: Drawn } {
  const model: Model = { unknowns: 0, constraints: [] };
  return { model, drawn: draw(model, question, parts, ground, results) };
}

export function expressionOf({ atoms, options }: Aim, drawn: Drawn) {
  return sumOf(atoms.map((atom) => drawn.in(atom, options)));
}

/** Aims at the same parts of the scale have a model together. */
function byParts(question: GroundQuestion, results: ReadResults, aims: Aim[]) {
  const models = new Map<string, { parts: Parts; aims: Aim[] }>();
  for (const aim of aims) {
    const parts = partsOf(question, results, [aim.options]);
    const key = JSON.stringify(parts);
    const { aims: own } = models.get(key) ?? { aims: [] };
    models.set(key, { parts, aims: [...own, aim] });
  }
  return models;
}
