import type { Answer, Answers } from '../../answer.ts';
import { asAsked } from '../../asking.ts';
import type { Condition } from '../../condition.ts';
import type { Item } from '../../kinds/all.ts';
import type { Section } from '../../questionnaire.ts';
import { holds } from '../../routing.ts';
import { sortsOfAnswer } from './sorts.ts';
import { type Step, stepsAlone, stepsTo } from './steps.ts';

/** What a condition can come to: whether some respondent meets it, and whether some other does not. */
export interface Outcomes {
  holds: boolean;
  fails: boolean;
}

/** How many answers are tried before the search gives up. */
const enough = 20_000;

/**
 * What `condition` can come to among those who meet all of `before`, over every way through the
 * questionnaire. Nothing when there are too many ways to look through: then nothing can be said.
 */
export function outcomes(
  condition: Condition,
  before: Condition[],
  sections: Section[],
  limit = enough,
): Outcomes | undefined {
  return outcomesOver(stepsTo([condition, ...before], sections), condition, before, limit);
}

/** What `condition` can come to by itself, whoever is asked what it looks at. */
export function outcomesAlone(
  condition: Condition,
  sections: Section[],
  limit = enough,
): Outcomes | undefined {
  return outcomesOver(stepsAlone(condition, sections), condition, [], limit);
}

function outcomesOver(
  steps: Step[],
  condition: Condition,
  before: Condition[],
  limit: number,
): Outcomes | undefined {
  const found: Outcomes = { holds: false, fails: false };
  const sortsOf = remembered(limit);
  let tried = 0;
  const isSettled = () => found.holds && found.fails;
  const arrive = (answers: Answers) => {
    if (!before.every((each) => holds(each, answers))) return true;
    if (holds(condition, answers)) found.holds = true;
    else found.fails = true;
    return true;
  };
  /** False when the search had to give up. */
  const go = (index: number, answers: Answers): boolean => {
    if (isSettled()) return true;
    if (++tried > limit) return false;
    const step = steps[index];
    if (!step) return arrive(answers);
    const asked = step.conditions.every((each) => holds(each, answers))
      ? asAsked(step.item, answers, () => undefined)
      : undefined;
    if (!asked || isEmpty(asked)) return go(index + 1, answers);
    const sorts = sortsOf(step, asked);
    return sorts?.every((answer) => go(index + 1, withAnswer(answers, asked.id, answer))) ?? false;
  };
  return go(0, {}) || isSettled() ? found : undefined;
}

function withAnswer(answers: Answers, id: string, answer: Answer | undefined): Answers {
  return answer === undefined ? answers : { ...answers, [id]: answer };
}

/**
 * The sorts of answer to an item depend only on what of it is shown, so they are worked out once for each.
 */
function remembered(limit: number) {
  const known = new Map<string, (Answer | undefined)[] | undefined>();
  return ({ leaves }: Step, asked: Item) => {
    const key = [asked.id, ...shownOf(asked)].join(' ');
    if (!known.has(key)) known.set(key, sortsOfAnswer(asked, leaves, limit));
    return known.get(key);
  };
}

function shownOf(asked: Item): string[] {
  const options = 'options' in asked ? asked.options.map(({ code }) => code) : [];
  return asked.kind === 'battery' ? [...asked.rows.map(({ id }) => id), '|', ...options] : options;
}

/** Whether there is nothing to choose from, and so nothing asked. */
function isEmpty(asked: Item): boolean {
  if (asked.kind === 'battery') return asked.rows.length === 0;
  return 'options' in asked && asked.options.length === 0;
}
