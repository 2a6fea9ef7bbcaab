import type { ReleasedTable } from '../disclosure/release.ts';
import { type Item, kindOf } from '../questionnaire/kinds/all.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { type Column, columnsOf, hasUnequalBands } from './column.ts';
import { groupLabels } from './group-labels.ts';
import { basesText, type Row, rowOf } from './row.ts';
import { sentenceOf } from './sentence.ts';

export type { Cell, ReleasedSummary } from '../disclosure/released.ts';
export type { Column } from './column.ts';
export type { Row } from './row.ts';

/**
 * How a figure is drawn. `scale` and `one`: a stacked bar for each row. `several`: a bar for each option.
 * `histogram`: a bar for each band of a number. `summary`: a number without bands, so only mean and median.
 */
export type Chart = 'scale' | 'one' | 'several' | 'histogram' | 'summary';

/** One item's results, as they are drawn, read out and downloaded. Plain JSON. */
export interface Figure {
  /** The item's id. */
  id: string;
  kind: Item['kind'];
  text: string;
  /** What a reader of this result must know. */
  note?: string;
  chart: Chart;
  /** Numbers only. */
  unit?: string;
  /** Numbers only: the bands may cover different numbers of values. */
  unequalBands?: boolean;
  columns: Column[];
  /** The row of everybody who answered. */
  all: Row;
  breakdowns: Breakdown[];
  /** The result in a sentence or two of bokmål. */
  sentence: string;
}

interface Breakdown {
  /** Names the table in every file. */
  table: string;
  /** An item or derived variable. */
  id: string;
  label: string;
  rows: Row[];
  /** `N = 42–159`, or nothing but words when every group is hidden. */
  bases: string;
}

/** @param tables everything released for the item: the national table and its breakdowns */
export function figureOf(questionnaire: Questionnaire, item: Item, tables: ReleasedTable[]): Figure {
  const columns = columnsOf(questionnaire, item);
  const all = tables.flatMap((table) => (table.scope === 'national' ? rowOf(table.all, 'Alle') : []))[0];
  if (!all) throw new TypeError(`No national table was released for ${item.id}.`);
  const measure = kindOf(item).measure(item);
  const unit = measure.type === 'number' ? measure.unit : undefined;
  return {
    id: item.id,
    kind: item.kind,
    text: item.text,
    ...(item.note === undefined ? {} : { note: item.note }),
    chart: chartOf(item, columns),
    ...(unit === undefined ? {} : { unit }),
    ...(hasUnequalBands(questionnaire, item) ? { unequalBands: true } : {}),
    columns,
    all,
    breakdowns: tables.flatMap((table) =>
      table.scope === 'breakdown' ? breakdownOf(questionnaire, table) : [],
    ),
    sentence: sentenceOf({ columns, all, kind: item.kind, unit }),
  };
}

function chartOf(item: Item, columns: Column[]): Chart {
  if (item.kind === 'scale' || item.kind === 'several' || item.kind === 'one') return item.kind;
  return columns.some(({ kind }) => kind === 'band') ? 'histogram' : 'summary';
}

function breakdownOf(
  questionnaire: Questionnaire,
  table: Extract<ReleasedTable, { scope: 'breakdown' }>,
): Breakdown {
  const { label, labelOf } = groupLabels(questionnaire, table.breakdown);
  const rows = table.groups.map((group) => rowOf(group, labelOf(group.code)));
  return { table: table.id, id: table.breakdown, label, rows, bases: basesText(rows) };
}
