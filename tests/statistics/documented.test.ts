import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type DifferenceTest, differenceBetweenGroups } from '../../server/statistics/difference.ts';
import { finiteInterval } from '../../server/statistics/finite-interval.ts';
import { exactMcNemar } from '../../server/statistics/mcnemar.ts';
import { quartilesOf } from '../../server/statistics/quartiles.ts';
import { wholePercent } from '../../server/statistics/rounding.ts';
import {
  postStratificationWeights,
  standardErrorOf,
  weightedShare,
} from '../../server/statistics/weighting.ts';

const page = readFileSync(path.join(__dirname, '../../docs/statistics.md'), 'utf8');

/** The cells of the table that begins with a column. */
function rowsOf(firstColumn: string): string[][] {
  const [, ...rest] = page.split(`\n| ${firstColumn} |`);
  if (rest.length !== 1) throw new Error(`${rest.length} tables begin with «${firstColumn}».`);
  const lines = rest[0]!.split('\n').slice(2);
  const rows = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('|')),
  );
  return rows.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

const numbersOf = (firstColumn: string) => rowsOf(firstColumn).map((row) => row.map(Number));

/** A number as the page writes it: with as many decimals. */
function asWritten(value: number, written: string): string {
  return value.toFixed(written.split('.')[1]?.length ?? 0);
}

describe('The examples in docs/statistics.md are what the code gives', () => {
  test.each(numbersOf('count'))('%d of %d is %d percent', (count, base, percent) => {
    expect(wholePercent(count!, base!)).toBe(percent);
  });

  test.each(numbersOf('count (x)'))('%d of %d of %d: from %d to %d percent', (...row) => {
    const [count, base, register, low, high] = row as [number, number, number, number, number];
    expect(finiteInterval(count, base, register)).toEqual({ low, high });
  });

  test.each(rowsOf('yes and no, group by group'))('%s: chi-square %s', (groups, statistic, df, p, v) => {
    const result = differenceBetweenGroups(
      groups!.split(', ').map((group) => group.split(' ').map(Number)),
    ) as DifferenceTest;
    expect([
      asWritten(result.statistic, statistic!),
      String(result.df),
      asWritten(result.p, p!),
      asWritten(result.cramersV, v!),
    ]).toEqual([statistic, df, p, v]);
  });

  test.each(rowsOf('from no to yes'))('%s one way and %s the other: p = %s', (gained, lost, p) => {
    expect(asWritten(exactMcNemar(Number(gained), Number(lost)).p, p!)).toBe(p);
  });

  test('the weighted share', () => {
    const strata = rowsOf('stratum').map(([, ...numbers]) => {
      const [population, respondents, count] = numbers.map(Number) as [number, number, number];
      return { population, respondents, base: respondents, count };
    });
    const weights = postStratificationWeights(strata);
    const [unweighted, weighted] = [strata.map(() => 1), weights].map((each) =>
      weightedShare(strata.map((stratum, place) => ({ ...stratum, weight: each[place]! }))),
    );
    if (!('share' in unweighted!) || !('share' in weighted!)) throw new Error('There is no share.');
    const [before, after, error, effect] = rowsOf('unweighted, percent')[0]!;
    expect(asWritten(unweighted.share * 100, before!)).toBe(before);
    expect(asWritten(weighted.share * 100, after!)).toBe(after);
    expect(asWritten((standardErrorOf(strata) as number) * 100, error!)).toBe(error);
    expect(asWritten(weighted.designEffect, effect!)).toBe(effect);
  });

  test.each(rowsOf('answers'))('%s is cut at %s, %s and %s', (answers, first, median, third) => {
    const rising = answers!.split(' ').map((value) => ({ value: Number(value), count: 1 }));
    expect(quartilesOf(rising)).toEqual({
      first: Number(first),
      median: Number(median),
      third: Number(third),
    });
  });
});
