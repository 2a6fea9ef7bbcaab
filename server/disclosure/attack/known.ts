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

export function nameOf({ variable, option }: { variable: string; option?: string | undefined }): string {
  return option === undefined ? variable : `${variable} ${option}`;
}
