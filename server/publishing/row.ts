import type { Cell, Hidden, ReleasedGroup, ReleasedSummary, WeightedShares } from '../disclosure/released.ts';

/** The results of one group of respondents. */
export type Row = ShownRow | HiddenRow;

interface HiddenRow extends Hidden {
  code: string;
  label: string;
  members?: string[];
  frame?: number;
}

export interface ShownRow {
  code: string;
  label: string;
  /** The groups that were merged into this one, when there are several. */
  members?: string[];
  /** Units that the register has in the group, where there is a register. */
  frame?: number;
  /** N: the denominator of every share in the row. */
  base: number;
  /** So few that shares should be read with care. */
  lowBase: boolean;
  /** Respondents whose path did not pass the item. Not told of groups under control. */
  notAsked?: number | Hidden;
  /** One for each column: the figure's, or its breakdown's. */
  cells: Cell[];
  /** Numbers only. */
  summary?: ReleasedSummary;
  /** The shares of all units in the register, where answers are weighted: one for each cell. Of everybody alone. */
  weighted?: WeightedShares;
}

interface RowSurroundings {
  /** Units that the register has in the group. */
  frame?: number | undefined;
  /** A service's figures about itself: few answers are no reason to read them with care. */
  isOpen?: boolean | undefined;
}

/** Where it is told how many gave no answer, they are in the last cell. */
export function rowOf(group: ReleasedGroup, label: string, { frame, isOpen }: RowSurroundings): Row {
  const merged = {
    ...(group.members ? { members: group.members } : {}),
    ...(frame === undefined ? {} : { frame }),
  };
  if ('hidden' in group) return { code: group.code, label, ...merged, hidden: group.hidden };
  const { code, base, notAsked, cells, noAnswer, summary, weighted } = group;
  return {
    code,
    label,
    ...merged,
    base,
    lowBase: !isOpen && isLowBase(base),
    ...(notAsked === undefined ? {} : { notAsked }),
    cells: [...cells, ...(noAnswer ? [noAnswer] : [])],
    ...(summary ? { summary } : {}),
    ...(weighted ? { weighted: noAnswer ? withoutNoAnswer(weighted) : weighted } : {}),
  };
}

/** How many gave no answer is told by no weighted share. */
function withoutNoAnswer({ method, cells }: WeightedShares): WeightedShares {
  return { method, cells: [...cells, { missing: 'notWeighted' }] };
}

const lowBaseBelow = 20;

/** Whether shares of this base should be read with care. */
export function isLowBase(base: number): boolean {
  return base < lowBaseBelow;
}

/**
 * The bases of the rows that are shown: `N = 58`, or `N = 42–159` where they differ.
 *
 * @param called what the rows are
 */
export function basesText(rows: Row[], called: 'gruppene' | 'radene' = 'gruppene'): string {
  const bases = rows.flatMap((row) => ('hidden' in row ? [] : [row.base]));
  if (bases.length === 0) return `Alle ${called} er skjult`;
  const [least, most] = [Math.min(...bases), Math.max(...bases)];
  return least === most ? `N = ${least}` : `N = ${least}–${most}`;
}
