import { type Column, type Dataset, noAnswer, notAsked, type SeveralColumn } from './dataset.ts';

/** Takes in those who have one of the codes: an option, a band or a group, or one of the two reasons for none. */
export interface Filter {
  variable: string;
  codes: readonly string[];
}

// No option can have these codes: an identifier holds no underscore.
export const noAnswerCode = '_ubesvart';
export const notAskedCode = '_ikke-spurt';

/**
 * Those whom every filter takes in, as a 1 for each of the dataset's rows. Nothing where there are no filters. A filter
 * on several-of takes in those who ticked at least one of the codes.
 */
export function rowsWithin(dataset: Dataset, filters: readonly Filter[]): Uint8Array | undefined {
  if (filters.length === 0) return undefined;
  const within = new Uint8Array(dataset.respondents).fill(1);
  for (const { variable, codes } of filters) {
    const column = dataset.columns.get(variable);
    if (!column || column.type === 'number') throw new TypeError(`Nobody is taken in by ${variable}.`);
    keep(within, column, codes);
  }
  return within;
}

function keep(
  within: Uint8Array,
  column: Exclude<Column, { type: 'number' }>,
  codes: readonly string[],
): void {
  const wanted = wantedPlaces(column, codes);
  if (column.type === 'coded') {
    const { cells } = column;
    for (let row = 0; row < within.length; row++) within[row]! &= wanted[cells[row]!]!;
    return;
  }
  const masks = masksOf(column, codes);
  for (let row = 0; row < within.length; row++)
    within[row]! &= wanted[column.status[row]!]! | Number(isTicked(column, masks, row));
}

/** A 1 for each value of a cell, or of a status, that is taken in. */
function wantedPlaces(
  column: Exclude<Column, { type: 'number' }>,
  codes: readonly string[],
): Uint8Array<ArrayBuffer> {
  const wanted = new Uint8Array(256);
  if (column.type === 'coded')
    for (const code of codes) if (column.codes.includes(code)) wanted[column.codes.indexOf(code)] = 1;
  if (codes.includes(noAnswerCode)) wanted[noAnswer] = 1;
  if (codes.includes(notAskedCode)) wanted[notAsked] = 1;
  return wanted;
}

function masksOf({ codes: all, masks }: SeveralColumn, codes: readonly string[]): Uint32Array {
  const wanted = new Uint32Array(masks.length);
  for (const code of codes) {
    const place = all.indexOf(code);
    if (place >= 0) wanted[place >> 5]! |= 1 << (place & 31);
  }
  return wanted;
}

function isTicked({ masks }: SeveralColumn, wanted: Uint32Array, row: number): boolean {
  for (let word = 0; word < masks.length; word++) if (masks[word]![row]! & wanted[word]!) return true;
  return false;
}
