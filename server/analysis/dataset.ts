import type { Questionnaire } from '../questionnaire/questionnaire.ts';

/**
 * The answers of a wave as columns: row r of every column belongs to the same respondent. Built once from a
 * stream of responses; every table is then a pass over two or three columns.
 *
 * A byte holds an option's (or a band's) place in its list, or one of the two reasons for holding none.
 */
export interface Dataset {
  respondents: number;
  /** The questionnaires that were answered, each with its own paths. */
  instruments: Questionnaire[];
  /** By the id of an item, a derived variable or background. Items whose answers are words have no column. */
  columns: ReadonlyMap<string, Column>;
}

export type Column = CodedColumn | SeveralColumn | NumberColumn;

/** One option of several, or the band of a number. */
export interface CodedColumn {
  type: 'coded';
  codes: readonly string[];
  /** A place in `codes`, {@link noAnswer} or {@link notAsked}. */
  cells: Uint8Array;
}

/** Any number of options: bit b of word w stands for option 32w + b. */
export interface SeveralColumn {
  type: 'several';
  codes: readonly string[];
  /** {@link answered}, {@link noAnswer} or {@link notAsked}. */
  status: Uint8Array;
  masks: readonly Uint32Array[];
}

export interface NumberColumn {
  type: 'number';
  /** {@link answered}, {@link noAnswer} or {@link notAsked}. */
  status: Uint8Array;
  /** NaN where there is no answer. */
  values: Float64Array;
}

export const answered = 0;
/** The item was on the respondent's path, and was left blank. */
export const noAnswer = 254;
/** The item was off the respondent's path. */
export const notAsked = 255;
/** Places that a byte can hold besides the two reasons. */
export const mostCodes = 254;

/** Whether a respondent ticked the option at a place in `codes`. Nobody has ticked what they did not answer. */
export function isTicked({ masks }: SeveralColumn, place: number, row: number): boolean {
  return ((masks[place >> 5]![row]! >>> (place & 31)) & 1) === 1;
}

/** The column of an item or derived variable, of the type that the caller knows it to have. */
export function columnOf<T extends Column['type']>(
  dataset: Dataset,
  id: string,
  type: T,
): Extract<Column, { type: T }> {
  const column = dataset.columns.get(id);
  if (column?.type !== type) throw new TypeError(`The dataset has no ${type} column for ${id}.`);
  return column as Extract<Column, { type: T }>;
}
