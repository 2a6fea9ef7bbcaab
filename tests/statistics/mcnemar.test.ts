import { exactMcNemar } from '../../server/statistics/mcnemar.ts';

test.each([
  [14, 5, 0.0636],
  [5, 14, 0.0636],
  [6, 0, 0.03125],
  [3, 3, 1],
  [2, 1, 1],
  [0, 0, 1],
])('%d one way and %d the other: p = %d', (gained, lost, p) => {
  const result = exactMcNemar(gained, lost);
  expect(result.changed).toBe(gained + lost);
  expect(result.p).toBeCloseTo(p, 4);
});

test('It is the binomial distribution with a half, also where that has too many digits for a number', () => {
  expect(exactMcNemar(14, 5).p).toBeCloseTo((2 * (1 + 19 + 171 + 969 + 3876 + 11_628)) / 2 ** 19, 14);
  // Its normal approximation, with the continuity correction that is right for it.
  expect(exactMcNemar(2000, 1800).p).toBeCloseTo(0.0012428, 5);
});
