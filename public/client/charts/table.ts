import type { Colour } from '../../../server/publishing/column.ts';

/**
 * What a chart is drawn from: the table that stands beside it. A number that the table hides is not in the page,
 * so no chart, label or tooltip can hold it.
 */
export interface ChartTable {
  columns: Column[];
  /** Everybody first, then each group; or a row for each of a battery's. */
  rows: [Row, ...Row[]];
}

/** What the page says of a column: its colour is told by its place. */
interface Column extends Colour {
  label: string;
}

export interface Row {
  label: string;
  everybody: boolean;
  /** As the table writes N. Undefined: the group is hidden. */
  base: string | undefined;
  /** One for each column. Undefined: there is no such share. */
  cells: (Cell | 'hidden' | undefined)[];
}

export interface Cell {
  share: number;
  count: number;
  /** In percent, where the reader has asked for it. */
  interval: { low: number; high: number } | undefined;
}

export function readTable(table: HTMLTableElement): ChartTable {
  const headings = [...(table.tHead?.rows[0]?.cells ?? [])].filter(({ dataset }) => dataset.role);
  const places = headings.map(({ cellIndex }) => cellIndex);
  const [first, ...rest] = [...(table.tBodies[0]?.rows ?? [])].map((row) => readRow(row, places));
  if (!first) throw new TypeError('The table has no rows.');
  return {
    columns: headings.map(({ textContent, dataset }) => ({
      label: textContent ?? '',
      role: dataset.role as Colour['role'],
      index: Number(dataset.index),
      of: Number(dataset.of),
    })),
    rows: [first, ...rest],
  };
}

function readRow({ cells, dataset, classList }: HTMLTableRowElement, places: number[]): Row {
  return {
    label: cells[0]?.textContent ?? '',
    everybody: classList.contains('everybody'),
    base: dataset.hidden === undefined ? (cells[1]?.textContent ?? undefined) : undefined,
    cells: places.map((place) => readCell(cells[place]?.dataset ?? {})),
  };
}

function readCell({ hidden, share, count, low, high }: DOMStringMap): Row['cells'][number] {
  if (hidden !== undefined) return 'hidden';
  if (share === undefined) return undefined;
  const interval = low === undefined ? undefined : { low: Number(low), high: Number(high) };
  return { share: Number(share), count: Number(count), interval };
}
