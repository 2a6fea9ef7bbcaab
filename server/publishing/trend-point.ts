import type { AggregateItem, Aggregates } from '../questionnaire/aggregates.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { variablesIn } from '../questionnaire/variables.ts';
import { type Column, columnsOf } from './column.ts';
import type { Cell, Figure } from './figure.ts';
import { baseTypeOf } from './figure-rows.ts';
import type { LongRow } from './long-row.ts';
import type { Publication } from './publication.ts';
import { isLowBase, type ShownRow } from './row.ts';
import { type Contents, contentsOf } from './trend-contents.ts';

/** A wave with what is public of it: its publication, results printed elsewhere, or both. */
export interface KnownWave {
  wave: string;
  label: string;
  /** The wave as a whole, as its files are today. */
  questionnaire: Questionnaire;
  publication: Publication | undefined;
  aggregates: Aggregates | undefined;
}

/** A number, or why there is none. What a publication hides is hidden here as well. */
export type Value = { value: number } | { hidden: 'confidential' } | { missing: 'notKnown' };

export const notKnown: Value = { missing: 'notKnown' };
const hidden: Value = { hidden: 'confidential' };

/** A wave where the variable is known. */
export interface TrendPoint {
  wave: string;
  label: string;
  /** First and last day of the collection, where they are known. */
  collected?: { from: string; to: string };
  /** `aggregate`: known only as it was printed. */
  source: 'answers' | 'aggregate';
  /** Aggregates only: where they were printed. */
  sourceText?: string;
  sourceUrl?: string;
  /** What a reader of this wave's result must know. */
  note?: string;
  /** The answers are made up, to show the platform. */
  example: boolean;
  /** N: the denominator of the shares. */
  base: Value;
  baseType: LongRow['base_type'];
  lowBase: boolean;
  /** Answers only: of the publication. */
  version?: number;
  /** Answers only: what was tabulated, and under which policy. */
  planHash?: string;
}

export interface TrendCell {
  code: string | undefined;
  label: string;
  kind: Column['kind'];
  /** Nets and bands only. */
  contents?: Contents | undefined;
  value: Value;
}

export interface PointValues {
  point: TrendPoint;
  cells: TrendCell[];
  mean: Value | undefined;
  unit: string | undefined;
}

/** What a publication holds of the variable in one wave. */
export function valuesOfFigure({ wave, label, publication }: KnownWave, figure: Figure): PointValues {
  const { all, columns, note, unit } = figure;
  const point = {
    wave,
    label,
    source: 'answers' as const,
    ...(note === undefined ? {} : { note }),
    example: publication?.example ?? false,
    baseType: baseTypeOf(figure),
    ...collectedIn(publication),
    ...(publication ? { version: publication.version, planHash: publication.planHash } : {}),
  };
  // What stands outside the base has no share, whether the rest is hidden or not.
  const cellsWith = (valueAt: (place: number) => Value) =>
    columns.map((column, place) => {
      const { code, label, kind, inBase } = column;
      const contents = contentsOf(column, columns);
      return { code, label, kind, contents, value: inBase ? valueAt(place) : notKnown };
    });
  if ('hidden' in all)
    return {
      point: { ...point, base: hidden, lowBase: false },
      cells: cellsWith(() => hidden),
      mean: figure.hasMean || unit !== undefined ? hidden : undefined,
      unit,
    };
  return {
    point: { ...point, base: { value: all.base }, lowBase: all.lowBase },
    cells: cellsWith((place) => shareIn(all.cells[place])),
    mean: meanIn(all),
    unit,
  };
}

function collectedIn(wave: Pick<Questionnaire, 'collected'> | undefined): Pick<TrendPoint, 'collected'> {
  return wave?.collected ? { collected: wave.collected } : {};
}

function shareIn(cell: Cell | undefined): Value {
  if (!cell) return notKnown;
  if ('hidden' in cell) return hidden;
  return 'share' in cell ? { value: cell.share } : notKnown;
}

function meanIn({ summary }: ShownRow): Value | undefined {
  if (!summary) return undefined;
  if ('hidden' in summary) return hidden;
  return 'mean' in summary ? { value: summary.mean } : notKnown;
}

/** What was printed elsewhere of the variable in one wave. */
export function valuesOfPrinted(
  { wave, label, questionnaire }: KnownWave,
  { source, sourceUrl }: Aggregates,
  { item, base, note, mean, unit, shares }: AggregateItem,
): PointValues {
  const variable = variablesIn(questionnaire).find(({ id }) => id === item);
  const columns = variable ? columnsOf(questionnaire, variable) : [];
  return {
    point: {
      wave,
      label,
      ...collectedIn(questionnaire),
      source: 'aggregate',
      sourceText: source,
      ...(sourceUrl === undefined ? {} : { sourceUrl }),
      ...(note === undefined ? {} : { note }),
      example: false,
      base: base === undefined ? notKnown : { value: base },
      baseType: baseTypeOf({ columns }),
      lowBase: base !== undefined && isLowBase(base),
    },
    cells: shares.map(({ code, label, type, share }) => {
      const column = columns.find((each) => each.code === code);
      const contents = column && contentsOf(column, columns);
      return { code, label, kind: type, contents, value: { value: share } };
    }),
    mean: mean === undefined ? undefined : { value: mean },
    unit,
  };
}
