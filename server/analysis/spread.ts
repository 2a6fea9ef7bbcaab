/** Numbers at or above nothing, as much of them as it takes to judge whether their sum may be shown. */
export interface Spread {
  count: number;
  sum: number;
  /** In falling order; 0 where there are fewer. */
  largestTwo: readonly [number, number];
  /** How many are above 0. */
  away: number;
}

export function spreadOf(numbers: Iterable<number>): Spread {
  let [count, sum, first, second, away] = [0, 0, 0, 0, 0];
  for (const number of numbers) {
    count += 1;
    sum += number;
    if (number > 0) away += 1;
    if (number > first) [first, second] = [number, first];
    else if (number > second) second = number;
  }
  return { count, sum, largestTwo: [first, second], away };
}

/** The spread of all the numbers of several. */
export function spreadTogether(spreads: readonly Spread[]): Spread {
  const total = (of: (spread: Spread) => number) => spreads.reduce((all, spread) => all + of(spread), 0);
  const { largestTwo } = spreadOf(spreads.flatMap((spread) => spread.largestTwo));
  return {
    count: total(({ count }) => count),
    sum: total(({ sum }) => sum),
    largestTwo,
    away: total(({ away }) => away),
  };
}
