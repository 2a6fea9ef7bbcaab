/**
 * What whoever attacks the results knows beforehand: the register, who responded, and how many of each kind of unit
 * answered which question. And, to judge what was found and for nothing else, the answers.
 */
export interface Known {
  breakdowns: string[];
  atoms: KnownAtom[];
  questions: KnownQuestion[];
  numbers: KnownNumbers[];
}

/** Units that the register says the same of. A code for each breakdown, or nothing where it says none. */
export interface KnownAtom {
  codes: (string | undefined)[];
  respondents: number;
}

/** A choice, or one option of several that is ticked or not. */
export interface KnownQuestion {
  variable: string;
  /** Of several: the option. */
  option?: string;
  /** Those inside the base. Of several: the option, and last {@link notTicked}. */
  options: { code: string; value?: number }[];
  /** For each atom, how many chose each. */
  counts: number[][];
}

export const notTicked = '';

/** The answers with a number, and who gave them: for each atom. */
export interface KnownNumbers {
  variable: string;
  values: number[][];
}

/** Something that is published of everybody and made from several answers. */
export type Link = ConditionLink | TicksLink;

/** How many a condition holds for. */
export interface ConditionLink {
  type: 'condition';
  when: KnownCondition;
  count: number;
}

/** `unknown`: something that the published figures say nothing about. */
export type KnownCondition =
  | { variable: string; option?: string; in: string[] }
  | { all: KnownCondition[] }
  | { any: KnownCondition[] }
  | 'unknown';

/** How many ticked nothing of several, where they are in its base. */
export interface TicksLink {
  type: 'ticks';
  variable: string;
  options: { code: string; standsAlone: boolean }[];
  blank: number;
}

export function nameOf({ variable, option }: { variable: string; option?: string | undefined }): string {
  return option === undefined ? variable : `${variable} ${option}`;
}
