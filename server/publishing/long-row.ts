/**
 * One cell of one table. A number column holds a number or nothing: what is unknown or hidden has no key.
 * Codes and column names are English, labels and notes are the reader's.
 */
export interface LongRow {
  wave: string;
  table_id: string;
  question_id: string;
  /** The item's kind; `coverage` or `size` for the tables of totals. */
  question_type: string;
  /** An option, net or band, `no_answer`, or a measure such as `mean_value` or `fte`. */
  option_code: string;
  option_label: string;
  /** The item, variable or background that makes the groups. Empty for everybody, whose group is `all`. */
  breakdown: string;
  group_code: string;
  group_label: string;
  /** Units in the register, where the wave has one. */
  n_frame?: number;
  n_base?: number;
  /** `answered`: those with an answer inside the base. `asked`: those the item was shown to. */
  base_type: 'answered' | 'asked';
  /** Respondents; in the tables of measures a value, and the note says in which unit. */
  count?: number;
  /** Whole percent of the base; for coverage, percent with one decimal. */
  pct?: number;
  /** The ends of the 95 percent interval, in percent with two decimals. See interval.ts for when there is one. */
  ci_low?: number;
  ci_high?: number;
  /** `hypergeometric`, or nothing where there is no interval. */
  ci_method: string;
  /** `none`: every respondent counts alike. Weighted shares stand in tables of their own. */
  weighting: 'none' | 'post-stratified' | 'raked';
  obs_status: ObservationStatus;
  note: string;
  plan_hash: string;
}

/**
 * Empty: normal. `:` hidden for confidentiality. `.` category not in use. `..` not asked or not collected.
 * `u` low base. `b` break in the series.
 */
type ObservationStatus = '' | ':' | '.' | '..' | 'u' | 'b';

/** The columns of every long file, in order. */
export const longColumns = [
  'wave',
  'table_id',
  'question_id',
  'question_type',
  'option_code',
  'option_label',
  'breakdown',
  'group_code',
  'group_label',
  'n_frame',
  'n_base',
  'base_type',
  'count',
  'pct',
  'ci_low',
  'ci_high',
  'ci_method',
  'weighting',
  'obs_status',
  'note',
  'plan_hash',
] as const satisfies (keyof LongRow)[];

/** What every row of one file says alike. Its note comes before what a cell has to say of itself. */
export type Origin = Pick<LongRow, 'wave' | 'plan_hash' | 'note'>;

/** What every row of one table and group says alike. */
type RowHead = Origin &
  Pick<
    LongRow,
    'table_id' | 'question_id' | 'question_type' | 'breakdown' | 'group_code' | 'group_label' | 'base_type'
  >;

/** What is counted or measured in a cell, and what came of it. */
export type RowCell = Pick<LongRow, 'option_code' | 'option_label'> &
  Partial<
    Pick<
      LongRow,
      | 'n_frame'
      | 'n_base'
      | 'count'
      | 'pct'
      | 'ci_low'
      | 'ci_high'
      | 'ci_method'
      | 'weighting'
      | 'obs_status'
      | 'note'
    >
  >;

/** One table of a publication. Its rows are made when asked for: a visitor seldom wants them all. */
export interface LongTable {
  /** The `table_id` of every row. */
  id: string;
  /** The figure that the table belongs to, by its item's id. Tables of totals belong to none. */
  figure?: string;
  /** What the table is called: the question, and what it is broken down by. */
  label: string;
  /** What makes the groups is called this. Not there for everybody. */
  groups?: string;
  rows: () => LongRow[];
}

/** The group of everybody. It has no breakdown, so an option that is also coded `all` is another group. */
export const everybodyCode = 'all';

export function longRow(head: RowHead, cell: RowCell): LongRow {
  const note = sentences(head.note, cell.note);
  return { ...head, ci_method: '', weighting: 'none', obs_status: '', ...cell, note };
}

/** One note of several; those that are missing or empty leave no trace. */
export function sentences(...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}
