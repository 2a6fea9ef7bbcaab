import { DomainError } from '../errors.ts';
import type { Side } from './side.ts';

type Sides = readonly [Side, Side, Side];
type Lists = readonly (readonly number[])[];
type Sizes = readonly [number, number, number];

/** How many respondents have each combination of places on three sides. */
export interface Counts {
  at(first: number, second: number, third: number): number;
}

/** Four bytes each. */
const mostCounts = 16_000_000;

/**
 * Goes through the rows once, and counts combinations of cells; then each side in turn is folded from its cells to its
 * places. So whoever ticked five options on each of two sides costs one addition, and not twenty-five.
 *
 * @param within a 1 for each row that is counted; every row without it
 * @throws DomainError `invalid` when there are too many combinations to be held
 */
export function countSides(sides: Sides, rows: number, within: Uint8Array | undefined): Counts {
  const whole = sides.map(({ placesOfCell }) => placesOfCell.length) as unknown as Sizes;
  const isFolded = tooMany(whole) ? foldedFirst(sides) : [false, false, false];
  const sizes = sides.map((side, place) =>
    isFolded[place] ? side.places.size : side.placesOfCell.length,
  ) as unknown as Sizes;
  if (tooMany(sizes))
    throw new DomainError(
      'invalid',
      'Tabellen blir for stor. Velg variabler med færre svar, eller ta bort en av dem.',
    );
  let grid = new Uint32Array(product(sizes));
  if (isFolded.includes(true)) countPlaces(grid, sides, sizes, isFolded, rows, within);
  else countCells(grid, sides, sizes, rows, within);
  const folded: [number, number, number] = [...sizes];
  for (const [axis, side] of sides.entries()) {
    if (!isFolded[axis]) grid = fold(grid, folded, axis, side);
    folded[axis] = side.places.size;
  }
  const [, second, third] = folded;
  return { at: (i, j, k) => grid[(i * second + j) * third + k]! };
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all * size, 1);
}

function tooMany(sizes: Sizes): boolean {
  return product(sizes) > mostCounts;
}

/** The sides that have more cells than places, as several-of with many options can have. */
function foldedFirst(sides: Sides): boolean[] {
  return sides.map(({ placesOfCell, places, numbers }) => !numbers && placesOfCell.length > places.size);
}

function countCells(
  grid: Uint32Array,
  [first, second, third]: Sides,
  [, width, depth]: Sizes,
  rows: number,
  within: Uint8Array | undefined,
): void {
  const [cells0, cells1, cells2] = [first.cells, second.cells, third.cells];
  for (let row = 0; row < rows; row++) {
    if (within !== undefined && within[row] === 0) continue;
    grid[(cells0[row]! * width + cells1[row]!) * depth + cells2[row]!]! += 1;
  }
}

/** The same, with some of the sides folded while the rows go by: slower, in less room. */
function countPlaces(
  grid: Uint32Array,
  sides: Sides,
  [, width, depth]: Sizes,
  isFolded: boolean[],
  rows: number,
  within: Uint8Array | undefined,
): void {
  const [at0, at1, at2] = sides.map((side, axis) =>
    side.placesOfCell.map((places, cell) => (isFolded[axis] ? places : [cell])),
  ) as unknown as readonly [Lists, Lists, Lists];
  const [cells0, cells1, cells2] = [sides[0].cells, sides[1].cells, sides[2].cells];
  for (let row = 0; row < rows; row++) {
    if (within !== undefined && within[row] === 0) continue;
    const places2 = at2[cells2[row]!]!;
    for (const i of at0[cells0[row]!]!)
      for (const j of at1[cells1[row]!]!) {
        const from = (i * width + j) * depth;
        for (const k of places2) grid[from + k]! += 1;
      }
  }
}

/** Counts by the places of one side, from counts by its cells. */
function fold(
  grid: Uint32Array,
  sizes: Sizes,
  axis: number,
  { placesOfCell, places }: Side,
): Uint32Array<ArrayBuffer> {
  const inner = product(sizes.slice(axis + 1));
  const outer = product(sizes.slice(0, axis));
  const folded = new Uint32Array(outer * places.size * inner);
  for (let block = 0; block < outer; block++)
    for (const [cell, into] of placesOfCell.entries()) {
      const from = (block * placesOfCell.length + cell) * inner;
      for (const place of into) {
        const to = (block * places.size + place) * inner;
        for (let each = 0; each < inner; each++) folded[to + each]! += grid[from + each]!;
      }
    }
  return folded;
}
