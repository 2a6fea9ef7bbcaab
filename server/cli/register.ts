import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { DomainError } from '../errors.ts';
import type { RegisterRow } from '../questionnaire/consistency/surroundings.ts';

/** The services of a register: a line each after the column heads, with semicolons between. Throws `invalid`. */
export async function readRegister(file: string): Promise<RegisterRow[]> {
  const source = await readFile(file, 'utf8').catch((cause) => {
    throw new DomainError('invalid', `Kan ikke lese registeret ${file}. Se etter at filen finnes.`, {
      cause,
    });
  });
  const rows = parsed(file, source);
  if (rows.length > 0) return rows;
  throw new DomainError(
    'invalid',
    `Registeret ${file} har ingen tjenester. Skriv en linje for hver under overskriftene.`,
  );
}

function parsed(file: string, source: string): RegisterRow[] {
  try {
    return parse(source, { columns: true, delimiter: ';', bom: true, trim: true, skip_empty_lines: true });
  } catch (cause) {
    throw new DomainError(
      'invalid',
      `Registeret ${file} kan ikke leses som CSV med semikolon (${(cause as Error).message}). Lagre det på nytt fra regnearket.`,
      { cause },
    );
  }
}
