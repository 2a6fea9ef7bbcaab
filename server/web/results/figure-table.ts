import { isCharted } from '../../publishing/column.ts';
import type { Cell, Column, Figure, ReleasedSummary, Row, WeightedCell } from '../../publishing/figure.ts';
import { intervalOf } from '../../publishing/interval.ts';
import { percent, percentWithOneDecimal, quantity, withDecimals } from '../../publishing/words.ts';

/**
 * Some rows of numbers as the page's table shows them. The chart in the browser is drawn from this table, so what
 * is hidden here is hidden there.
 */
export interface FigureTable {
  columns: TableColumn[];
  /** Whether mean and median follow the columns. */
  hasSummary: boolean;
  rows: TableRow[];
  /** Rows of several groups together. */
  merged: string[];
  hasHidden: boolean;
  /** Every row is hidden, that of everybody too. */
  withheld: boolean;
  /** Intervals stand beside shares: the reader has asked for them. */
  hasIntervals: boolean;
  /** Weighted shares stand beside those of everybody. */
  hasWeighted: boolean;
  hasLowBase: boolean;
}

interface TableColumn {
  label: string;
  kind: Column['kind'];
  /** See {@link isCharted}. */
  charted: boolean;
  colour: Column['colour'];
}

interface TableRow {
  label: string;
  /** Everybody, beside groups or alone. */
  everybody: boolean;
  hidden: boolean;
  lowBase: boolean;
  base: number | undefined;
  cells: TableCell[];
  summary: TableCell[];
}

/** `share` in percent, `count` and `interval` are what the chart reads; there is none of them when the cell is hidden. */
interface TableCell {
  text: string;
  hidden: boolean;
  share?: number;
  count?: number;
  interval?: { low: number; high: number; text: string };
  /** The share of all units in the register. The chart has none of it. */
  weighted?: { text: string; hidden: boolean };
}

/** What tables are told with. */
export interface Telling {
  /** Intervals stand beside shares, where there are any. */
  intervals: boolean;
}

/** The table of everybody. */
export function nationalTable(figure: Figure, telling: Telling): FigureTable {
  return tableOf(figure, figure.columns, [everybodyRow(figure, figure.columns, telling)]);
}

/** The table of a breakdown, with everybody first: in the columns of its own. */
export function breakdownTable(
  figure: Figure,
  { columns, rows }: Figure['breakdowns'][number],
  telling: Telling,
): FigureTable {
  const groups = rows.map((row) => rowModel(figure, row, [...columns.keys()], telling));
  const merged = rows.flatMap(({ label, members = [] }) => (members.length > 1 ? [label] : []));
  return { ...tableOf(figure, columns, [everybodyRow(figure, columns, telling), ...groups]), merged };
}

/** Everybody, counted in some of the figure's columns, or in those of others. */
export function everybodyRow(figure: Figure, columns: Column[], telling: Telling): TableRow {
  const places = columns.map(({ code }) => figure.columns.findIndex((column) => column.code === code));
  return { ...rowModel(figure, figure.all, places, telling), everybody: true };
}

export function tableOf(
  { hasMean }: Pick<Figure, 'hasMean'>,
  columns: Column[],
  rows: TableRow[],
): FigureTable {
  return {
    columns: tableColumns(columns),
    hasSummary: hasMean === true,
    rows,
    merged: [],
    hasHidden: rows.some(
      (row) =>
        row.hidden || [...row.cells, ...row.summary].some((cell) => cell.hidden || cell.weighted?.hidden),
    ),
    withheld: rows.every(({ hidden }) => hidden),
    hasIntervals: rows.some(({ cells }) => cells.some(({ interval }) => interval)),
    hasWeighted: rows.some(({ cells }) => cells.some(({ weighted }) => weighted)),
    hasLowBase: rows.some(({ lowBase }) => lowBase),
  };
}

function tableColumns(columns: Column[]): TableColumn[] {
  return columns.map((column) => ({
    label: column.label,
    kind: column.kind,
    colour: column.colour,
    charted: isCharted(column, columns),
  }));
}

const hiddenCell: TableCell = { text: ':', hidden: true };
const notOffered: TableCell = { text: '', hidden: false };

/** @param places where in the row the cell of each column stands; -1 where it has none */
function rowModel(figure: Figure, row: Row, places: number[], { intervals }: Telling): TableRow {
  const hasSummary = figure.hasMean === true;
  const { label } = row;
  if ('hidden' in row) {
    const hidden = (length: number) => Array.from({ length }, () => hiddenCell);
    return {
      label,
      everybody: false,
      hidden: true,
      lowBase: false,
      base: undefined,
      cells: hidden(places.length),
      summary: hidden(hasSummary ? 2 : 0),
    };
  }
  return {
    label,
    everybody: false,
    hidden: false,
    lowBase: row.lowBase,
    base: row.base,
    cells: places.map((place) => {
      const cell = row.cells[place];
      if (!cell) return notOffered;
      return {
        ...cellModel(cell),
        ...(intervals ? intervalModel(figure, row, cell) : {}),
        ...weightedModel(row.weighted?.cells[place]),
      };
    }),
    summary: hasSummary ? summaryCells(row.summary) : [],
  };
}

function cellModel(cell: Cell): TableCell {
  if ('hidden' in cell) return hiddenCell;
  const { count } = cell;
  return 'share' in cell
    ? { text: percent(cell.share), hidden: false, share: cell.share, count }
    : { text: '', hidden: false, count };
}

function weightedModel(cell: WeightedCell | undefined): Pick<TableCell, 'weighted'> {
  if (!cell || 'missing' in cell) return {};
  return { weighted: 'hidden' in cell ? hiddenCell : { text: percent(cell.share), hidden: false } };
}

function intervalModel(figure: Figure, row: Row, cell: Cell): Pick<TableCell, 'interval'> {
  const interval = intervalOf(figure, row, cell);
  if (!interval) return {};
  const { low, high } = interval;
  return { interval: { low, high, text: `${withDecimals(low, 1)}–${percentWithOneDecimal(high)}` } };
}

function summaryCells(summary: ReleasedSummary | undefined): TableCell[] {
  if (!summary || 'missing' in summary) return [notMeasured, notMeasured];
  if ('hidden' in summary) return [hiddenCell, hiddenCell];
  return [summary.mean, summary.median].map((value) => ({ text: quantity(value), hidden: false }));
}

const notMeasured: TableCell = { text: '–', hidden: false };
