import type { ReleasedTable } from '../disclosure/release.ts';
import type { Measure } from '../questionnaire/kinds/kind.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import type { PlacedVariable } from '../questionnaire/variables.ts';
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

/** One variable's results, as they are drawn, read out and downloaded. Plain JSON. */
export interface Figure {
  /** The variable's id. */
  id: string;
  /** The kind of its item, or what was made from answers to several. */
  kind: PlacedVariable['kind'];
  /** The grid that the variable is a cell of. */
  partOf?: { id: string; text: string };
  text: string;
  /** What a reader of this result must know. */
  note?: string;
  chart: Chart;
  /** Numbers only. */
  unit?: string;
  /** There is a mean and a median: of a number, or of options that count for one. */
  hasMean?: boolean;
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
  /** An item, a derived variable or background. */
  id: string;
  label: string;
  rows: Row[];
  /** `N = 42–159`, or nothing but words when every group is hidden. */
  bases: string;
}

/** @param tables everything released for the variable: the national table and its breakdowns */
export function figureOf(
  questionnaire: Questionnaire,
  variable: PlacedVariable,
  tables: ReleasedTable[],
): Figure {
  const { id, item, text, measure } = variable;
  const columns = columnsOf(questionnaire, variable);
  const all = tables.flatMap((table) => (table.scope === 'national' ? rowOf(table.all, 'Alle') : []))[0];
  if (!all) throw new TypeError(`No national table was released for ${id}.`);
  const unit = measure.type === 'number' ? measure.unit : undefined;
  return {
    id,
    kind: variable.kind,
    ...(item && variable.cell !== undefined ? { partOf: { id: item.id, text: item.text } } : {}),
    text: item && variable.cell !== undefined ? variable.label : text,
    ...(variable.note === undefined ? {} : { note: variable.note }),
    chart: chartOf(measure, columns),
    ...(unit === undefined ? {} : { unit }),
    ...(hasMean(measure) ? { hasMean: true } : {}),
    ...(hasUnequalBands(questionnaire, variable) ? { unequalBands: true } : {}),
    columns,
    all,
    breakdowns: tables.flatMap((table) =>
      table.scope === 'breakdown' ? breakdownOf(questionnaire, table) : [],
    ),
    sentence: sentenceOf({ columns, all, kind: variable.kind, unit }),
  };
}

function hasMean(measure: Measure): boolean {
  return (
    measure.type === 'number' ||
    (measure.type === 'choice' && measure.options.some(({ value }) => value !== undefined))
  );
}

function chartOf(measure: Measure, columns: Column[]): Chart {
  if (measure.type === 'several') return 'several';
  if (measure.type === 'choice') return measure.scale ? 'scale' : 'one';
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
