import fc from 'fast-check';
import {
  oneDecimal,
  percentWithOneDecimal,
  percentWithTwoDecimals,
  tidySum,
  wholePercent,
  wholePercentOfShare,
} from '../../server/statistics/rounding.ts';

test.each([
  [0, 58, 0],
  [58, 58, 100],
  [27, 58, 47],
  [2, 3, 67],
  [1, 200, 1],
  [1, 201, 0],
  [1, 8, 13],
  [7, 8, 88],
  [23, 40, 58],
])('%d of %d is %d percent, with halves rounded up', (count, base, percent) => {
  expect(wholePercent(count, base)).toBe(percent);
});

test.each([
  [162, 928, 17.5],
  [1580, 6429, 24.6],
  [1, 16, 6.3],
  [1, 2000, 0.1],
  [0.5, 1, 50],
])('%d of %d is %d percent with one decimal', (part, whole, percent) => {
  expect(percentWithOneDecimal(part, whole)).toBe(percent);
});

test.each([
  [108, 230, 46.96],
  [1, 800, 0.13],
  [1, 1_000_000, 0],
  [999_999, 1_000_000, 100],
])('%d of %d is %d percent with two decimals', (count, base, percent) => {
  expect(percentWithTwoDecimals(count, base)).toBe(percent);
});

test.each([
  [0.430365969, 43],
  [0.145, 15],
  [0.285, 29],
  [0.2849999, 28],
  [1, 100],
  [0, 0],
])('a weighted share of %d is %d percent', (share, percent) => {
  expect(wholePercentOfShare(share)).toBe(percent);
});

test('A share of counts is rounded alike in both ways', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000), (base, some) => {
      const count = some % (base + 1);
      expect(wholePercentOfShare(count / base)).toBe(wholePercent(count, base));
    }),
  );
});

test.each([
  [1580 / 58, 27.2],
  [12.25, 12.3],
  [1.005, 1],
  [-0.25, -0.2],
])('a mean of %d is shown as %d', (mean, shown) => {
  expect(oneDecimal(mean)).toBe(shown);
});

test('A sum of decimals has no dust from binary fractions', () => {
  expect(tidySum(0.1 + 0.2)).toBe(0.3);
});

test('Each share is the nearest whole percent', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000), (base, some) => {
      const count = some % (base + 1);
      expect(Math.abs(wholePercent(count, base) - (100 * count) / base)).toBeLessThanOrEqual(0.5);
    }),
  );
});
