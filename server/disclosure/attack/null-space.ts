import type { Model } from './model.ts';

/** A change of all unknowns, as sums of changes of a few that are free: for each unknown, a number for each of these. */
export interface Changes {
  free: number[];
  of: Float64Array[];
}

/** Less than this is nothing, after rounding. */
const nothing = 1e-9;

/** Every change of the unknowns that leaves what is known exactly as it is (Gauss and Jordan). */
export function changesIn({ unknowns, constraints }: Model): Changes {
  const rows = constraints
    .filter(({ min, max }) => min === max)
    .map(({ of }) => {
      const row = new Float64Array(unknowns);
      for (const [unknown, times] of of.terms) row[unknown]! += times;
      return row;
    });
  const pivots = new Map<number, Float64Array>();
  for (const row of rows) {
    for (const [unknown, other] of pivots) take(row, other, row[unknown]!);
    const unknown = largestIn(row);
    if (Math.abs(row[unknown] ?? 0) < nothing) continue;
    scale(row, 1 / row[unknown]!);
    for (const other of pivots.values()) take(other, row, other[unknown]!);
    pivots.set(unknown, row);
  }
  const free = Array.from({ length: unknowns }, (_, place) => place).filter((place) => !pivots.has(place));
  const of = Array.from({ length: unknowns }, (_, unknown) => {
    const row = pivots.get(unknown);
    return Float64Array.from(free, (place) => (row ? -row[place]! : Number(place === unknown)));
  });
  return { free, of };
}

function take(row: Float64Array, other: Float64Array, times: number): void {
  if (Math.abs(times) < nothing) return;
  for (let place = 0; place < row.length; place++) row[place]! -= times * other[place]!;
}

function scale(row: Float64Array, by: number): void {
  for (let place = 0; place < row.length; place++) row[place]! *= by;
}

function largestIn(row: Float64Array): number {
  let largest = 0;
  for (let place = 1; place < row.length; place++)
    if (Math.abs(row[place]!) > Math.abs(row[largest]!)) largest = place;
  return largest;
}
