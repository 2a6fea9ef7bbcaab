/**
 * The shapes of what disclosure lets out. Whatever is hidden has its reason and nothing else: no count, no size,
 * no place in an order by size.
 */
export interface Hidden {
  hidden: 'confidential';
}

export type Cell = ShownCell | Hidden;

/** `share` is in whole percent of the base, rounded half up by itself. */
export type ShownCell = { count: number; share: number } | { count: number; withoutShare: WithoutShare };

/** Why a count is no share of the base: the category stands outside it, or nobody is in it. */
export type WithoutShare = 'outsideBase' | 'emptyBase';

export interface ReleasedColumn {
  code: string;
  role: 'option' | 'net' | 'band';
  inBase: boolean;
}

export type ReleasedGroup = ShownGroup | ({ code: string; members?: string[] } & Hidden);

export interface ShownGroup {
  code: string;
  /** The groups that were merged into this one, when there are several. `code` is then theirs with `+` between. */
  members?: string[];
  base: number;
  /** One for each column of the table. */
  cells: Cell[];
  /** Of everybody always; of a group only in an open wave, since they tell of a few. */
  noAnswer?: Cell;
  /** As `noAnswer`. Hidden when they are a few: often they are a group that is too small to be shown. */
  notAsked?: number | Hidden;
  /** Of numbers, and of options that count for one. */
  summary?: ReleasedSummary;
  /** Of everybody alone, and only of what is weighted. */
  weighted?: WeightedShares;
}

/** How the shares were weighted, and one for each column. */
export interface WeightedShares {
  method: 'postStratified' | 'raked';
  cells: WeightedCell[];
}

/** A share of all units in the register, in whole percent. What is no share of the base has none. */
export type WeightedCell = { share: number } | { missing: 'notWeighted' } | Hidden;

/** Of those with an answer, in the item's unit, with one decimal. */
export type ReleasedSummary = { mean: number; median: number } | { missing: 'noAnswers' } | Hidden;

export interface TableContent {
  id: string;
  variable: string;
  measure: 'choice' | 'several' | 'number';
  /** What the columns belong to: the variable itself, or the derived variable that bands a number. */
  countedAs: string;
  /** Those of a breakdown may be fewer than the national ones: nets instead of each option. */
  columns: ReleasedColumn[];
  /** Whether those who were asked and gave no answer are part of the base. */
  blankInBase: boolean;
}

export type NationalContent = TableContent & { scope: 'national'; all: ReleasedGroup };
export type BreakdownContent = TableContent & {
  scope: 'breakdown';
  breakdown: string;
  groups: ReleasedGroup[];
};

export type SizeRow = Merged & ({ answers: number; total: number } | Hidden);
export type CoverageRow = Merged &
  ({ answers: number; total: number; register: number; share: number } | Hidden);

interface Merged {
  code: string;
  /** As in {@link ShownGroup}. */
  members?: string[];
}

/** Respondents, their sum, the register's sum, and the first of the second in percent with one decimal. */
export interface CoverageContent {
  id: string;
  measure: string;
  by: string;
  groups: CoverageRow[];
  all: CoverageRow;
}

export interface SizesContent {
  id: string;
  measure: string;
  by: string;
  groups: SizeRow[];
  all: SizeRow;
  summary: ReleasedSummary;
}

/** What answers are weighted by, or why they are not: the reason in words for the publisher alone. */
export type ReleasedWeighting =
  | {
      by: string[];
      method: 'postStratified' | 'raked';
      /** Of all respondents: how many times larger the variance is for weights that differ. Two decimals. */
      designEffect: number;
    }
  | { by: string[]; method: 'none'; refused: string };

/** Why a table was never made. */
export type NotMade = { missing: 'notDeclared' | 'noBands' };
