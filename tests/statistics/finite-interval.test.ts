import fc from 'fast-check';
import { finiteInterval } from '../../server/statistics/finite-interval.ts';

test.each([
  [94, 188, 230, 46.96, 53.04],
  [10, 38, 46, 21.74, 32.61],
  [0, 12, 15, 0, 13.33],
  [12, 12, 15, 86.67, 100],
  [29, 58, 230, 38.26, 61.74],
  // One of 40 is drawn with a probability of exactly 2.5 percent, which is not above it.
  [1, 1, 40, 5, 100],
  [0, 1, 1_000_000, 0, 97.5],
  [250_000, 500_000, 1_000_000, 49.9, 50.1],
])('%d of %d of a population of %d: from %d to %d percent', (count, base, population, low, high) => {
  expect(finiteInterval(count, base, population)).toEqual({ low, high });
});

test('When everybody was asked, it is the share itself', () => {
  expect(finiteInterval(3, 8, 8)).toEqual({ low: 37.5, high: 37.5 });
});

const sample = fc
  .integer({ min: 1, max: 25 })
  .chain((population) => fc.tuple(fc.constant(population), fc.integer({ min: 1, max: population })))
  .chain(([population, base]) => fc.tuple(fc.nat(base), fc.constant(base), fc.constant(population)));

test('It holds exactly the numbers that could give the count and do so often enough', () => {
  fc.assert(
    fc.property(sample, ([count, base, population]) => {
      const percents = possible(count, base, population).map((number) => (100 * number) / population);
      const { low, high } = finiteInterval(count, base, population);
      expect(Math.abs(low - Math.min(...percents))).toBeLessThanOrEqual(0.005 + 1e-9);
      expect(Math.abs(high - Math.max(...percents))).toBeLessThanOrEqual(0.005 + 1e-9);
    }),
  );
});

test('In at least 95 of 100 draws it holds the number that is there', () => {
  for (const [base, population] of [
    [12, 15],
    [38, 46],
    [20, 60],
  ] as const)
    for (let chosen = 0; chosen <= population; chosen++) {
      let held = 0n;
      for (let count = 0; count <= base; count++) {
        if (ways(chosen, population, count, base) === 0n) continue;
        const { low, high } = finiteInterval(count, base, population);
        const share = Math.round((10_000 * chosen) / population) / 100;
        if (low <= share && share <= high) held += ways(chosen, population, count, base);
      }
      expect(held * 100n).toBeGreaterThanOrEqual(choose(population, base) * 95n);
    }
});

test.each([
  [-1, 3, 5],
  [4, 3, 5],
  [1, 6, 5],
  [0, 0, 5],
  [1.5, 3, 5],
  [Number.NaN, 3, 5],
])('There is none for %d of %d of %d', (count, base, population) => {
  expect(() => finiteInterval(count, base, population)).toThrow(RangeError);
});

/** By the definition, in whole numbers. */
function possible(count: number, base: number, population: number): number[] {
  const all = choose(population, base) * 25n;
  const range = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, place) => from + place);
  return range(0, population).filter((chosen) => {
    const tail = (counts: number[]) =>
      counts.reduce((sum, each) => sum + ways(chosen, population, each, base), 0n) * 1000n;
    return tail(range(count, base)) > all && tail(range(0, count)) > all;
  });
}

function ways(chosen: number, population: number, count: number, base: number): bigint {
  return choose(chosen, count) * choose(population - chosen, base - count);
}

function choose(from: number, number: number): bigint {
  if (number < 0 || number > from) return 0n;
  let result = 1n;
  for (let place = 1; place <= number; place++)
    result = (result * BigInt(from - number + place)) / BigInt(place);
  return result;
}
