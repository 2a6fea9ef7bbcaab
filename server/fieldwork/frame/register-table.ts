import { type Decoded, decode } from '../import/decode.ts';
import { readTable, type Table } from '../import/table.ts';

/** A register as it stands in its file, with nothing but blank rows left out. */
export interface RegisterTable extends Table, Pick<Decoded, 'encoding'> {}

/** The most rows below the header. Norway has some 300 services. */
export const mostRows = 20_000;

/** The rows of a register's CSV file. Throws `invalid` when the file cannot be read as one. */
export function readRegisterTable(bytes: Uint8Array): RegisterTable {
  const { text, encoding } = decode(bytes);
  const table = readTable(text);
  return {
    ...table,
    rows: table.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
    encoding,
  };
}
