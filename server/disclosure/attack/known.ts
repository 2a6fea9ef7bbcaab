/**
 * What whoever attacks the results knows beforehand: the register, who responded, and how many of each kind of unit
 * answered which question. And, to judge what was found and for nothing else, the answers.
 */
export interface Known {
  breakdowns: string[];
  atoms: KnownAtom[];
  questions: KnownQuestion[];
  numbers: KnownNumbers[];
  standings: KnownStanding[];
  ties: KnownTies;
}

/** Of each atom, how many were asked a variable, and how many of these are in its base. */
export interface KnownStanding {
  variable: string;
  asked: number[];
  inside: number[];
}

/**
 * Units that the register says the same of. A code for each breakdown, or nothing where it says none; and how many
 * units each respondent stands for, where answers are weighted.
 */
export interface KnownAtom {
  codes: (string | undefined)[];
  respondents: number;
  weight?: number;
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

/**
 * How answers hang together. The questionnaire tells it to everybody: who is asked what, what indicators and counts
 * are made of, and what can be ticked together.
 */
export interface KnownTies {
  quantities: KnownQuantity[];
  /** So it is in every atom. */
  relations: Relation[];
  /** What national figures tell of everybody. */
  told: Told[];
}

/** How many in each atom are of a kind. */
export interface KnownQuantity {
  counts: number[];
  /** It is what was answered to a question, by its place, whose base everybody knows. */
  of?: { question: number; options: string[] };
  /** Nobody needs to be told. */
  isKnown?: true;
  /** It is those who ticked nothing of this variable, and who are in its base. */
  isBlankOf?: string;
}

/** Quantities, each so many times, and all the respondents so many times. */
export interface Form {
  terms: readonly (readonly [quantity: number, times: number])[];
  respondents: number;
}

/** The form is nothing or more; or nothing exactly. */
export interface Relation {
  form: Form;
  isExact: boolean;
}

/** The form of everybody is the sum of these columns of a national table, and of its base where that is said. */
export interface Told {
  form: Form;
  variable: string;
  columns: string[];
  withBase: boolean;
}

/** The answers with a number, and who gave them: for each atom. Everybody knows what can be answered at all. */
export interface KnownNumbers {
  variable: string;
  least: number;
  most: number;
  /** The breakdowns by bands of it, and from what to what each band is. */
  bands: { breakdown: string; code: string; from: number; to: number }[];
  values: number[][];
}

export function nameOf({ variable, option }: { variable: string; option?: string | undefined }): string {
  return option === undefined ? variable : `${variable} ${option}`;
}
