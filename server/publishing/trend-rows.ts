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
 * else. Rows stand as in the newest wave, then what only earlier waves had, and nets after options; never in an
 * order by size, which could tell of what is hidden.
 *
 * @param points the cells of each point, the oldest first
 */
export function trendRows(points: TrendCell[][]): TrendRow[] {
  const newestFirst = points.toReversed().flat();
  const keys = newestFirst.map(keyOf);
  return newestFirst
    .filter((cell, place) => keys.indexOf(keyOf(cell)) === place)
    .map((cell) => ({
      code: cell.code,
      label: cell.label,
      kind: cell.kind,
      values: points.map((own) => own.find((each) => keyOf(each) === keyOf(cell))?.value ?? notKnown),
    }))
    .filter(({ values }) => values.some((value) => !('missing' in value)))
    .sort((a, b) => Number(a.kind === 'net') - Number(b.kind === 'net'));
}

function keyOf({ code, label }: TrendCell): string {
  return JSON.stringify([code, fold(label)]);
}
