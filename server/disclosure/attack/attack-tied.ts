import type { Policy } from '../policy.ts';
import { type Aim, aimsAt } from './aims.ts';
import { expressionOf, Untrue } from './attack-question.ts';
import { type Family, familyOf } from './family.ts';
import type { Ground, GroundQuestion } from './ground.ts';
import type { Form, KnownTies } from './known.ts';
import type { Learned } from './learn.ts';
import { learnRoughly } from './learn-roughly.ts';
import {
  combined,
  constant,
  type Expression,
  hold,
  isSolution,
  type Model,
  newUnknown,
  sumOf,
} from './model.ts';
import { type Drawn, draw, partsOf } from './question.ts';
import type { ReadResults } from './read.ts';
import { toldBy } from './told.ts';

/**
 * What figures of other questions add to a question's own: who was asked because of what they answered, indicators and
 * counts, and what may be ticked together. How many of an atom are so and so in two ways at once is not known, only
 * between which limits (Fréchet), so the model has room for what cannot be, and what is found in it is true.
 */
export function attackTied(
  question: GroundQuestion,
  ties: KnownTies,
  ground: Ground,
  results: ReadResults,
  policy: Policy,
): Learned[] {
  const family = familyOf(ground.questions.indexOf(question), ties);
  if (!family) return [];
  const aims = aimsAt(question, ground, results, policy);
  if (aims.length === 0) return [];
  const { model, truth, drawn } = modelOf(question, aims, family, ground, results);
  return learnRoughly(
    model,
    aims.map((aim) => ({ aim, of: expressionOf(aim, drawn) })),
    truth,
  );
}

/**
 * What is known of a question and all that hangs together with it.
 *
 * @throws {Untrue}
 */
export function modelOf(
  question: GroundQuestion,
  aims: Pick<Aim, 'options'>[],
  family: Family,
  ground: Ground,
  results: ReadResults,
): { model: Model; truth: number[]; drawn: Drawn; inAtoms(quantity: number): readonly Expression[] } {
  const model: Model = { unknowns: 0, constraints: [] };
  const truth: number[] = [];
  const drawn = new Map<number, Drawn>();
  for (const [place, wanted] of family.questions) {
    const each = ground.questions[place]!;
    const sets = each === question ? [...wanted, ...aims.map(({ options }) => options)] : wanted;
    const own = draw(model, each, partsOf(each, results, sets), ground, results);
    truth.push(...own.truth);
    drawn.set(place, own);
  }
  const values = new Map(
    [...family.quantities].map((place) => {
      const { of, isKnown, counts } = ground.quantities[place]!;
      return [
        place,
        ground.sizes.map((size, atom): Expression => {
          if (of) return drawn.get(of.question)!.in(atom, of.options);
          if (isKnown || size === 0) return constant(counts[atom]!);
          truth.push(counts[atom]!);
          const unknown = newUnknown(model);
          hold(model, unknown, 0, size);
          return unknown;
        }),
      ];
    }),
  );
  const inAtom = ({ terms, respondents }: Form, atom: number) =>
    combined([
      ...terms.map(([place, times]) => [values.get(place)![atom]!, times] as const),
      [constant(ground.sizes[atom]!), respondents] as const,
    ]);
  for (const { form, isExact } of family.relations)
    for (const atom of ground.sizes.keys())
      hold(model, inAtom(form, atom), 0, isExact ? 0 : Number.POSITIVE_INFINITY);
  for (const told of family.told) {
    const total = toldBy(told, results);
    if (total === undefined) continue;
    hold(model, sumOf([...ground.sizes.keys()].map((atom) => inAtom(told.form, atom))), total, total);
  }
  if (!isSolution(model, truth)) throw new Untrue(`${question.variable} and what hangs together with it`);
  return {
    model,
    truth,
    drawn: drawn.get(ground.questions.indexOf(question))!,
    inAtoms: (quantity) => values.get(quantity)!,
  };
}
