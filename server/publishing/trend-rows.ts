import { fold } from '../questionnaire/fold.ts';
import { notKnown, type TrendCell, type Value } from './trend-point.ts';

/** The shares of one option, net or band, in percent, one for each point of the trend. */
export interface TrendRow {
  code: string | undefined;
  label: string;
  kind: TrendCell['kind'];
  values: Value[];
}

/**
 * Options are the same row when both their code and their words are: under new words a share may mean something
 * else. So may that of a net of other options, or of a band with other limits, and each then tells what it counts.
 * Rows stand as in the newest wave, then what only earlier waves had, and nets after options; never in an
 * order by size, which could tell of what is hidden.
 *
 * @param points the cells of each point, the oldest first
 */
export function trendRows(points: TrendCell[][]): TrendRow[] {
  const newestFirst = points.toReversed().flat();
  const keys = newestFirst.map(keyOf);
  const known = newestFirst
    .filter((_, place) => keys.indexOf(keys[place]!) === place)
    .map((cell) => ({ cell, values: points.map((own) => valueIn(own, cell)) }))
    .filter(({ values }) => values.some((value) => !('missing' in value)));
  const names = known.map(({ cell }) => nameOf(cell));
  return known
    .map(({ cell, values }) => ({
      code: cell.code,
      label: names.filter((name) => name === nameOf(cell)).length > 1 ? labelWithContents(cell) : cell.label,
      kind: cell.kind,
      values,
    }))
    .sort((a, b) => Number(a.kind === 'net') - Number(b.kind === 'net'));
}

function valueIn(cells: TrendCell[], wanted: TrendCell): Value {
  return cells.find((cell) => keyOf(cell) === keyOf(wanted))?.value ?? notKnown;
}

function keyOf(cell: TrendCell): string {
  return JSON.stringify([nameOf(cell), cell.contents?.key]);
}

function nameOf({ code, label }: TrendCell): string {
  return JSON.stringify([code, fold(label)]);
}

function labelWithContents({ label, contents }: TrendCell): string {
  return contents ? `${label} (${contents.words})` : label;
}
