import type { Drawing, DrawnRow } from './drawing.ts';
import { barPaint, paintOf } from './palette.ts';
import type { Cell, ChartTable, Row } from './table.ts';

/** What to write where a number is hidden: above a bar there is room for the reason, beside one there is not. */
interface HiddenWords {
  long: string;
  short: string;
}

/**
 * @param figure what the page says that it is: `stacked`, `battery`, `several` or `number`
 * @param breakdown empty for everybody alone
 */
export function drawingOf(
  figure: string | undefined,
  table: ChartTable,
  breakdown: string,
  hidden: HiddenWords,
): Drawing {
  const groups = table.breakdowns.get(breakdown);
  if (figure === 'battery') return stackedDrawing(table.columns, table.rows, hidden);
  const everybodyAnd = [table.all, ...(groups ?? [])];
  if (figure === 'stacked') return stackedDrawing(table.columns, everybodyAnd, hidden, true);
  if (!groups) return barsDrawing(table, hidden);
  return figure === 'number'
    ? stackedDrawing(table.columns, everybodyAnd, hidden, true)
    : groupedDrawing(table, groups, hidden);
}

/** Stacked bars. Everybody may stand first, and then stands out. */
function stackedDrawing(
  columns: ChartTable['columns'],
  rows: Row[],
  hidden: HiddenWords,
  everybodyFirst = false,
): Drawing {
  const totals = rows.map(({ cells }) => cells.reduce((sum, cell) => sum + (cell?.share ?? 0), 0));
  return {
    layout: 'stacked',
    hasLowBase: rows.some(isLowBase),
    rows: rows.map((row, place) => ({
      label: row.label,
      note: baseOf(row) ?? hidden.long,
      strong: everybodyFirst && place === 0,
    })),
    series: columns.map((column, place) => ({
      label: column.label,
      paint: paintOf(column),
      bars: rows.map(({ cells }) => cells[place]),
    })),
    // Shares are rounded one by one, so that a whole may be 101.
    max: Math.max(100, ...totals),
  };
}

/** A bar for each option or band, of everybody. */
function barsDrawing({ columns, all }: ChartTable, hidden: HiddenWords): Drawing {
  return {
    layout: 'bars',
    hasLowBase: isLowBase(all),
    rows: columns.map(({ label }, place) => ({
      label,
      note: (all.cells[place] && baseOf(all)) ?? hidden.long,
      strong: false,
    })),
    series: [{ label: all.label, paint: barPaint, bars: all.cells }],
    max: roundMax(all.cells),
  };
}

/** For each option a bar of everybody and one of each group, so that the groups are seen together. */
function groupedDrawing({ columns, all }: ChartTable, groups: Row[], hidden: HiddenWords): Drawing {
  const shown = [all, ...groups];
  const bars = columns.flatMap((_, place) => [undefined, ...shown.map(({ cells }) => cells[place])]);
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

function groupRow(row: Row, cell: Cell | undefined, hidden: HiddenWords): DrawnRow {
  const base = baseOf(row);
  return {
    label: base ? `${row.label} (${base})` : row.label,
    note: cell ? '' : hidden.short,
    strong: false,
  };
}

function isLowBase({ base }: Row): boolean {
  return base?.endsWith('*') ?? false;
}

function baseOf({ base }: Row): string | undefined {
  return base === undefined ? undefined : `N = ${base}`;
}

/** Room for the longest bar and its label, in steps so that figures are easy to compare. */
function roundMax(cells: (Cell | undefined)[]): number {
  const longest = Math.max(0, ...cells.map((cell) => cell?.share ?? 0));
  return longest > 40 ? 100 : 50;
}
