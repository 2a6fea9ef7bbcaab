import type { Answer, AnswerProblem, Answers, Reading, Typed } from './answer.ts';
import { type Item, kindOf } from './kinds/all.ts';
import { itemsOf, type Questionnaire } from './questionnaire.ts';
import { holds } from './routing.ts';

/** A whole form as the platform understands it. */
export interface FormReading {
  /** The path: the items this respondent is asked, in order. */
  asked: Item[];
  /** Answers to items on the path, and to no others. */
  answers: Answers;
  /** What stands in the way of submitting, by item id. Only items on the path. */
  problems: Record<string, AnswerProblem>;
}

/** Reads everything typed into a form. Items off the path are not read. */
export function readForm(questionnaire: Questionnaire, typed: Typed): FormReading {
  return readItems(questionnaire, (item) => kindOf(item).read(item, typed));
}

/**
 * Walks the path, taking each item's answer from `read`. Routing looks only at answers on the path, so a
 * change of mind early on also closes what hung on later answers.
 */
export function readItems(questionnaire: Questionnaire, read: (item: Item) => Reading): FormReading {
  const reading: FormReading = { asked: [], answers: {}, problems: {} };
  for (const item of itemsOf(questionnaire)) {
    if (item.showIf && !holds(item.showIf, reading.answers)) continue;
    reading.asked.push(item);
    const outcome = read(item);
    if (outcome.state === 'answered') reading.answers[item.id] = outcome.answer;
    else if (outcome.state === 'problem') reading.problems[item.id] = outcome.problem;
    else if (item.required) reading.problems[item.id] = { code: 'required' };
  }
  return reading;
}

/** The answer in words, a line each. */
export function wordsOf(item: Item, answer: Answer): string[] {
  return kindOf(item).words(item, answer);
}
