import { Bytes, withinBytes } from './bytes.ts';
import type { SavVariable } from './variable.ts';

/**
 * An SPSS system file (`.sav`), uncompressed, of numeric variables. As described by the developers of GNU PSPP, which
 * read and write the same format: https://www.gnu.org/software/pspp/pspp-dev/html_node/System-File-Format.html
 */
export interface SavDescription {
  /** What the file is, in up to 64 bytes. */
  label: string;
  /** When it is made, as 2024-05-01. */
  day: string;
  cases: number;
  variables: readonly SavVariable[];
}

/** What stands where nothing is known: system-missing, the lowest number there is. */
export const systemMissing = -Number.MAX_VALUE;
const highest = Number.MAX_VALUE;
/** The second lowest number: LOWEST in a range. */
const lowest = -1.7976931348623155e308;

/** Everything that comes before the first case. */
export function savHead(description: SavDescription): Buffer {
  const { variables } = description;
  const bytes = new Bytes();
  header(bytes, description);
  for (const [place, variable] of variables.entries()) variableRecord(bytes, variable, place);
  for (const [place, { values }] of variables.entries()) if (values.length > 0) labels(bytes, values, place);
  information(bytes, variables);
  // The end of the dictionary.
  return bytes.int32(999, 0).done();
}

/** Cases as they stand in the file: eight bytes for each cell. Nothing stands for system-missing. */
export function savCases(rows: readonly (readonly (number | undefined)[])[]): Buffer {
  const width = rows[0]?.length ?? 0;
  const part = Buffer.alloc(rows.length * width * 8);
  for (const [row, cells] of rows.entries())
    for (const [place, cell] of cells.entries())
      part.writeDoubleLE(cell ?? systemMissing, (row * width + place) * 8);
  return part;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function header(bytes: Bytes, { label, day, cases, variables }: SavDescription): void {
  const [year = '', month = '', date = ''] = day.split('-');
  bytes
    .text('$FL2', 4)
    .text('@(#) SPSS DATA FILE', 60)
    // How to tell the order of bytes; values in a case; compression; weight.
    .int32(2, variables.length, 0, 0, cases)
    .float64(100)
    .text(`${date} ${months[Number(month) - 1]} ${year.slice(2)}`, 9)
    // The day is enough. No clock time.
    .text('00:00:00', 8)
    .text(label, 64)
    .raw(Buffer.alloc(3));
}

/** The name in old files: eight capitals. The whole name comes later. */
function shortName(place: number): string {
  return `V${place + 1}`;
}

/** Bytes, rounded up to a whole number of words. */
const longestLabel = 252;

function variableRecord(bytes: Bytes, { label, decimals, missing }: SavVariable, place: number): void {
  const words = withinBytes(label, longestLabel);
  const format = (5 << 16) | (width << 8) | decimals;
  // More than three missing values are told as a range.
  const isRange = missing.length > 3;
  const told = isRange ? [Math.min(...missing), Math.max(...missing)] : [...missing];
  bytes.int32(2, 0, 1, isRange ? -2 : told.length, format, format).text(shortName(place), 8);
  bytes
    .int32(words.length)
    .text(words.toString(), roundedUp(words.length, 4))
    .float64(...told);
}

/** Characters of a number as it is shown. */
const width = 8;

/** What SPSS has room for in a value label. */
const longestValueLabel = 120;

function labels(bytes: Bytes, values: SavVariable['values'], place: number): void {
  bytes.int32(3, values.length);
  for (const { value, label } of values) {
    const words = withinBytes(label, longestValueLabel);
    bytes
      .float64(value)
      .raw(Buffer.from([words.length]))
      .text(words.toString(), roundedUp(words.length + 1, 8) - 1);
  }
  bytes.int32(4, 1, place + 1);
}

const measures = { nominal: 1, ordinal: 2, scale: 3 };

function information(bytes: Bytes, variables: readonly SavVariable[]): void {
  // Version 1.0.0; machine; IEEE 754; no compression; least byte first; UTF-8.
  bytes.int32(7, 3, 4, 8, 1, 0, 0, -1, 1, 1, 2, 65001);
  bytes.int32(7, 4, 8, 3).float64(systemMissing, highest, lowest);
  // Measure, width of the column, and right-aligned.
  bytes.int32(7, 11, 4, variables.length * 3);
  for (const { measure } of variables) bytes.int32(measures[measure], width, 1);
  const names = variables.map(({ name }, place) => `${shortName(place)}=${name}`).join('\t');
  informationText(bytes, 13, names);
  informationText(bytes, 20, 'UTF-8');
}

function informationText(bytes: Bytes, subtype: number, text: string): void {
  const words = Buffer.from(text, 'utf8');
  bytes.int32(7, subtype, 1, words.length).raw(words);
}

function roundedUp(length: number, to: number): number {
  return Math.ceil(length / to) * to;
}
