import { chartedRows } from '../../publishing/picture/trend-lines.ts';
import { wavePlaces } from '../../publishing/picture/wave-places.ts';
import { saidOnce } from '../../publishing/said-once.ts';
import type { Break, Trend, TrendPoint, TrendRow, Value } from '../../publishing/trend.ts';
import { percent, quantity } from '../../publishing/words.ts';
import { numberOf } from './figure-number.ts';
import type { PublicSurvey } from './trend-waves.ts';
import { trendWords } from './trend-words.ts';

interface TrendModel extends Omit<PublicSurvey, 'trends'> {
  trends: TrendFigure[];
  hasExample: boolean;
}

/** A trend as its table shows it. The chart in the browser is drawn from the table. */
export interface TrendFigure {
  id: string;
  number: string | undefined;
  text: string;
  /** What the chart draws, if there is anything to draw. */
  drawn: 'share' | 'mean' | undefined;
  columns: TrendColumn[];
  rows: TableRow[];
  breaks: { waves: string; why: string }[];
  /** Each once, with the waves that it is for. */
  sources: { waves: string; text: string; url: string | undefined }[];
  notes: { waves: string; text: string }[];
  has: { hidden: boolean; notKnown: boolean; lowBase: boolean };
}

interface TrendColumn {
  label: string;
  /** Where its numbers are from, when they are not from answers given here. */
  tag: string | undefined;
  /** Along the axis of time, from 0 to 1. */
  place: number;
  /** The wave before, when a break stands between them. */
  breakFrom: string | undefined;
}

interface TableRow {
  label: string;
  kind: 'base' | 'mean' | TrendRow['kind'];
  charted: boolean;
  cells: TableCell[];
}

/** `value` is what the chart reads; there is none when the cell is hidden or not known. */
interface TableCell {
  state: 'shown' | 'hidden' | 'notKnown';
  text: string;
  value?: number;
}

export function trendModel({ trends, ...survey }: PublicSurvey): TrendModel {
  return {
    ...survey,
    trends: trends.map(trendFigure),
    hasExample: trends.some(({ points }) => points.some(({ example }) => example)),
  };
}

export function trendFigure({ id, text, points, rows, means, breaks }: Trend): TrendFigure {
  const charted = chartedRows(rows);
  const table = [
    baseRow(points),
    ...rows.map((row) => ({
      label: row.label,
      kind: row.kind,
      charted: charted.includes(row),
      cells: row.values.map((value) => cellOf(value, percent)),
    })),
    ...(means ? [meanRow(means, charted.length === 0)] : []),
  ];
  const cells = table.flatMap((row) => row.cells);
  const { places } = wavePlaces(points.map(({ collected }) => collected));
  return {
    id,
    // An id of words alone would read as a part of the question.
    number: numberOf(id),
    text,
    drawn: drawnOf(table),
    columns: points.map((point, place) => ({
      ...columnOf(point, points[place - 1], breaks, place),
      place: places[place]!,
    })),
    rows: table,
    breaks: breaks.map(({ before, why }) => ({
      waves: trendWords.between(points[before - 1]?.label ?? '', points[before]?.label ?? ''),
      why,
    })),
    sources: saidOnce(
      points.flatMap(({ label, sourceText, sourceUrl }) =>
        sourceText === undefined ? [] : [{ label, text: sourceText, url: sourceUrl }],
      ),
    ),
    notes: saidOnce(points.flatMap(({ label, note }) => (note === undefined ? [] : [{ label, text: note }]))),
    has: {
      hidden: cells.some(({ state }) => state === 'hidden'),
      notKnown: cells.some(({ state }) => state === 'notKnown'),
      lowBase: points.some(({ lowBase }) => lowBase),
    },
  };
}

function drawnOf(table: TableRow[]): TrendFigure['drawn'] {
  const charted = table.find((row) => row.charted);
  if (!charted) return undefined;
  return charted.kind === 'mean' ? 'mean' : 'share';
}

function columnOf(
  { label, source, example }: TrendPoint,
  previous: TrendPoint | undefined,
  breaks: Break[],
  place: number,
): Omit<TrendColumn, 'place'> {
  const printed = source === 'aggregate' ? trendWords.printed : undefined;
  return {
    label,
    tag: example ? trendWords.example : printed,
    breakFrom: breaks.some(({ before }) => before === place) ? previous?.label : undefined,
  };
}

function baseRow(points: TrendPoint[]): TableRow {
  return {
    label: trendWords.base,
    kind: 'base',
    charted: false,
    cells: points.map(({ base, lowBase }) =>
      cellOf(base, (value) => `${quantity(value)}${lowBase ? '*' : ''}`),
    ),
  };
}

function meanRow({ unit, values }: NonNullable<Trend['means']>, alone: boolean): TableRow {
  const cells = values.map((value) => cellOf(value, quantity));
  return {
    label: trendWords.mean(unit),
    kind: 'mean',
    charted: alone && cells.some(({ state }) => state === 'shown'),
    cells,
  };
}

function cellOf(value: Value, inWords: (value: number) => string): TableCell {
  if ('hidden' in value) return { state: 'hidden', text: ':' };
  if ('missing' in value) return { state: 'notKnown', text: '–' };
  return { state: 'shown', text: inWords(value.value), value: value.value };
}
