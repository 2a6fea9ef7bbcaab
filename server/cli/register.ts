import { readFile } from 'node:fs/promises';
import { DomainError } from '../errors.ts';
import { decode } from '../fieldwork/import/decode.ts';
import { readTable, type Table } from '../fieldwork/import/table.ts';
import type { RegisterRow } from '../questionnaire/consistency/surroundings.ts';

/** The services of a register: a line each after the column heads, with semicolons between. Throws `invalid`. */
export async function readRegister(file: string): Promise<RegisterRow[]> {
  const bytes = await readFile(file).catch((cause) => {
    throw new DomainError('invalid', `Kan ikke lese registeret ${file}. Se etter at filen finnes.`, {
      cause,
    });
  });
  const { header, rows, ragged, width } = tableIn(file, bytes);
  const [wrong] = ragged;
  if (wrong)
    throw new DomainError(
      'invalid',
      `Registeret ${file} kan ikke leses: Rad ${wrong.row} har ${wrong.width} celler, men skal ha ${width}. Rett raden.`,
    );
  return rows
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ cells }) => Object.fromEntries(header.map((name, column) => [name, cells[column] ?? ''])));
}

function tableIn(file: string, bytes: Uint8Array): Table {
  try {
    return readTable(decode(bytes).text, ';');
  } catch (cause) {
    if (!(cause instanceof DomainError)) throw cause;
    throw new DomainError('invalid', `Registeret ${file} kan ikke leses: ${cause.message}`, { cause });
  }
}
