import type { Figure } from '../../publishing/figure.ts';
import { everybodyRow, type FigureTable, type Telling, tableOf } from './figure-table.ts';

/**
 * The rows of a battery in one table, everybody's answers to each. A row that does not offer an option has an
 * empty cell for it.
 */
export function batteryTable(figures: Figure[], telling: Telling): FigureTable {
  const columns = [
    ...new Map(figures.flatMap((figure) => figure.columns.map((column) => [column.code, column]))).values(),
  ];
  const hasMean = figures.some((figure) => figure.hasMean);
  const rows = figures.map((figure) => ({
    ...everybodyRow({ ...figure, hasMean }, columns, telling),
    label: figure.text,
    everybody: false,
  }));
  return tableOf({ hasMean }, columns, rows);
}
