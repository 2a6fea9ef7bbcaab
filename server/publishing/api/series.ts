import { variablesIn } from '../../questionnaire/variables.ts';
import type { Breakdown, Figure } from '../figure.ts';
import type { Trend } from '../trend.ts';
import type { PublishedWave } from './survey-results.ts';

/** A figure in one wave, with one of its breakdowns or none. */
export interface Placed {
  wave: PublishedWave;
  figure: Figure;
  breakdown?: Breakdown;
}

/**
 * The waves, the oldest first, divided where numbers cannot stand beside each other: where the trend has a break,
 * where what is counted is not the same, and where the groups are made in another way.
 *
 * @param trend of the figure. Without one, nobody knows how the waves compare, and each stands by itself.
 */
export function seriesOf(placed: Placed[], trend: Trend | undefined): Placed[][] {
  const series: Placed[][] = [];
  for (const each of placed) {
    const current = series.at(-1);
    const before = current?.at(-1);
    if (current && before && isComparable(before, each, trend)) current.push(each);
    else series.push([each]);
  }
  return series;
}

function isComparable(before: Placed, after: Placed, trend: Trend | undefined): boolean {
  return (
    trend !== undefined &&
    !isBroken(trend, before.wave.wave, after.wave.wave) &&
    whatIsCounted(before) === whatIsCounted(after) &&
    howGroupsAreMade(before) === howGroupsAreMade(after)
  );
}

function isBroken({ points, breaks }: Trend, before: string, after: string): boolean {
  const from = points.findIndex(({ wave }) => wave === before);
  const to = points.findIndex(({ wave }) => wave === after);
  if (from < 0 || to < 0) return true;
  return breaks.some((each) => each.before > from && each.before <= to);
}

function whatIsCounted({ figure, breakdown }: Placed): string {
  const columns = (breakdown ?? figure).columns.map(({ colour, ...counted }) => counted);
  return JSON.stringify([columns, figure.unit, figure.hasMean]);
}

/** Under the same code and label a group may hold others: a band with other limits, another answer. */
function howGroupsAreMade({ wave: { questionnaire }, breakdown }: Placed): string {
  if (!breakdown) return '';
  const { id, label } = breakdown;
  const made =
    questionnaire.derived.find((each) => each.id === id) ??
    questionnaire.background.find((each) => each.id === id) ??
    variablesIn(questionnaire).find((each) => each.id === id)?.measure ??
    questionnaire.instruments.map((each) => [each.id, each.label]);
  return JSON.stringify([label, made]);
}
