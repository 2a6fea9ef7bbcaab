import { adjustedResiduals, chiSquareTail, cramersV, pearson } from '../../server/statistics/chi-square.ts';
import { logGamma, upperGamma } from '../../server/statistics/gamma.ts';

test.each([
  [0.1, 2.252712651734206],
  [0.5, Math.log(Math.sqrt(Math.PI))],
  [1, 0],
  [1.5, -0.12078223763524526],
  [2, 0],
  [10, Math.log(362_880)],
  [100.5, 361.43554046777757],
])('ln Γ(%d) is %d', (x, value) => {
  expect(Math.abs(logGamma(x) - value)).toBeLessThan(1e-12 * Math.max(1, value));
});

test.each([
  [3.841458820694124, 1, 0.05],
  [5.991464547107979, 2, 0.05],
  [0.1, 1, 0.7518296340458492],
  [12.1752, 4, 0.016094893653172272],
  [60, 10, 3.6243009520614924e-9],
  [200, 10, 1.6139305336977317e-37],
  [0.001, 7, 0.9999999999997597],
  [100, 100, 0.48119168452795674],
  [250, 200, 0.009379131668826098],
  [1000, 1000, 0.49405285382923964],
  [0, 3, 1],
])('chi-square %d or more with %d degrees of freedom has probability %d', (statistic, df, p) => {
  expect(Math.abs(chiSquareTail(statistic, df) / p - 1)).toBeLessThan(1e-10);
});

test('With two degrees of freedom the tail is an exponential, on both sides of where the method changes', () => {
  for (let statistic = 0; statistic < 60; statistic += 0.25)
    expect(chiSquareTail(statistic, 2) / Math.exp(-statistic / 2)).toBeCloseTo(1, 11);
});

test('The incomplete gamma function follows its recurrence (DLMF 8.8.6)', () => {
  for (const a of [0.5, 1, 3.5, 20])
    for (const x of [0.2, 1, 4, 21, 40]) {
      const step = Math.exp(a * Math.log(x) - x - logGamma(a + 1));
      expect(upperGamma(a + 1, x)).toBeCloseTo(upperGamma(a, x) + step, 12);
    }
});

test('Respondents against non-respondents of a frame of 230', () => {
  const frame = [45, 55, 55, 45, 30];
  const respondents = [29, 45, 48, 40, 26];
  const result = pearson(respondents.map((count, place) => [count, frame[place]! - count]));
  expect(result.statistic).toBeCloseTo(12.1752, 4);
  expect(result.df).toBe(4);
  expect(result.p).toBeCloseTo(0.0161, 4);
  expect(result.leastExpected).toBeCloseTo((30 * 42) / 230, 10);
});

test.each([
  {
    cells: [
      [12, 28],
      [5, 33],
      [9, 27],
      [15, 25],
      [7, 27],
    ],
    statistic: 6.936,
    p: 0.1393,
    v: 0.192,
  },
  {
    cells: [
      [6, 25],
      [15, 18],
      [20, 21],
      [9, 27],
      [30, 17],
    ],
    statistic: 20.8299,
    p: 0.00034,
    v: 0.333,
  },
] as { cells: [number, number][]; statistic: number; p: number; v: number }[])(
  'A chi-square of $statistic of 188 has p = $p and V = $v',
  ({ cells, statistic, p, v }) => {
    const result = pearson(cells);
    expect(result.statistic).toBeCloseTo(statistic, 4);
    expect(result.p).toBeCloseTo(p, p < 0.001 ? 5 : 4);
    expect(cramersV(result.statistic, 188)).toBeCloseTo(v, 3);
  },
);

test('With two groups the residuals are the root of the statistic, one each way', () => {
  const cells: [number, number][] = [
    [8, 7],
    [180, 35],
  ];
  const root = Math.sqrt(pearson(cells).statistic);
  const [small, large] = adjustedResiduals(cells);
  expect(small).toBeCloseTo(-root, 10);
  expect(large).toBeCloseTo(root, 10);
});
