import type { ReleasedTable } from '../disclosure/release.ts';
import type { Measure } from '../questionnaire/kinds/kind.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import type { Language } from '../questionnaire/text.ts';
import { type PlacedVariable, variablesIn } from '../questionnaire/variables.ts';
import { type Asked, askedOf } from './asked.ts';
import { type Column, columnsOf, hasUnequalBands } from './column.ts';
import { type FrameCounts, frameOf } from './frame-counts.ts';
import { groupLabels } from './group-labels.ts';
import { basesText, type Row, rowOf } from './row.ts';
import { sentenceOf } from './sentence.ts';
import type { ShownDifference } from './shown-difference.ts';

export type { Cell, ReleasedSummary, WeightedCell } from '../disclosure/released.ts';
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
  /** For the codebook. Not in the oldest publications. */
  asked?: Asked;
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
  /** The result in a sentence or two, in each language. */
  sentence: Record<Language, string>;
}

export interface Breakdown {
  /** Names the table in every file. */
  table: string;
  /** An item, a derived variable or background. */
  id: string;
  label: string;
  /** What is counted in each group. Under control nets stand for the options that they are made of. */
  columns: Column[];
  rows: Row[];
  /** `N = 42–159`, or nothing but words when every group is hidden. */
  bases: string;
  /** Whether the groups differ, where that could be tested on what is shown. */
  difference?: ShownDifference;
}

/** What figures are told with beside what was released. */
export interface Surroundings {
  /** How many units the register has, where there is one. */
  frame?: FrameCounts | undefined;
  /** A service publishes figures about itself. */
  isOpen?: boolean | undefined;
  /** The questionnaire in the other languages that it has. */
  translations?: Partial<Record<Language, Questionnaire>>;
  /** The questionnaires of the wave, where not all are asked the same. */
  instruments?: readonly Questionnaire[] | undefined;
}

/**
 * @param tables everything released for the variable: the national table and its breakdowns
 */
export function figureOf(
  questionnaire: Questionnaire,
  variable: PlacedVariable,
  tables: ReleasedTable[],
  { frame, isOpen, translations = {}, instruments }: Surroundings = {},
): Figure {
  const { id, item, text, measure } = variable;
  const columns = columnsOf(questionnaire, variable);
  const all = tables.flatMap((table) =>
    table.scope === 'national' ? rowOf(table.all, 'Alle', { frame: frame?.all, isOpen }) : [],
  )[0];
  if (!all) throw new TypeError(`No national table was released for ${id}.`);
  const unit = measure.type === 'number' ? measure.unit : undefined;
  return {
    id,
    kind: variable.kind,
    ...(item && variable.cell !== undefined ? { partOf: { id: item.id, text: item.text } } : {}),
    text: item && variable.cell !== undefined ? variable.label : text,
    ...(variable.note === undefined ? {} : { note: variable.note }),
    asked: askedOf(questionnaire, variable, instruments),
    chart: chartOf(measure, columns),
    ...(unit === undefined ? {} : { unit }),
    ...(hasMean(measure) ? { hasMean: true } : {}),
    ...(hasUnequalBands(questionnaire, variable) ? { unequalBands: true } : {}),
    columns,
    all,
    breakdowns: tables.flatMap((table) =>
      table.scope === 'breakdown' ? breakdownOf(questionnaire, table, columns, { frame, isOpen }) : [],
    ),
    sentence: sentencesOf({ columns, all, kind: variable.kind, unit }, id, translations),
  };
}

/** Each in its language, with the labels of a translated questionnaire where there is one. */
function sentencesOf(
  told: Parameters<typeof sentenceOf>[0],
  id: string,
  translations: NonNullable<Surroundings['translations']>,
): Figure['sentence'] {
  const inWords = (language: Language) => {
    const translated = translations[language];
    const variable = translated && variablesIn(translated).find((each) => each.id === id);
    const columns = translated && variable ? columnsOf(translated, variable) : told.columns;
    const unit = variable?.measure.type === 'number' ? variable.measure.unit : told.unit;
    return sentenceOf({ ...told, columns, unit }, language);
  };
  return { nb: inWords('nb'), nn: inWords('nn'), en: inWords('en') };
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
  national: Column[],
  { frame, isOpen }: Pick<Surroundings, 'frame' | 'isOpen'>,
): Breakdown {
  const { label, labelOf } = groupLabels(questionnaire, table.breakdown);
  const rows = table.groups.map((group) => {
    const codes = group.members ?? [group.code];
    return rowOf(group, labelOf(codes), { frame: frameOf(frame, table.breakdown, codes), isOpen });
  });
  return {
    table: table.id,
    id: table.breakdown,
    label,
    columns: columnsOfGroups(table, national),
    rows,
    bases: basesText(rows),
  };
}

/** The national columns that the breakdown has, and last no answer where that is told of groups. */
function columnsOfGroups(
  { columns, groups }: Extract<ReleasedTable, { scope: 'breakdown' }>,
  national: Column[],
): Column[] {
  const named = columns.flatMap(({ code }) => national.find((column) => column.code === code) ?? []);
  const shown = groups.filter((group) => !('hidden' in group));
  const tellsNoAnswer =
    shown.length > 0 && shown.every((group) => 'noAnswer' in group && group.noAnswer !== undefined);
  return tellsNoAnswer ? [...named, national.at(-1)!] : named;
}
