import type { Condition, Leaf } from '../../questionnaire/condition.ts';
import { type Expression, type Operator, Unreadable } from './expression.ts';

type RowLeaf = Leaf & { in: string[]; row: string };

/**
 * "At least so many rows are answered so" is a sum in both languages: `if(${a_1} = 'x', 1, 0) + … >= 2`, and
 * `iif(…)` in SurveyJS. Nothing when `left` is no such sum.
 */
export function rowCountOf(
  left: Expression,
  operator: Operator,
  right: Expression,
  conditionOf: (expression: Expression) => Condition,
): Condition | undefined {
  const terms = termsOf(left);
  if (!terms.every(isOneOrNothing)) return undefined;
  const leaves = terms.map(({ given }) => conditionOf(given[0]!));
  const [first] = leaves;
  if (!first || !isRowLeaf(first) || !leaves.every((leaf) => isRowLeaf(leaf) && alike(leaf, first)))
    throw new Unreadable('bare rader i samme batteri, med samme svar, kan telles');
  const atLeast = right.type === 'value' ? Number(right.value) + (operator === '>' ? 1 : 0) : Number.NaN;
  if (!['>', '>='].includes(operator) || !Number.isInteger(atLeast) || atLeast < 1)
    throw new Unreadable('antall rader kan bare sammenlignes med «minst så mange»');
  return {
    item: first.item,
    rows: { in: first.in, of: leaves.filter(isRowLeaf).map(({ row }) => row), atLeast },
  };
}

function termsOf(expression: Expression): Expression[] {
  if (expression.type !== 'operation' || expression.operator !== '+') return [expression];
  return [...termsOf(expression.left), expression.right];
}

/** `if(condition, 1, 0)` */
function isOneOrNothing(term: Expression): term is Expression & { type: 'call' } {
  if (term.type !== 'call' || !['if', 'iif'].includes(term.name) || term.given.length !== 3) return false;
  const [, one, nothing] = term.given;
  return (
    one?.type === 'value' &&
    Number(one.value) === 1 &&
    nothing?.type === 'value' &&
    Number(nothing.value) === 0
  );
}

function isRowLeaf(condition: Condition): condition is RowLeaf {
  return 'in' in condition && condition.row !== undefined;
}

function alike(one: RowLeaf, other: RowLeaf): boolean {
  return one.item === other.item && one.in.toSorted().join() === other.in.toSorted().join();
}
