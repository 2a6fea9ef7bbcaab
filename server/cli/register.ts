import { readFile } from 'node:fs/promises';
import { DomainError } from '../errors.ts';
import { columnsIn } from '../fieldwork/frame/register-column.ts';
import { readRegisterRow } from '../fieldwork/frame/register-row.ts';
import { type RegisterTable, readRegisterTable } from '../fieldwork/frame/register-table.ts';
import type { RegisterRow } from '../questionnaire/consistency/surroundings.ts';

/** The services of a register: a line each after the column heads. Throws `invalid`. */
export async function readRegister(file: string): Promise<RegisterRow[]> {
  const bytes = await readFile(file).catch((cause) => {
    throw new DomainError('invalid', `Kan ikke lese registeret ${file}. Se etter at filen finnes.`, {
      cause,
    });
  });
  const { header, rows, ragged, width } = tableIn(file, bytes);
  const place = { header, columns: columnsIn(header, {}, false), instruments: [] };
  const [wrong] = ragged;
  if (wrong)
    throw new DomainError(
      'invalid',
      `Registeret ${file} kan ikke leses: Rad ${wrong.row} har ${wrong.width} celler, men skal ha ${width}. Rett raden.`,
    );
  return rows.map((row) => ({
    cells: Object.fromEntries(header.map((name, column) => [name, row.cells[column] ?? ''])),
    facts: readRegisterRow(place, row).unit.facts,
  }));
}

function tableIn(file: string, bytes: Uint8Array): RegisterTable {
  try {
    return readRegisterTable(bytes);
  } catch (cause) {
    if (!(cause instanceof DomainError)) throw cause;
    throw new DomainError('invalid', `Registeret ${file} kan ikke leses: ${cause.message}`, { cause });
  }
}
