import { percentWithTwoDecimals } from './rounding.ts';
import { upperTail } from './tail.ts';

/** In percent of the population, with two decimals. */
export interface Interval {
  low: number;
  high: number;
}

/** Outside the interval on each side, at most: 95 percent are within. */
const outside = 0.025;
/** What binary fractions may lose, so that exactly 2.5 percent is not above it. */
const tolerance = 1e-12;

/**
 * The interval for a share of a finite population of which `base` were asked, and `count` of these chose something:
 * every number in the population that could give `count` or more, and `count` or fewer, each with a probability above
 * 2.5 percent. Exact, by inverting the hypergeometric distribution (Wright, Exact Confidence Bounds when Sampling from
 * Small Finite Universes, 1991). Where everybody was asked it is the share itself.
 *
 * @param count from 0 to `base`
 * @param base from 1 to `population`
 * @throws RangeError for any other
 */
export function finiteInterval(count: number, base: number, population: number): Interval {
  const possible = 0 <= count && count <= base && 1 <= base && base <= population;
  if (!possible || ![count, base, population].every(Number.isInteger))
    throw new RangeError(`No interval for ${count} of ${base} of ${population}.`);
  // Those who did not choose it are at least so many by the same rule.
  const high = population - lowest(base - count, base, population);
  return {
    low: percentWithTwoDecimals(lowest(count, base, population), population),
    high: percentWithTwoDecimals(high, population),
  };
}

/** The smallest number in the population that gives `count` or more often enough: the more there are, the oftener. */
function lowest(count: number, base: number, population: number): number {
  let low = count;
  let high = population - base + count;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (atLeast(count, base, middle, population) > outside + tolerance) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How often `count` or more of `base` are among those in the population who are `chosen`. */
function atLeast(count: number, base: number, chosen: number, population: number): number {
  const others = population - chosen - base;
  return upperTail(
    count,
    (k) => ((chosen - k) * (base - k)) / ((k + 1) * (others + k + 1)),
    (k) => (k * (others + k)) / ((chosen - k + 1) * (base - k + 1)),
  );
}
