import type { Form, KnownTies, Relation, Told } from './known.ts';

/** A question, and everything that hangs together with it, directly and through others. */
export interface Family {
  /** The questions that are in it, by place, with the sets of options that are looked at. */
  questions: Map<number, string[][]>;
  /** By place. */
  quantities: Set<number>;
  relations: Relation[];
  told: Told[];
}

/** Nothing where nothing hangs together with the question. */
export function familyOf(question: number, { quantities, relations, told }: KnownTies): Family | undefined {
  const reached = new Set<number>();
  const tied = [...relations, ...told].map(({ form }) => placesIn(form));
  const byQuestion = new Map<number, number[]>();
  for (const [place, { of }] of quantities.entries())
    if (of) byQuestion.set(of.question, [...(byQuestion.get(of.question) ?? []), place]);
  const waiting = [...(byQuestion.get(question) ?? [])];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (reached.has(place)) continue;
    reached.add(place);
    const own = quantities[place]!.of;
    waiting.push(
      ...tied.filter((each) => each.includes(place!)).flat(),
      ...(own ? byQuestion.get(own.question)! : []),
    );
  }
  if (reached.size === 0) return undefined;
  const isReached = ({ form }: { form: Form }) => placesIn(form).some((place) => reached.has(place));
  const questions = new Map<number, string[][]>();
  for (const place of reached) {
    const { of } = quantities[place]!;
    if (of) questions.set(of.question, [...(questions.get(of.question) ?? []), of.options]);
  }
  return {
    questions,
    quantities: reached,
    relations: relations.filter(isReached),
    told: told.filter(isReached),
  };
}

function placesIn({ terms }: Form): number[] {
  return terms.map(([place]) => place);
}
