/**
 * What a respondent chose in a several-of item; `other` is their own words for the option that takes text.
 */
export interface SeveralAnswer {
  chosen: string[];
  other?: string;
}

/**
 * What a respondent gave in a grid, cell by cell: in a battery a row's option, in a figure table the number
 * of a row and a year, as `<row>-<year>`. A cell without an answer has no key.
 */
export interface GridAnswer {
  cells: Record<string, string | number>;
}

/** One item's answer: an option's code, a day, a number, words, several options, or the cells of a grid. */
export type Answer = string | number | SeveralAnswer | GridAnswer;

/** A response's answers by item id. An item without an answer has no key. */
export type Answers = Record<string, Answer>;

/** What was typed into a form, by field name, before anybody has judged it. */
export type Typed = Record<string, string[]>;

/** Why something typed is not an answer. The words for it are the reader's, so they are found elsewhere. */
export type AnswerProblem =
  | { code: 'required' }
  | { code: 'requiredCells'; cells: string[] }
  | { code: 'unknownOption'; given: string }
  | { code: 'exclusive'; option: string }
  | { code: 'tooFewChosen'; atLeast: number }
  | { code: 'tooManyChosen'; atMost: number; chosen: number }
  | { code: 'notANumber'; given: string }
  | { code: 'tooManyDecimals'; decimals: number }
  | { code: 'tooLow'; min: number; unit: string }
  | { code: 'tooHigh'; max: number; unit: string }
  | { code: 'tooLong'; max: number; length: number }
  | { code: 'notADate'; given: string }
  | { code: 'tooEarly'; min: string }
  | { code: 'tooLate'; max: string }
  | { code: 'cells'; cells: Record<string, CellProblem> };

/** A problem in one cell of a grid. */
export type CellProblem = Exclude<AnswerProblem, { code: 'cells' }>;

/** Something unlikely about an answer. It is asked about, and taken all the same. */
export type Doubt =
  | { code: 'unusuallyLow'; expected: number; unit: string }
  | { code: 'unusuallyHigh'; expected: number; unit: string }
  | { code: 'timesOf'; times: number; other: string; value: number }
  | { code: 'yearToYear'; row: string; year: number; before: number; value: number; factor: number };

/** The outcome of reading one item: an answer, a problem, or neither when the item was left blank. */
export type Reading<A extends Answer = Answer> =
  | { state: 'answered'; answer: A }
  | { state: 'blank' }
  | { state: 'problem'; problem: AnswerProblem };

export const blank: Reading<never> = { state: 'blank' };

export function isSeveral(answer: Answer | undefined): answer is SeveralAnswer {
  return typeof answer === 'object' && 'chosen' in answer;
}

export function isGrid(answer: Answer | undefined): answer is GridAnswer {
  return typeof answer === 'object' && 'cells' in answer;
}

/**
 * What stands in one cell of a grid. Keys are the author's ids, and every object has a few names of its own.
 */
export function cellIn({ cells }: GridAnswer, key: string): string | number | undefined {
  return Object.hasOwn(cells, key) ? cells[key] : undefined;
}
