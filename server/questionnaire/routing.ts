import { type Answer, type Answers, cellIn, isGrid, isSeveral } from './answer.ts';
import type { Condition, Leaf } from './condition.ts';

/** Whether `condition` holds for `answers`. Runs on the server and, for live routing, in the browser. */
export function holds(condition: Condition, answers: Answers): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answers));
  if ('any' in condition) return condition.any.some((part) => holds(part, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  return leafHolds(condition, answers);
}

export function leafHolds(leaf: Leaf, answers: Answers): boolean {
  const answer = answerTo(leaf, answers);
  if ('answered' in leaf) return (answer !== undefined) === leaf.answered;
  if ('in' in leaf) return codesIn(answer).some((code) => leaf.in.includes(code));
  if ('rows' in leaf) return rowsWith(answer, leaf.rows) >= leaf.rows.atLeast;
  if (typeof answer !== 'number') return false;
  return 'atLeast' in leaf ? answer >= leaf.atLeast : answer <= leaf.atMost;
}

/** What the leaf looks at: the item's answer, or that of one of its rows. */
export function answerTo(leaf: Leaf, answers: Answers): Answer | undefined {
  // Ids are the author's, and every object has a few names of its own.
  const answer = Object.hasOwn(answers, leaf.item) ? answers[leaf.item] : undefined;
  if (!('row' in leaf) || leaf.row === undefined) return answer;
  return isGrid(answer) ? cellIn(answer, leaf.row) : undefined;
}

/** The leaves of a condition: every place where it looks at an answer. */
export function leavesOf(condition: Condition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  if ('not' in condition) return leavesOf(condition.not);
  return [condition];
}

/** The items that `condition` looks at. */
export function itemsIn(condition: Condition): string[] {
  return leavesOf(condition).map(({ item }) => item);
}

function codesIn(answer: Answer | undefined): string[] {
  if (typeof answer === 'string') return [answer];
  return isSeveral(answer) ? answer.chosen : [];
}

function rowsWith(
  answer: Answer | undefined,
  { in: codes, of }: { in: string[]; of?: string[] | undefined },
) {
  if (!isGrid(answer)) return 0;
  return Object.entries(answer.cells).filter(
    ([row, code]) => (of === undefined || of.includes(row)) && codes.includes(String(code)),
  ).length;
}
