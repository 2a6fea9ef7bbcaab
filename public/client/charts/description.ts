import { baseOf } from './compose.ts';
import type { ChartTable } from './table.ts';
import type { TrendTable } from './trend-table.ts';

/** The numbers of a chart in words, for those who do not see it: row by row, as they are drawn. */
export function describeTable({ columns, rows }: ChartTable, hidden: string): string {
  return rows
    .map((row) => {
      const base = baseOf(row);
      if (base === undefined) return `${row.label}: ${hidden}.`;
      const cells = columns.map(({ label }, place) => {
        const cell = row.cells[place];
        return `${label} ${cell === 'hidden' ? hidden : cell ? `${cell.share} %` : '–'}`;
      });
      return `${row.label} (${base}): ${cells.join(', ')}.`;
    })
    .join(' ');
}

/** @param inWords a value with its unit */
export function describeTrend({ waves, series }: TrendTable, inWords: (value: number) => string): string {
  return series
    .map(({ label, values }) => {
      const known = waves.flatMap((wave, place) => {
        const value = values[place];
        return value === null || value === undefined ? [] : [`${wave} ${inWords(value)}`];
      });
      return `${label}: ${known.join(', ')}.`;
    })
    .join(' ');
}
