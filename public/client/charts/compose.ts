import { barPaint, hiddenLength, paintOf } from '../../../server/publishing/picture/paint.ts';
import type { Drawing, DrawnRow } from './drawing.ts';
import type { Cell, ChartTable, Row } from './table.ts';

/** What to write where a number is hidden: above a bar there is room for the reason, beside one there is not. */
export interface HiddenWords {
  long: string;
  short: string;
}

/** @param kind what the page says that the chart is: `stacked`, `rows`, `bars` or `grouped` */
export function drawingOf(kind: string | undefined, table: ChartTable, hidden: HiddenWords): Drawing {
  if (kind === 'bars') return barsDrawing(table, hidden);
  return kind === 'grouped' ? groupedDrawing(table, hidden) : stackedDrawing(table, hidden);
}

/** Stacked bars. Everybody stands out among groups. */
function stackedDrawing({ columns, rows }: ChartTable, hidden: HiddenWords): Drawing {
  const totals = rows.map(({ base, cells }) =>
    base === undefined ? 0 : cells.reduce((sum, cell) => sum + lengthOf(cell), 0),
  );
  return {
    layout: 'stacked',
    hasLowBase: rows.some(isLowBase),
    rows: rows.map((row) => ({
      label: row.label,
      note: noteOf(row, hidden),
      strong: row.everybody,
    })),
    series: columns.map((column, place) => ({
      label: column.label,
      paint: paintOf(column),
      // Of a group that is hidden, there is no bar at all.
      bars: rows.map(({ base, cells }) => (base === undefined ? undefined : cells[place])),
    })),
    // Shares are rounded one by one, so that a whole may be 101.
    max: Math.max(100, ...totals),
  };
}

/** N, and that something is hidden: a part of the bar, or all of it. */
function noteOf(row: Row, hidden: HiddenWords): string {
  const base = baseOf(row);
  if (base === undefined) return hidden.long;
  return row.cells.includes('hidden') ? `${base}, ${hidden.short}` : base;
}

/** A bar for each option or band, of everybody. */
function barsDrawing({ columns, rows: [all] }: ChartTable, hidden: HiddenWords): Drawing {
  return {
    layout: 'bars',
    hasLowBase: isLowBase(all),
    rows: columns.map(({ label }, place) => ({
      label,
      note: all.cells[place] === 'hidden' ? hidden.long : (baseOf(all) ?? ''),
      strong: false,
    })),
    series: [{ label: all.label, paint: barPaint, bars: all.cells.map(shownAlone) }],
    max: roundMax(all.cells),
  };
}

/** For each option a bar of everybody and one of each group, so that the groups are seen together. */
function groupedDrawing({ columns, rows: shown }: ChartTable, hidden: HiddenWords): Drawing {
  const bars = columns.flatMap((_, place) => [
    undefined,
    ...shown.map(({ cells }) => shownAlone(cells[place])),
  ]);
  return {
    layout: 'grouped',
    hasLowBase: shown.some(isLowBase),
    rows: columns.flatMap(({ label }, place): DrawnRow[] => [
      { label, note: '', strong: true, heading: true },
      ...shown.map((row) => groupRow(row, row.cells[place], hidden)),
    ]),
    series: [{ label: '', paint: barPaint, bars }],
    max: roundMax(bars),
  };
}

function groupRow(row: Row, cell: Row['cells'][number], hidden: HiddenWords): DrawnRow {
  const base = baseOf(row);
  return {
    label: base ? `${row.label} (${base})` : row.label,
    note: cell === 'hidden' ? hidden.short : '',
    strong: false,
  };
}

function isLowBase({ base }: Row): boolean {
  return base?.endsWith('*') ?? false;
}

/** How long its part of a bar is, in percent. */
export function lengthOf(cell: Row['cells'][number]): number {
  return cell === 'hidden' ? hiddenLength : (cell?.share ?? 0);
}

/** A bar by itself leaves no place for what is hidden: no other stands after it. */
function shownAlone(cell: Row['cells'][number]): Cell | undefined {
  return cell === 'hidden' ? undefined : cell;
}

export function baseOf({ base }: Row): string | undefined {
  return base === undefined ? undefined : `N = ${base}`;
}

/** Room for the longest bar and its label, in steps so that figures are easy to compare. */
function roundMax(cells: Row['cells']): number {
  const shown = cells.flatMap((cell) => shownAlone(cell) ?? []);
  const longest = Math.max(0, ...shown.map(({ share, interval }) => interval?.high ?? share));
  return longest > 40 ? 100 : 50;
}
