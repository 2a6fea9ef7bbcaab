import type { Cell, Hidden, ReleasedGroup, ReleasedSummary } from '../disclosure/released.ts';

/** The results of one group of respondents. */
export type Row = ShownRow | HiddenRow;

interface HiddenRow extends Hidden {
  code: string;
  label: string;
}

export interface ShownRow {
  code: string;
  label: string;
  /** N: the denominator of every share in the row. */
  base: number;
  /** So few that shares should be read with care. */
  lowBase: boolean;
  /** Respondents whose path did not pass the item. */
  notAsked: number | Hidden;
  /** One for each column of the figure. */
  cells: Cell[];
  /** Numbers only. */
  summary?: ReleasedSummary;
}

/** The last cell is of those who gave no answer. */
export function rowOf(group: ReleasedGroup, label: string): Row {
  if ('hidden' in group) return { code: group.code, label, hidden: group.hidden };
  const { code, base, notAsked, cells, noAnswer, summary } = group;
  return {
    code,
    label,
    base,
    lowBase: isLowBase(base),
    notAsked,
    cells: [...cells, noAnswer],
    ...(summary ? { summary } : {}),
  };
}

const lowBaseBelow = 20;

/** Whether shares of this base should be read with care. */
export function isLowBase(base: number): boolean {
  return base < lowBaseBelow;
}

/** The bases of the rows that are shown: `N = 58`, or `N = 42–159` where they differ. */
export function basesText(rows: Row[]): string {
  const bases = rows.flatMap((row) => ('hidden' in row ? [] : [row.base]));
  if (bases.length === 0) return 'Ingen grupper er store nok til å vises';
  const [least, most] = [Math.min(...bases), Math.max(...bases)];
  return least === most ? `N = ${least}` : `N = ${least}–${most}`;
}
