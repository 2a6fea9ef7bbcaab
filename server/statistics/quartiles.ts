/**
 * The three numbers that cut an ordered list in four. No least and no largest: these would be one service's own.
 *
 * Between two numbers of the list the cut goes in proportion: Hyndman and Fan's type 7 (The American Statistician 50,
 * 1996), as R's `quantile` and Excel's QUARTILE.INC have it.
 */
export interface Quartiles {
  first: number;
  median: number;
  third: number;
}

export function quartilesOf(values: readonly number[]): Quartiles | { missing: 'noAnswers' } {
  if (values.length === 0) return { missing: 'noAnswers' };
  const rising = Float64Array.from(values).sort();
  return { first: cutOf(rising, 1 / 4), median: cutOf(rising, 1 / 2), third: cutOf(rising, 3 / 4) };
}

function cutOf(rising: Float64Array, part: number): number {
  const place = (rising.length - 1) * part;
  const below = Math.floor(place);
  const [low, high] = [rising[below]!, rising[Math.ceil(place)]!];
  return low + (place - below) * (high - low);
}
