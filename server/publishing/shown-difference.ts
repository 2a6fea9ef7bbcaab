import type { DifferenceTest } from '../statistics/difference.ts';

/**
 * Whether the groups of a breakdown differ, by a test on the counts that are shown: it tells nothing that the table
 * does not. `adjusted` is p after Holm's correction for all the tests of the report.
 */
export interface ShownDifference extends DifferenceTest {
  adjusted: number;
}
