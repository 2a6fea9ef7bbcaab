import { type ChiSquare, cramersV, pearson } from './chi-square.ts';
import { type CountsTable, tableMargins } from './counts-table.ts';
import { type ExactMethod, fisherFreemanHalton } from './fisher-freeman-halton.ts';
import { marginsOf, type Split } from './split.ts';

/**
 * Whether a split differs between groups more than chance would have it. Pearson's test where every expected count is
 * 5 or more, else Fisher's, Freeman's and Halton's. The statistic and V describe the table in either case; p is the
 * test's. No test: why not.
 */
export type Independence = Tested | { untested: 'oneGroup' | 'nobody' | 'everybody' };

export interface Tested extends ChiSquare {
  method: { by: 'pearson' } | ExactMethod;
  cramersV: number;
}

/** Below this a chi-square distribution no longer describes the statistic (Cochran, Biometrics 10, 1954). */
export const enoughExpected = 5;

/** Groups without anybody are left out. */
export function testOfIndependence(splits: readonly Split[]): Independence {
  const filled = splits.filter(([first, second]) => first + second > 0);
  const { first, second } = marginsOf(filled);
  if (first === 0) return { untested: 'nobody' };
  if (second === 0) return { untested: 'everybody' };
  if (filled.length < 2) return { untested: 'oneGroup' };
  return tested(filled);
}

/** The test of a table with two groups or more and two categories or more, none of them empty. */
export function tested(table: CountsTable): Tested {
  const { groups, categories, all } = tableMargins(table);
  const chiSquare = pearson(table);
  const fewest = Math.min(groups.length, categories.length) - 1;
  const described = { ...chiSquare, cramersV: cramersV(chiSquare.statistic, all, fewest) };
  if (chiSquare.leastExpected >= enoughExpected) return { ...described, method: { by: 'pearson' } };
  return { ...described, ...fisherFreemanHalton(table) };
}
