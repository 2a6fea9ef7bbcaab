import fc from 'fast-check';
import { type DifferenceTest, differenceBetweenGroups } from '../../server/statistics/difference.ts';

test.each([
  {
    table: [
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
    table: [
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
])('Five groups in two: chi-square $statistic, p = $p, V = $v', ({ table, statistic, p, v }) => {
  const result = differenceBetweenGroups(table) as DifferenceTest;
  expect(result).toMatchObject({ test: 'pearson', df: 4 });
  expect(result.statistic).toBeCloseTo(statistic, 4);
  expect(result.p).toBeCloseTo(p, p < 0.001 ? 5 : 4);
  expect(result.cramersV).toBeCloseTo(v, 3);
});

test('Three categories: degrees of freedom and V count them too', () => {
  const result = differenceBetweenGroups([
    [20, 10, 10],
    [10, 20, 10],
  ]) as DifferenceTest;
  expect(result).toMatchObject({ test: 'pearson', df: 2 });
  expect(result.statistic).toBeCloseTo(20 / 3, 10);
  // With two degrees of freedom the tail is an exponential.
  expect(result.p).toBeCloseTo(Math.exp(-10 / 3), 10);
  expect(result.cramersV).toBeCloseTo(Math.sqrt(20 / 3 / 80), 10);
});

test('Groups decide it: V is 1, however many the groups and the categories', () => {
  const alone = [
    [9, 0, 0],
    [0, 9, 0],
    [0, 0, 9],
    [0, 0, 9],
  ];
  expect((differenceBetweenGroups(alone) as DifferenceTest).cramersV).toBeCloseTo(1, 10);
});

test('An expected count below five has an exact test, counted where there are few tables', () => {
  const result = differenceBetweenGroups([
    [3, 1],
    [1, 3],
  ]) as DifferenceTest;
  expect(result.test).toBe('fisherFreemanHalton');
  expect(result.p).toBeCloseTo(34 / 70, 10);
  expect(result).not.toHaveProperty('standardError');
});

test('With three categories it is drawn, agrees with going through every table, and tells how exactly it knows', () => {
  const table = [
    [3, 0, 2],
    [1, 5, 1],
    [0, 2, 4],
  ];
  const { test: name, p, standardError } = differenceBetweenGroups(table) as DifferenceTest;
  expect(name).toBe('fisherFreemanHalton');
  expect(Math.abs(p - byEveryTable(table))).toBeLessThan(4 * standardError!);
});

test('Empty groups and categories change nothing', () => {
  const table = [
    [12, 28],
    [5, 33],
  ];
  const wider = [
    [12, 0, 28],
    [0, 0, 0],
    [5, 0, 33],
  ];
  expect(differenceBetweenGroups(wider)).toEqual(differenceBetweenGroups(table));
});

test.each([
  ['nobody', []],
  ['nobody', [[0, 0]]],
  [
    'oneGroup',
    [
      [3, 4],
      [0, 0],
    ],
  ],
  [
    'oneCategory',
    [
      [3, 0],
      [4, 0],
    ],
  ],
] as [string, number[][]][])('There is no test, and the reason is told: %s', (untested, table) => {
  expect(differenceBetweenGroups(table)).toEqual({ untested });
});

test('The order of groups and of categories does not matter', () => {
  const table = fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(table, (counts) => {
      const [one, other] = [counts, counts.toReversed().map((row) => row.toReversed())].map(
        differenceBetweenGroups,
      );
      if (!('test' in one!) || !('test' in other!)) return expect(one).toEqual(other);
      expect(other.statistic).toBeCloseTo(one.statistic, 8);
      expect(other.cramersV).toBeCloseTo(one.cramersV, 8);
      expect(Math.abs(other.p - one.p)).toBeLessThan(0.03);
    }),
    { numRuns: 3 },
  );
});

/** The exact test by going through every table with the margins of this one. */
function byEveryTable(seen: number[][]): number {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  const waysOf = (table: number[][]) => table.flat().reduce((ways, count) => ways / factorial(count), 1);
  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
  const categories = seen[0]!.map((_, place) => sum(seen.map((row) => row[place]!)));
  let [all, asExtreme] = [0, 0];
  const rowsOf = (size: number, room: number[]): number[][] =>
    room.length === 0
      ? size === 0
        ? [[]]
        : []
      : Array.from({ length: Math.min(size, room[0]!) + 1 }, (_, count) => count).flatMap((count) =>
          rowsOf(size - count, room.slice(1)).map((rest) => [count, ...rest]),
        );
  const goOn = (table: number[][], room: number[]): void => {
    const next = seen[table.length];
    if (!next) {
      const ways = waysOf(table);
      all += ways;
      if (ways <= waysOf(seen) * (1 + 1e-9)) asExtreme += ways;
      return;
    }
    for (const row of rowsOf(sum(next), room))
      goOn(
        [...table, row],
        room.map((left, place) => left - row[place]!),
      );
  };
  goOn([], categories);
  return asExtreme / all;
}
