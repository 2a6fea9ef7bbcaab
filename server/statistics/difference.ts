import { type CountsTable, withoutEmpty } from './counts-table.ts';
import { type Tested, tested } from './independence.ts';

/**
 * Whether groups differ in what they chose, on counts: groups down, categories across. Give it counts of people in
 * categories that exclude each other, and never shares.
 */
export type Difference = DifferenceTest | { untested: 'nobody' | 'oneGroup' | 'oneCategory' };

/** `statistic`, `df` and V describe the table, whichever test p is of. */
export interface DifferenceTest extends Pick<Tested, 'statistic' | 'df' | 'p' | 'cramersV'> {
  test: 'pearson' | 'fisherFreemanHalton';
  /** Of p, where the tables were too many to count, and some were drawn. */
  standardError?: number;
}

/** Pearson's test, or the exact one where an expected count is below 5: see independence.ts. */
export function differenceBetweenGroups(table: CountsTable): Difference {
  const filled = withoutEmpty(table);
  if (filled.length === 0) return { untested: 'nobody' };
  if (filled.length === 1) return { untested: 'oneGroup' };
  if (filled[0]!.length === 1) return { untested: 'oneCategory' };
  const { statistic, df, p, cramersV, method } = tested(filled);
  return {
    test: method.by === 'pearson' ? 'pearson' : 'fisherFreemanHalton',
    statistic,
    df,
    p,
    cramersV,
    ...(method.by === 'drawn' ? { standardError: method.standardError } : {}),
  };
}
