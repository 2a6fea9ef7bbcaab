import { answered, type NumberColumn, noAnswer, type SeveralColumn } from './dataset.ts';

/** Each row's place in a list of what the rows of a column hold, every different thing once. */
export interface Distinct<Held> {
  held: Held[];
  /** A place in `held`; one past its end for no answer, and two past for not asked. */
  cells: Uint32Array;
}

/** Datasets are kept for a while, and their columns are looked at again and again. */
const numbers = new WeakMap<NumberColumn, Distinct<number>>();
const ticks = new WeakMap<SeveralColumn, Distinct<number[]>>();

/** The different answers to a number, from the least to the greatest. */
export function distinctNumbers(column: NumberColumn): Distinct<number> {
  const known = numbers.get(column);
  if (known) return known;
  const { status, values } = column;
  const met = inOrderMet(status, (row) => values[row]!);
  const rising = met.held.map((value, place) => ({ value, place })).sort((a, b) => a.value - b.value);
  const placeOf = new Uint32Array(rising.length + 2);
  for (const [rank, { place }] of rising.entries()) placeOf[place] = rank;
  placeOf.set([rising.length, rising.length + 1], rising.length);
  const made = {
    held: rising.map(({ value }) => value),
    cells: met.cells.map((place) => placeOf[place]!),
  };
  numbers.set(column, made);
  return made;
}

/** The different sets of options that were ticked, each as the places of its options. */
export function distinctTicks(column: SeveralColumn): Distinct<number[]> {
  const known = ticks.get(column);
  if (known) return known;
  const { status, masks, codes } = column;
  const [only = new Uint32Array(), ...more] = masks;
  const { held, cells } = inOrderMet<number | string>(
    status,
    more.length === 0 ? (row) => only[row]! : (row) => masks.map((mask) => mask[row]!).join(),
  );
  const wordsOf = (key: number | string) => (typeof key === 'number' ? [key] : key.split(',').map(Number));
  const made = {
    held: held.map((key) => {
      const words = wordsOf(key);
      return codes.flatMap((_, place) => ((words[place >> 5]! >>> (place & 31)) & 1 ? [place] : []));
    }),
    cells,
  };
  ticks.set(column, made);
  return made;
}

/** In the order in which they are met. */
function inOrderMet<Key>(status: Uint8Array, keyOf: (row: number) => Key): Distinct<Key> {
  const places = new Map<Key, number>();
  const cells = new Uint32Array(status.length);
  for (let row = 0; row < status.length; row++) {
    if (status[row] !== answered) continue;
    const key = keyOf(row);
    const known = places.get(key);
    cells[row] = known ?? places.size;
    if (known === undefined) places.set(key, places.size);
  }
  for (let row = 0; row < status.length; row++)
    if (status[row] !== answered) cells[row] = places.size + (status[row] === noAnswer ? 0 : 1);
  return { held: [...places.keys()], cells };
}
