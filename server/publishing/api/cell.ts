import { cellOf as cellIn } from '../files/json-stat.ts';
import type { LongRow } from '../long-row.ts';
import type { CubeCell } from './cube.ts';
import type { Measure } from './words.ts';

/**
 * One number of a row of the long files, hidden and marked as in the JSON-stat of the files. What is measured in a
 * unit stands as a count there, and coverage as a percentage.
 *
 * @param row none where the table has no such row: a group that the wave did not have
 */
export function cellOf(row: LongRow | undefined, measure: Measure): CubeCell {
  switch (measure) {
    case 'pct':
    case 'count':
    case 'n_base':
    case 'n_frame':
    case 'ci_low':
    case 'ci_high':
      return cellIn(row, measure);
    case 'coverage':
      return cellIn(row, 'pct');
    default:
      return cellIn(row, 'count');
  }
}
