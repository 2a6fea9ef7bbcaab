import type { Paint } from './palette.ts';

/** What a chart shows, ready for drawing: rows of bars, each with its words above it. */
export interface Drawing {
  /** A low base is marked, as in the table. */
  hasLowBase: boolean;
  rows: DrawnRow[];
  series: Series[];
  stacked: boolean;
  /** The share, in percent, at the right edge. */
  max: number;
}

export interface DrawnRow {
  label: string;
  /** After the label, in grey: N, or that the group is hidden. */
  note: string;
  strong: boolean;
}

export interface Series {
  label: string;
  paint: Paint;
  /** For each row. Undefined: no bar. */
  bars: ({ share: number; count: number } | undefined)[];
}

export const barHeight = 26;
const rowGap = 38;
const thinBarHeight = 12;

export function thicknessOf({ stacked }: Drawing, series: number): number {
  return stacked || series === 0 ? barHeight : thinBarHeight;
}

export function rowHeightOf(drawing: Drawing): number {
  const extra = drawing.stacked ? 0 : (drawing.series.length - 1) * thinBarHeight;
  return barHeight + rowGap + extra;
}
