import type { Paint } from '../../../server/publishing/picture/paint.ts';
import type { Cell } from './table.ts';

/**
 * How the rows stand. `stacked`: one bar of many parts in each, with its words above. `bars`: one bar in each,
 * with its words above. `grouped`: thinner bars under headings, with their words to the left.
 */
type Layout = 'stacked' | 'bars' | 'grouped';

/** What a chart shows, ready for drawing. */
export interface Drawing {
  layout: Layout;
  /** A low base is marked, as in the table. */
  hasLowBase: boolean;
  rows: DrawnRow[];
  series: Series[];
  /** The share, in percent, at the right edge. */
  max: number;
}

export interface DrawnRow {
  label: string;
  /** In grey: N, or that the number is hidden. */
  note: string;
  strong: boolean;
  /** Grouped rows only: stands above a group of bars and has none itself. */
  heading?: boolean;
}

interface Series {
  label: string;
  paint: Paint;
  /** For each row. Undefined: no bar. Hidden ones have the same empty place, whatever is hidden. */
  bars: (Cell | 'hidden' | undefined)[];
}

/** In pixels. A row has room for its bar and, except in groups, for the words above it. */
const sizes: Record<Layout, { bar: number; row: number }> = {
  stacked: { bar: 26, row: 64 },
  bars: { bar: 26, row: 64 },
  grouped: { bar: 18, row: 26 },
};

export function barHeightOf({ layout }: Pick<Drawing, 'layout'>): number {
  return sizes[layout].bar;
}

export function rowHeightOf({ layout }: Drawing): number {
  return sizes[layout].row;
}
