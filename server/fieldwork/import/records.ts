import { CsvError, type Options, parse } from 'csv-parse/sync';
import { DomainError } from '../../errors.ts';

/** All records of a CSV text, the header first. A blank line is a record, so that rows can be counted. */
export function recordsIn(text: string, separator: string): string[][] {
  try {
    return parse(text, optionsFor(separator));
  } catch (error) {
    throw error instanceof CsvError ? refusal(error) : error;
  }
}

/** The first `limit` records, or those before the first that cannot be read. */
export function recordsUntilError(
  text: string,
  separator: string,
  limit: number,
): { records: string[][]; failed: boolean } {
  const records: string[][] = [];
  try {
    parse(text, { ...optionsFor(separator), to: limit, on_record: (record) => void records.push(record) });
    return { records, failed: false };
  } catch {
    return { records, failed: true };
  }
}

/**
 * Quotes are read strictly: one quote too few would otherwise swallow the rows up to the next one without a
 * word. Every kind of line break ends a record, as files stitched together mix them.
 */
function optionsFor(separator: string): Options {
  return {
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    trim: true,
  };
}

function refusal(error: CsvError): DomainError {
  // The parser counts whole records, so the next one is where the trouble begins: the spreadsheet's row.
  const row = Number(error.records) + 1;
  const problem =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? `I rad ${row} begynner en celle med anførselstegn (") som aldri blir avsluttet.`
      : `I rad ${row} står et anførselstegn (") på feil sted. En celle med anførselstegn i teksten skal selv stå i anførselstegn, og tegnet skal skrives to ganger ("").`;
  return new DomainError(
    'invalid',
    `${problem} Rett raden, eller åpne filen i regnearket og lagre den som CSV på nytt.`,
    { cause: error },
  );
}
