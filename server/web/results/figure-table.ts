import type { Cell, Column, Figure, ReleasedSummary, Row } from '../../publishing/figure.ts';
import { percent, quantity, unbroken } from '../../publishing/words.ts';

/**
 * A figure's numbers as the page's table shows them. The chart in the browser is drawn from this table, so what
 * is hidden here is hidden there.
 */
export interface FigureTable {
  columns: TableColumn[];
  /** Whether mean and median follow the columns. */
  hasSummary: boolean;
  bodies: TableBody[];
  hasHidden: boolean;
  hasLowBase: boolean;
}

interface TableColumn {
  label: string;
  kind: Column['kind'];
  /** What the chart draws. A net would be drawn twice; those outside the base are no share of it. */
  charted: boolean;
  colour: Column['colour'];
}

interface TableBody {
  /** Everybody has no breakdown. */
  id?: string;
  label?: string;
  /** Breakdowns only: the least and the largest N. */
  bases?: string;
  rows: TableRow[];
}

interface TableRow {
  label: string;
  hidden: boolean;
  lowBase: boolean;
  base: number | undefined;
  cells: TableCell[];
  summary: TableCell[];
}

/** `share` in percent and `count` are what the chart reads; there is neither when the cell is hidden. */
interface TableCell {
  text: string;
  hidden: boolean;
  share?: number;
  count?: number;
}

export function figureTable({ columns, all, breakdowns, hasMean }: Figure): FigureTable {
  const hasSummary = hasMean === true;
  const bodies: TableBody[] = [
    { rows: [rowModel(all, columns.length, hasSummary)] },
    ...breakdowns.map(({ id, label, bases, rows, columns: own }) => ({
      id,
      label,
      bases: unbroken(bases),
      rows: rows.map((row) => inColumns(rowModel(row, own.length, hasSummary), own, columns)),
    })),
  ];
  const rows = bodies.flatMap((body) => body.rows);
  return {
    columns: tableColumns(columns),
    hasSummary,
    bodies,
    hasHidden: rows.some((row) => row.hidden || [...row.cells, ...row.summary].some(({ hidden }) => hidden)),
    hasLowBase: rows.some(({ lowBase }) => lowBase),
  };
}

/** A group may be counted in fewer columns than everybody. */
function inColumns(row: TableRow, own: Column[], columns: Column[]): TableRow {
  const cells = columns.map(({ code }) => row.cells[own.findIndex((column) => column.code === code)]);
  return { ...row, cells: cells.map((cell) => cell ?? notCounted) };
}

const notCounted: TableCell = { text: '', hidden: false };

export function tableColumns(columns: Column[]): TableColumn[] {
  return columns.map(({ label, kind, colour, inBase }) => ({
    label,
    kind,
    colour,
    charted: inBase && kind !== 'net',
  }));
}

const hiddenCell: TableCell = { text: ':', hidden: true };

export function rowModel(row: Row, columns: number, hasSummary: boolean): TableRow {
  if ('hidden' in row) {
    const hidden = (length: number) => Array.from({ length }, () => hiddenCell);
    return {
      label: row.label,
      hidden: true,
      lowBase: false,
      base: undefined,
      cells: hidden(columns),
      summary: hidden(hasSummary ? 2 : 0),
    };
  }
  const { label, base, lowBase, cells, summary } = row;
  return {
    label,
    hidden: false,
    lowBase,
    base,
    cells: cells.map(cellModel),
    summary: hasSummary ? summaryCells(summary) : [],
  };
}

function cellModel(cell: Cell): TableCell {
  if ('hidden' in cell) return hiddenCell;
  const { count } = cell;
  return 'share' in cell
    ? { text: percent(cell.share), hidden: false, share: cell.share, count }
    : { text: '', hidden: false, count };
}

function summaryCells(summary: ReleasedSummary | undefined): TableCell[] {
  if (!summary || 'missing' in summary) return [notMeasured, notMeasured];
  if ('hidden' in summary) return [hiddenCell, hiddenCell];
  return [summary.mean, summary.median].map((value) => ({ text: quantity(value), hidden: false }));
}

const notMeasured: TableCell = { text: '–', hidden: false };
