import type { Net } from '../questionnaire/option.ts';

/**
 * Counts that nobody has made safe yet. Only disclosure may read a table, and only what it releases can be
 * published.
 */
export type Table = NationalTable | BreakdownTable;

interface TableBase {
  /** Fixed by the plan: `2c`, or `2c_by_1a`. Ids of items hold no underscore, so no two tables share an id. */
  id: string;
  /** The variable that is tabulated: `2c`, or a battery's row `r4.forebygging`. */
  variable: string;
  measure: 'choice' | 'several' | 'number';
  /** The variables that an indicator or a count looks at, also through other indicators. Empty for the others. */
  madeFrom: string[];
  /** Its counts are the sizes of groups that other tables are broken down by. */
  makesGroups: boolean;
  /** What the categories belong to: the variable itself, or the derived variable that bands a number. */
  countedAs: string;
  /** Options or bands in the questionnaire's order, then nets. Empty for a number without bands. */
  categories: Category[];
  /** Whether those who were asked and gave no answer are part of the base. */
  blankInBase: boolean;
}

/** A variable for everybody who answered. */
export interface NationalTable extends TableBase {
  scope: 'national';
  all: Group;
}

/** A variable for each group of a breakdown. The groups and `ungrouped` together are everybody. */
export interface BreakdownTable extends TableBase {
  scope: 'breakdown';
  /** The item, derived variable or background that makes the groups. */
  breakdown: string;
  groups: Group[];
  /** Those who have no answer to the breakdown, were not asked, or of whom the register does not say. */
  ungrouped: Group;
}

export interface Category {
  code: string;
  role: 'option' | 'net' | 'band';
  /** Whether those who chose it are part of the denominator. */
  inBase: boolean;
  /** Of an option: it says why there is no opinion. */
  missing?: true;
  /** Of a net: the options that it sums. */
  options?: string[];
}

export interface Group {
  /** An option or band of the breakdown; {@link everybody} and {@link nobodysGroup} stand for no group. */
  code: string;
  /** The denominator. The tally of each measure says who is in it. */
  base: number;
  /** One for each category of the table. A respondent counts once in a net, whatever its options. */
  counts: number[];
  /** Asked, and left blank. */
  noAnswer: number;
  /** The item was off their path. Never inside the base. */
  notAsked: number;
  /** Of numbers, and of options that count for one. */
  summary?: Summary;
}

/** Of those with an answer, in the item's unit. For an even number the median is between the middle two. */
export type Summary = { answers: number; mean: number; median: number } | { missing: 'noAnswers' };

// No option can have these codes: an identifier holds no underscore.
export const everybody = '_all';
export const nobodysGroup = '_none';

/** Counts with the nets added. A net takes in only options of the base, so that its share is one of the base. */
export function withNets(counts: number[], categories: Category[], nets: Net[]): number[] {
  const countOf = new Map(categories.map(({ code, inBase }, place) => [code, inBase ? counts[place]! : 0]));
  return [
    ...counts,
    ...nets.map((net) => [...new Set(net.options)].reduce((sum, code) => sum + (countOf.get(code) ?? 0), 0)),
  ];
}
