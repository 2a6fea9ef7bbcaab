/**
 * p-values made larger for having looked in several places, so that the chance of one false alarm or more stays at
 * the level that each is then held against. In the order they came. Holm, Scandinavian Journal of Statistics 6, 1979.
 */
export function holm(pValues: readonly number[]): number[] {
  const rising = pValues.map((p, place) => ({ p, place })).sort((a, b) => a.p - b.p);
  const adjusted: number[] = pValues.map(() => 1);
  let largest = 0;
  for (const [rank, { p, place }] of rising.entries()) {
    largest = Math.max(largest, Math.min(1, p * (rising.length - rank)));
    adjusted[place] = largest;
  }
  return adjusted;
}
