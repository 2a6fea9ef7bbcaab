import fc from 'fast-check';
import type { Condition, Leaf } from '../../server/questionnaire/condition.ts';
import type { Item } from '../../server/questionnaire/kinds/all.ts';

/** What a condition can look at. */
export interface Subject {
  id: string;
  kind: Item['kind'] | 'indicator';
  /** Codes of options, whether the item's own, its scale's or carried forward. */
  codes: string[];
  rows: { id: string; codes: string[] }[];
}

/**
 * A condition before it is known what there is to look at. Its numbers are taken modulo how much there is to
 * choose from, so a plan fits any questionnaire, and stays valid while fast-check makes a failing one smaller.
 */
export type ConditionPlan =
  | LeafPlan
  | { join: 'all' | 'any'; parts: ConditionPlan[] }
  | { not: ConditionPlan };

interface LeafPlan {
  subject: number;
  form: number;
  choice: number;
  amount: number;
}

const leafPlans: fc.Arbitrary<LeafPlan> = fc.record({
  subject: fc.nat(20),
  form: fc.nat(3),
  choice: fc.nat(30),
  amount: fc.nat(20),
});

export const conditionPlans: fc.Arbitrary<ConditionPlan> = fc.letrec<{ any: ConditionPlan }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 4, arbitrary: leafPlans },
    {
      weight: 2,
      arbitrary: fc.record({
        join: fc.constantFrom('all', 'any'),
        parts: fc.array(tie('any'), { minLength: 1, maxLength: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ not: tie('any') }) },
  ),
})).any;

/** The condition that the plan makes with these subjects; none when there is nothing to look at. */
export function conditionFrom(plan: ConditionPlan | undefined, subjects: Subject[]): Condition | undefined {
  if (!plan || subjects.length === 0) return undefined;
  return planned(plan, subjects);
}

function planned(plan: ConditionPlan, subjects: Subject[]): Condition {
  if ('not' in plan) return { not: planned(plan.not, subjects) };
  if (!('join' in plan)) return leafFrom(plan, pick(subjects, plan.subject));
  const parts = plan.parts.map((part) => planned(part, subjects));
  return plan.join === 'all' ? { all: parts } : { any: parts };
}

function leafFrom({ form, choice, amount }: LeafPlan, { id, kind, codes, rows }: Subject): Leaf {
  const item = id;
  const answered = amount % 2 === 0;
  // Typed numbers are often a multiple of five too, so that limits are met exactly.
  const limit = (amount % 5) * 5;
  switch (kind) {
    case 'indicator':
      return { item, in: someOf(codes, choice) };
    case 'number':
    case 'percent':
      return form === 0
        ? { item, answered }
        : form === 1
          ? { item, atMost: limit }
          : { item, atLeast: limit };
    case 'battery':
      return batteryLeaf(item, rows, { form, choice, amount });
    default:
      return form === 0 || codes.length === 0 ? { item, answered } : { item, in: someOf(codes, choice) };
  }
}

function batteryLeaf(
  item: string,
  rows: Subject['rows'],
  { form, choice, amount }: Omit<LeafPlan, 'subject'>,
): Leaf {
  const row = pick(rows, amount);
  if (form === 0) return { item, row: row.id, answered: choice % 2 === 0 };
  if (form === 1) return { item, row: row.id, in: someOf(row.codes, choice) };
  const ids = rows.map(({ id }) => id);
  const of = form === 2 ? someOf(ids, amount) : undefined;
  const atLeast = 1 + (choice % (of ?? ids).length);
  return { item, rows: { in: someOf(row.codes, choice), ...(of ? { of } : {}), atLeast } };
}

export function pick<T>(list: T[], number: number): T {
  return list[number % list.length]!;
}

/** One or more of the list, in its order. */
function someOf<T>(list: T[], number: number): T[] {
  const chosen = 1 + (number % (2 ** list.length - 1));
  return list.filter((_, place) => chosen & (1 << place));
}
