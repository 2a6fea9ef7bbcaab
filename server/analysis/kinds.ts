/** Rows by what they have in common. Kinds are numbered in the order in which they are met. */
export interface Kinds {
  /** The kind of each row. */
  of: Uint32Array;
  /** The first row of each kind. */
  first: number[];
}

/** What rows are told apart by. */
export interface Trait {
  /** What each row holds, as numbers from 0. */
  cells: Uint8Array | Uint32Array;
  /** For each such number, one from 0 that it counts as. */
  countsAs: Uint32Array;
  /** How many numbers they count as. */
  size: number;
}

/**
 * Rows that have every trait in common are of one kind. A pass over the rows for each trait. Beside a number for each
 * row, it takes room for no more than the kinds.
 */
export function kindsBy(rows: number, traits: readonly Trait[]): Kinds {
  const of = new Uint32Array(rows);
  let first = rows > 0 ? [0] : [];
  for (const { cells, countsAs, size } of traits) {
    const placeOf = placesIn(first.length * size);
    first = [];
    for (let row = 0; row < rows; row++) {
      const place = placeOf(of[row]! * size + countsAs[cells[row]!]!);
      if (place === first.length) first.push(row);
      of[row] = place;
    }
  }
  return { of, first };
}

/** How many rows each kind has. */
export function sizesOf({ of, first }: Kinds): Uint32Array {
  const sizes = new Uint32Array(first.length);
  for (let row = 0; row < of.length; row++) sizes[of[row]!]! += 1;
  return sizes;
}

/** @param size each cell is below this: any byte is */
export function plainTrait(cells: Trait['cells'], size = 256): Trait {
  return { cells, countsAs: Uint32Array.from({ length: size }, (_, cell) => cell), size };
}

/** Of four bytes each. */
const mostInList = 4_000_000;

/**
 * Numbers what it is given from 0, in the order in which it is met.
 *
 * @param keys it is given whole numbers from 0 and below this
 */
export function placesIn(keys: number): (key: number) => number {
  let met = 0;
  if (keys > mostInList) {
    const places = new Map<number, number>();
    return (key) => {
      const known = places.get(key);
      if (known !== undefined) return known;
      places.set(key, met);
      return met++;
    };
  }
  // One more than the place, so that nothing is met at first.
  const places = new Uint32Array(keys);
  return (key) => {
    const known = places[key]!;
    if (known > 0) return known - 1;
    places[key] = ++met;
    return met - 1;
  };
}
