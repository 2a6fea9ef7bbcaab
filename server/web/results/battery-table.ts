import type { Figure } from '../../publishing/figure.ts';
import type { Row } from '../../publishing/row.ts';
import { type FigureTable, rowModel, tableColumns } from './figure-table.ts';

/**
 * The rows of a battery in one table, everybody's answers to each. A row that does not offer an option has an
 * empty cell for it.
 */
export function batteryTable(figures: Figure[]): FigureTable {
  const columns = [
    ...new Map(figures.flatMap((figure) => figure.columns.map((column) => [column.code, column]))).values(),
  ];
  const hasSummary = figures.some(({ all }) => !('hidden' in all) && all.summary !== undefined);
  const rows = figures.map((figure) => ({
    ...rowModel(inColumns(figure, columns), columns.length, hasSummary),
    label: figure.text,
  }));
  return {
    columns: tableColumns(columns),
    hasSummary,
    bodies: [{ rows }],
    hasHidden: rows.some((row) => row.hidden || row.cells.some(({ hidden }) => hidden)),
    hasLowBase: rows.some(({ lowBase }) => lowBase),
  };
}

function inColumns({ all, columns: own }: Figure, columns: Figure['columns']): Row {
  if ('hidden' in all) return all;
  const cells = columns.map(({ code }) => {
    const place = own.findIndex((column) => column.code === code);
    return all.cells[place] ?? { count: 0, withoutShare: 'outsideBase' as const };
  });
  return { ...all, cells };
}
