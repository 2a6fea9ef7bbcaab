/** What a respondent chose in a several-of item; `other` is their own words for the option that takes text. */
export interface SeveralAnswer {
  chosen: string[];
  other?: string;
}

/** One item's answer: an option's code, a number, words, or several options. */
export type Answer = string | number | SeveralAnswer;

/** A response's answers by item id. An item without an answer has no key. */
export type Answers = Record<string, Answer>;

/** What was typed into a form, by field name, before anybody has judged it. */
export type Typed = Record<string, string[]>;

/** Why something typed is not an answer. The words for it are the reader's, so they are found elsewhere. */
export type AnswerProblem =
  | { code: 'required' }
  | { code: 'unknownOption'; given: string }
  | { code: 'notANumber'; given: string }
  | { code: 'tooManyDecimals'; decimals: number }
  | { code: 'tooLow'; min: number; unit: string }
  | { code: 'tooHigh'; max: number; unit: string }
  | { code: 'tooLong'; max: number; length: number };

/** The outcome of reading one item: an answer, a problem, or neither when the item was left blank. */
export type Reading<A extends Answer = Answer> =
  | { state: 'answered'; answer: A }
  | { state: 'blank' }
  | { state: 'problem'; problem: AnswerProblem };

export const blank: Reading<never> = { state: 'blank' };
