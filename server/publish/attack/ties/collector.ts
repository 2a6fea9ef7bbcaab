import type { Form, KnownQuantity, KnownTies, Relation, Told } from '../../../disclosure/attack/known.ts';
import { less, quantity } from './form.ts';

/** Whether something is so of the respondent in a row. */
export type Holds = (row: number) => boolean;

/** Collects ties, and counts who each quantity is of. */
export interface Collector {
  /** Something that nobody can tell of one atom. */
  count(holds: Holds): Form;
  /** Those who ticked nothing of a variable, and who are in its base. */
  blanks(variable: string, holds: Holds): Form;
  /** The answers to a question whose base is known. */
  answers(question: number, options: string[], holds: Holds): Form;
  /** Something that is seen in the register. */
  known(holds: Holds): Form;
  /** The first is no more than the second. */
  atMost(less: Form, more: Form): void;
  same(one: Form, other: Form): void;
  tell(told: Told): void;
  ties(): KnownTies;
}

export function collector(atomOf: readonly number[], atoms: number): Collector {
  const quantities: KnownQuantity[] = [];
  const relations: Relation[] = [];
  const told: Told[] = [];
  const places = new Map<string, number>();
  const add = (holds: Holds, rest: Omit<KnownQuantity, 'counts'> = {}): Form => {
    const counts = Array.from({ length: atoms }, () => 0);
    for (const [row, atom] of atomOf.entries()) if (holds(row)) counts[atom]! += 1;
    return quantity(quantities.push({ counts, ...rest }) - 1);
  };
  return {
    count: (holds) => add(holds),
    blanks: (variable, holds) => add(holds, { isBlankOf: variable }),
    answers: (question, options, holds) => {
      const key = JSON.stringify([question, [...options].sort()]);
      const place = places.get(key) ?? add(holds, { of: { question, options } }).terms[0]![0];
      places.set(key, place);
      return quantity(place);
    },
    known: (holds) => add(holds, { isKnown: true }),
    atMost: (few, many) => relations.push({ form: less(many, few), isExact: false }),
    same: (one, other) => relations.push({ form: less(one, other), isExact: true }),
    tell: (each) => told.push(each),
    ties: () => ({ quantities, relations, told }),
  };
}
