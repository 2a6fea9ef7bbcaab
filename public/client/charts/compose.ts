import type { Drawing, DrawnRow, Series } from './drawing.ts';
import { barPaint, comparisonPaint, paintOf } from './palette.ts';
import type { Cell, ChartTable, Row } from './table.ts';

/** Stacked bars: everybody first, then the groups of the breakdown chosen, if any. */
export function stackedDrawing(table: ChartTable, breakdown: string, hidden: string): Drawing {
  const rows = [table.all, ...(table.breakdowns.get(breakdown) ?? [])];
  const totals = rows.map(({ cells }) => cells.reduce((sum, cell) => sum + (cell?.share ?? 0), 0));
  return {
    stacked: true,
    hasLowBase: rows.some(isLowBase),
    rows: rows.map((row, place) => ({ label: row.label, note: noteOf(row, hidden), strong: place === 0 })),
    series: table.columns.map((column, place) => ({
      label: column.label,
      paint: paintOf(column),
      bars: rows.map(({ cells }) => cells[place]),
    })),
    // Shares are rounded one by one, so that a whole may be 101.
    max: Math.max(100, ...totals),
  };
}

/**
 * A bar for each option: of everybody, or of one group with everybody below it for comparison.
 *
 * @param choice empty for everybody, or a breakdown and a group's place in it, as `1a/0`
 */
export function barsDrawing(table: ChartTable, choice: string, hidden: string): Drawing {
  const group = groupOf(table, choice);
  const shown = group ? [group, table.all] : [table.all];
  return {
    stacked: false,
    hasLowBase: shown.some(isLowBase),
    rows: table.columns.map(({ label }, place): DrawnRow => {
      const isHidden = shown[0]?.cells[place] === undefined;
      return { label, note: isHidden ? hidden : '', strong: false };
    }),
    series: shown.map(
      (row, place): Series => ({
        label: row.base === undefined ? row.label : `${row.label} (N = ${row.base})`,
        paint: place === 0 ? barPaint : comparisonPaint,
        bars: row.cells,
      }),
    ),
    max: roundMax(shown.flatMap(({ cells }) => cells)),
  };
}

function groupOf(table: ChartTable, choice: string): Row | undefined {
  const [breakdown = '', place = ''] = choice.split('/');
  return table.breakdowns.get(breakdown)?.[Number(place)];
}

function isLowBase({ base }: Row): boolean {
  return base?.endsWith('*') ?? false;
}

function noteOf({ base }: Row, hidden: string): string {
  return base === undefined ? hidden : `N = ${base}`;
}

/** Room for the longest bar and its label, in steps so that figures are easy to compare. */
function roundMax(cells: (Cell | undefined)[]): number {
  const longest = Math.max(0, ...cells.map((cell) => cell?.share ?? 0));
  return longest > 40 ? 100 : 50;
}
