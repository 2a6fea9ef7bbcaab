import type { Column } from './column.ts';
import type { Figure } from './figure.ts';
import { type Interval, intervalMethod, intervalOf } from './interval.ts';
import {
  everybodyCode,
  type LongRow,
  type LongTable,
  longRow,
  type Origin,
  type RowCell,
  sentences,
} from './long-row.ts';
import type { Row, ShownRow } from './row.ts';
import { weightingCodes } from './weighting.ts';

/**
 * A figure's tables: everybody's, and one for each breakdown. In them `count` is respondents and nothing else, so
 * that it can be summed; mean and median of a number, and weighted shares, stand in tables of their own.
 */
export function figureTables(origin: Origin, figure: Figure): LongTable[] {
  const { id, all, breakdowns, hasMean } = figure;
  const groupings: Grouping[] = [
    {
      table: id,
      summary: `${id}_summary`,
      breakdown: '',
      columns: figure.columns,
      rows: [{ ...all, code: everybodyCode }],
    },
    ...breakdowns.map(({ table, id: breakdown, label, columns, rows }) => ({
      table,
      summary: `${id}_summary_by_${breakdown}`,
      breakdown,
      groups: label,
      columns,
      rows,
    })),
  ];
  return groupings.flatMap((grouping) => [
    tableOf(origin, figure, grouping, { id: grouping.table, about: '', cellsOf: columnCells }),
    ...(grouping.rows.some(isWeighted) ? [tableOf(origin, figure, grouping, weightedOf(grouping))] : []),
    ...(hasMean ? [tableOf(origin, figure, grouping, summaryOf(grouping))] : []),
  ]);
}

interface Grouping {
  /** The names of its tables. */
  table: string;
  summary: string;
  breakdown: string;
  /** What the breakdown is called. */
  groups?: string;
  columns: Column[];
  rows: Row[];
}

interface Content {
  id: string;
  /** What the table tells of beside the question. */
  about: string;
  cellsOf: (figure: Figure, columns: Column[], row: Row) => RowCell[];
}

function summaryOf({ summary }: Grouping): Content {
  return { id: summary, about: ': gjennomsnitt og median', cellsOf: summaryCells };
}

function isWeighted(row: Row): boolean {
  return 'weighted' in row && row.weighted !== undefined;
}

function weightedOf({ table }: Grouping): Content {
  return { id: `${table}_weighted`, about: ': vektede andeler', cellsOf: weightedCells };
}

/** A row of a battery says little without the question that it is a row of. */
export function textOf({ text, partOf }: Pick<Figure, 'text' | 'partOf'>): string {
  return partOf ? `${partOf.text} – ${text}` : text;
}

function tableOf(
  origin: Origin,
  figure: Figure,
  { breakdown, groups, columns, rows }: Grouping,
  { id, about, cellsOf }: Content,
): LongTable {
  const head = {
    ...origin,
    table_id: id,
    question_id: figure.id,
    question_type: figure.kind,
    breakdown,
    base_type: baseTypeOf(figure),
  };
  const by = groups === undefined ? '' : `, etter ${groups}`;
  return {
    id,
    figure: figure.id,
    label: `${textOf(figure)}${about}${by}`,
    ...(groups === undefined ? {} : { groups }),
    rows: () =>
      rows.flatMap((row) => {
        const group = { ...head, group_code: row.code, group_label: row.label };
        return cellsOf(figure, columns, row).map((cell) => longRow(group, cell));
      }),
  };
}

/** Those it was shown to, where giving no answer is an answer too. */
export function baseTypeOf({ columns }: Pick<Figure, 'columns'>): LongRow['base_type'] {
  return columns.at(-1)?.inBase ? 'asked' : 'answered';
}

function columnCells(figure: Figure, columns: Column[], row: Row): RowCell[] {
  return columns.map((column, place) => columnCell(figure, column, row, place));
}

function columnCell(figure: Figure, column: Column, row: Row, place: number): RowCell {
  const named = {
    option_code: column.code,
    option_label: column.label,
    note: noteOf(figure, column),
    ...(row.frame === undefined ? {} : { n_frame: row.frame }),
  };
  if ('hidden' in row) return { ...named, obs_status: ':' };
  const cell = row.cells[place]!;
  if ('hidden' in cell) return { ...named, n_base: row.base, obs_status: ':' };
  const pct = 'share' in cell ? { pct: cell.share } : {};
  return {
    ...named,
    n_base: row.base,
    count: cell.count,
    ...pct,
    ...intervalCells(intervalOf(figure, row, cell)),
    obs_status: statusOf(row),
  };
}

/** Without counts and intervals, which are of those that answered. */
function weightedCells(figure: Figure, columns: Column[], row: Row): RowCell[] {
  if ('hidden' in row || !row.weighted) return [];
  const { method, cells } = row.weighted;
  return columns.flatMap((column, place): RowCell[] => {
    const cell = cells[place];
    if (!cell || 'missing' in cell) return [];
    return [
      {
        option_code: column.code,
        option_label: column.label,
        note: sentences(noteOf(figure, column), 'Vektet: andel av alle tjenestene i registeret.'),
        ...(row.frame === undefined ? {} : { n_frame: row.frame }),
        n_base: row.base,
        weighting: weightingCodes[method],
        ...('hidden' in cell ? { obs_status: ':' } : { pct: cell.share, obs_status: statusOf(row) }),
      },
    ];
  });
}

function intervalCells(interval: Interval | undefined): Partial<RowCell> {
  return interval ? { ci_low: interval.low, ci_high: interval.high, ci_method: intervalMethod } : {};
}

function summaryCells({ unit, note }: Figure, _columns: Column[], row: Row): RowCell[] {
  const measures = [
    { key: 'mean', option_code: 'mean_value', option_label: 'Gjennomsnitt' },
    { key: 'median', option_code: 'median_value', option_label: 'Median' },
  ] as const;
  return measures.map(({ key, ...named }) => {
    const cell = {
      ...named,
      note: sentences(
        note,
        unit === undefined ? 'Verdien står i count.' : `Verdien står i count, i ${unit}.`,
      ),
    };
    if ('hidden' in row) return { ...cell, obs_status: ':' };
    const { summary } = row;
    if (!summary || 'missing' in summary) return { ...cell, n_base: row.base };
    if ('hidden' in summary) return { ...cell, n_base: row.base, obs_status: ':' };
    return { ...cell, n_base: row.base, count: summary[key], obs_status: statusOf(row) };
  });
}

function statusOf({ lowBase }: ShownRow): LongRow['obs_status'] {
  return lowBase ? 'u' : '';
}

/** A net is marked as one, or a reader adding up a table would count its respondents twice. */
function noteOf({ columns, note }: Figure, { parts }: Column): string {
  const labels = parts?.map((code) => `«${columns.find((column) => column.code === code)?.label ?? code}»`);
  return sentences(note, labels && `Sum av ${labels.join(' og ')}.`);
}
