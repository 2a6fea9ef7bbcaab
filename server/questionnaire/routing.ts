import type { Answer, Answers } from './answer.ts';
import type { Condition } from './condition.ts';

/** Whether `condition` holds for `answers`. Runs on the server and, for live routing, in the browser. */
export function holds(condition: Condition, answers: Answers): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answers));
  if ('any' in condition) return condition.any.some((part) => holds(part, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  const answer = Object.hasOwn(answers, condition.item) ? answers[condition.item] : undefined;
  if ('answered' in condition) return (answer !== undefined) === condition.answered;
  return codesIn(answer).some((code) => condition.in.includes(code));
}

/** The items that `condition` looks at. */
export function itemsIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(itemsIn);
  if ('any' in condition) return condition.any.flatMap(itemsIn);
  if ('not' in condition) return itemsIn(condition.not);
  return [condition.item];
}

function codesIn(answer: Answer | undefined): string[] {
  if (typeof answer === 'string') return [answer];
  if (typeof answer === 'object') return answer.chosen;
  return [];
}
