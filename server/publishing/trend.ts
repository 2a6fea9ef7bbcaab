import type { ItemComparison } from '../questionnaire/comparability.ts';
import type { Figure } from './figure.ts';
import { textOf } from './figure-rows.ts';
import { type Break, breaksOf, type Step } from './trend-breaks.ts';
import {
  type KnownWave,
  notKnown,
  type PointValues,
  type TrendPoint,
  type Value,
  valuesOfFigure,
  valuesOfPrinted,
} from './trend-point.ts';
import { type TrendRow, trendRows } from './trend-rows.ts';

export type { Break } from './trend-breaks.ts';
export type { KnownWave, TrendPoint, Value } from './trend-point.ts';
export type { TrendRow } from './trend-rows.ts';

/** One variable over the waves where its results are public. Plain JSON. */
export interface Trend {
  id: string;
  /** Of its item; what a variable made from answers is. */
  kind: string;
  text: string;
  /** The waves where the variable is known, in order. */
  points: TrendPoint[];
  /** One for each option, net and band that is known somewhere. */
  rows: TrendRow[];
  /** One for each point. None when no mean is known. */
  means?: { unit?: string; values: Value[] };
  /** Between which points nothing can be compared. */
  breaks: Break[];
}

/**
 * The variables that are known in two waves or more, in the order of the newest wave.
 *
 * @param waves in order, the oldest first
 * @param comparisons for each wave, how its items compare with those of the wave before it; none for the first
 */
export function trendsOf(waves: KnownWave[], comparisons: readonly ItemComparison[][]): Trend[] {
  const known = waves.map(resultsIn);
  const steps = comparisons.map((comparison, place): Step => {
    const isSuperseded = waves.slice(Math.max(place - 1, 0), place + 1).some(hasNewerFile);
    return isSuperseded ? 'superseded' : comparison;
  });
  const ids = new Set(known.toReversed().flatMap((results) => [...results.keys()]));
  return [...ids].flatMap((id) => {
    const results = known.flatMap((all, place) => {
      const result = all.get(id);
      return result ? [{ ...result, place }] : [];
    });
    return results.length < 2 ? [] : [trendOf(id, results, steps)];
  });
}

/** Whether the questionnaire's file is another than the one that the results were made with. */
function hasNewerFile({ publication, questionnaire }: KnownWave): boolean {
  return publication !== undefined && publication.definitionVersion !== questionnaire.version;
}

interface Result {
  kind: string;
  text: string;
  values: PointValues;
}

/** What is public of each variable in one wave. Answers given here come before figures printed elsewhere. */
function resultsIn(wave: KnownWave): Map<string, Result> {
  const { publication, aggregates } = wave;
  const figures = publication?.sections.flatMap((section) => section.figures) ?? [];
  const results = figures.filter(isComparable).map((figure): [string, Result] => {
    return [figure.id, { kind: figure.kind, text: textOf(figure), values: valuesOfFigure(wave, figure) }];
  });
  if (!aggregates) return new Map(results);
  const printed = aggregates.items
    .filter(({ item }) => !figures.some(({ id }) => id === item))
    .map((item): [string, Result] => {
      const { kind, text } = item;
      return [item.item, { kind, text, values: valuesOfPrinted(wave, aggregates, item) }];
    });
  return new Map([...results, ...printed]);
}

/** A table of figures by year is a trend of its own within each wave. */
function isComparable({ kind }: Figure): boolean {
  return kind !== 'figureTable';
}

function trendOf(id: string, results: (Result & { place: number })[], steps: readonly Step[]): Trend {
  const values = results.map((result) => result.values);
  return {
    id,
    kind: results.at(-1)!.kind,
    text: results.at(-1)!.text,
    points: values.map(({ point }) => point),
    rows: trendRows(values.map(({ cells }) => cells)),
    ...meansOf(values),
    breaks: breaksOf(
      id,
      results.map(({ place }) => place),
      steps,
    ),
  };
}

/** The unit is told when the means have no more than one. */
function meansOf(values: PointValues[]): Pick<Trend, 'means'> {
  const measured = values.filter(({ mean }) => mean !== undefined);
  if (measured.length === 0) return {};
  const [unit, ...others] = new Set(measured.flatMap((each) => each.unit ?? []));
  return {
    means: {
      ...(unit !== undefined && others.length === 0 ? { unit } : {}),
      values: values.map(({ mean }) => mean ?? notKnown),
    },
  };
}
