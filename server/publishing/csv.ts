import { number as numberFormatter, string as quoted } from '@json2csv/formatters';
import { Parser } from '@json2csv/plainjs';
import { type LongRow, longColumns } from './long-row.ts';

/** `international` is RFC 4180. `excel` is what a Norwegian Excel opens as a table at a double click. */
export type CsvVariant = 'international' | 'excel';

export const csvVariants = {
  international: { delimiter: ',', decimalMark: '.', withBOM: false },
  excel: { delimiter: ';', decimalMark: ',', withBOM: true },
} as const;

const eol = '\r\n';

/** The rows as a CSV file in UTF-8, with a line of column names and a line break after every line. */
export function toCsv(rows: readonly LongRow[], variant: CsvVariant): string {
  return csvFile(longColumns, rows, variant);
}

/** Rows of whatever columns, in the same way. */
export function csvFile(columns: readonly string[], rows: readonly object[], variant: CsvVariant): string {
  const { delimiter, decimalMark, withBOM } = csvVariants[variant];
  const text = textFormatter(delimiter);
  const parser = new Parser<object, object>({
    fields: [...columns],
    delimiter,
    eol,
    withBOM,
    formatters: { header: text, string: text, number: numberFormatter({ separator: decimalMark }) },
  });
  return `${parser.parse([...rows])}${eol}`;
}

/**
 * Quotes a text that would otherwise break its cell. The library's own "only if necessary" formatter looks for a
 * whole line break and lets a single CR or LF through, which readers also take for the end of a line.
 */
function textFormatter(delimiter: string): (text: string) => string {
  const quote = quoted();
  return (text) => {
    const safe = harmless(text);
    return /["\r\n]/.test(safe) || safe.includes(delimiter) ? quote(safe) : safe;
  };
}

/** A spreadsheet takes a cell that begins like this for a formula, and would run it. Numbers are not texts. */
export function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
