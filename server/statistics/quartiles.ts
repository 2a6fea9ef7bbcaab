/** A number, and how many gave it. */
export interface Counted {
  value: number;
  count: number;
}

/** The three numbers that cut an ordered list in four. No least and no largest: each would be one service's own. */
export interface Quartiles {
  first: number;
  median: number;
  third: number;
}

/**
 * Between two numbers of the list the cut goes in proportion: Hyndman and Fan's type 7 (The American Statistician 50,
 * 1996), as R's `quantile` and Excel's QUARTILE.INC have it.
 *
 * @param rising the numbers in order, each once
 */
export function quartilesOf(rising: readonly Counted[]): Quartiles | { missing: 'noAnswers' } {
  const answers = rising.reduce((sum, { count }) => sum + count, 0);
  if (answers === 0) return { missing: 'noAnswers' };
  const cut = (part: number) => {
    const place = (answers - 1) * part;
    const low = valueAt(rising, Math.floor(place));
    return low + (place % 1) * (valueAt(rising, Math.ceil(place)) - low);
  };
  return { first: cut(1 / 4), median: cut(1 / 2), third: cut(3 / 4) };
}

/** The number at a place in the list, from 0. */
function valueAt(rising: readonly Counted[], place: number): number {
  let passed = 0;
  return rising.find(({ count }) => {
    passed += count;
    return place < passed;
  })!.value;
}
