/**
 * Rounding half up, as the published reports do: each share by itself, never forced to add up to 100. A sum of
 * categories is made from counts and then rounded once; rounded shares are never added.
 */

/**
 * `count` of `base` in whole percent. Both are whole numbers and `base` is above zero, so the halves are exact:
 * 1 of 200 is 1 percent, not 0 as a binary fraction could make it.
 */
export function wholePercent(count: number, base: number): number {
  return Math.floor((200 * count + base) / (2 * base));
}

/**
 * A share from 0 to 1 in whole percent, where it is no fraction of two counts: a weighted one. Halves that binary
 * fractions have moved by less than a thousand-millionth are halves.
 */
export function wholePercentOfShare(share: number): number {
  return Math.floor(Math.round(share * 1e11) / 1e9 + 0.5);
}

/** `count` of `base` in percent with two decimals, for the ends of an interval. Exact, as `wholePercent` is. */
export function percentWithTwoDecimals(count: number, base: number): number {
  return Math.floor((20_000 * count + base) / (2 * base)) / 100;
}

/** `part` of `whole` in percent with one decimal. Exact for numbers with up to three decimals. */
export function percentWithOneDecimal(part: number, whole: number): number {
  const [thousandths, base] = [inThousandths(part), inThousandths(whole)];
  return Math.floor((2000 * thousandths + base) / (2 * base)) / 10;
}

/** `value` with one decimal, for a mean or a median. */
export function oneDecimal(value: number): number {
  return Math.floor(inThousandths(value) / 100 + 0.5) / 10;
}

/** A sum of numbers with up to three decimals, without what binary fractions add to it. */
export function tidySum(sum: number): number {
  return inThousandths(sum) / 1000;
}

function inThousandths(value: number): number {
  return Math.round(value * 1000);
}
