import { type CountsTable, tableMargins } from './counts-table.ts';
import { upperGamma } from './gamma.ts';
import { marginsOf, type Split } from './split.ts';

export interface ChiSquare {
  statistic: number;
  /** Degrees of freedom: one less than the groups, times one less than the categories. */
  df: number;
  p: number;
  /** The least count that was to be expected in any cell. Under 5 the p is not to be trusted. */
  leastExpected: number;
}

/**
 * Pearson's chi-square test that the categories are chosen alike in every group, without Yates's correction. Two groups
 * or more and two categories or more, none of them empty: anything else has no test (see independence.ts).
 */
export function pearson(table: CountsTable): ChiSquare {
  const { groups, categories, all } = tableMargins(table);
  const expected = groups.flatMap((size) => categories.map((chosen) => (size * chosen) / all));
  const statistic = table.flat().reduce((sum, count, place) => {
    const wanted = expected[place]!;
    return sum + (count - wanted) ** 2 / wanted;
  }, 0);
  const df = (groups.length - 1) * (categories.length - 1);
  return { statistic, df, p: chiSquareTail(statistic, df), leastExpected: Math.min(...expected) };
}

/** The probability that a chi-square variable with `df` degrees of freedom is `statistic` or more. */
export function chiSquareTail(statistic: number, df: number): number {
  return upperGamma(df / 2, statistic / 2);
}

/**
 * Cramér's V: 0 when the categories are chosen alike everywhere, 1 when the group decides. Cramér, Mathematical Methods
 * of Statistics (1946), without the correction for bias.
 *
 * @param fewest one less than the groups or than the categories, whichever are fewer: 1 for a split
 */
export function cramersV(statistic: number, all: number, fewest = 1): number {
  return Math.sqrt(statistic / (all * fewest));
}

/**
 * How far each group's share is from what the rest would give, in standard errors: adjusted residuals (Haberman,
 * Biometrics 29, 1973). Beyond 2 either way the group stands out.
 */
export function adjustedResiduals(splits: readonly Split[]): number[] {
  const { groups, first, all } = marginsOf(splits);
  const share = first / all;
  return splits.map(([count], place) => {
    const size = groups[place]!;
    const variance = size * share * (1 - share) * (1 - size / all);
    return variance > 0 ? (count - size * share) / Math.sqrt(variance) : 0;
  });
}
