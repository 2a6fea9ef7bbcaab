import { type CsvVariant, csvVariants } from '../publishing/csv.ts';
import type { MicrodataColumn } from './columns.ts';
import { savCases, savHead } from './sav/sav-file.ts';
import type { SavVariable } from './sav/variable.ts';

/** Rows that are made before anybody else gets a turn: some milliseconds. */
const rowsAtOnce = 500;

type Rows = readonly (readonly (number | undefined)[])[];

function* rowsOf(columns: readonly MicrodataColumn[], respondents: number): Generator<Rows> {
  for (let from = 0; from < respondents; from += rowsAtOnce)
    yield Array.from({ length: Math.min(rowsAtOnce, respondents - from) }, (_, row) =>
      columns.map((column) => column.at(from + row)),
    );
}

/**
 * One row a respondent, as the public CSV files are written. Not by their library: here are numbers alone, and there
 * may be hundreds of millions.
 */
export function* dataCsv(
  columns: readonly MicrodataColumn[],
  respondents: number,
  variant: CsvVariant,
): Generator<Buffer> {
  const { delimiter, decimalMark, withBOM } = csvVariants[variant];
  const cell = (value: number | undefined) =>
    value === undefined ? '' : String(value).replace('.', decimalMark);
  yield Buffer.from(`${withBOM ? '\ufeff' : ''}${columns.map(({ name }) => name).join(delimiter)}\r\n`);
  for (const rows of rowsOf(columns, respondents))
    yield Buffer.from(rows.map((row) => `${row.map(cell).join(delimiter)}\r\n`).join(''));
}

/** @param day as 2024-05-01 */
export function* dataSav(
  columns: readonly MicrodataColumn[],
  respondents: number,
  { label, day }: { label: string; day: string },
): Generator<Buffer> {
  yield savHead({ label, day, cases: respondents, variables: columns.map(savVariable) });
  for (const rows of rowsOf(columns, respondents)) yield savCases(rows);
}

function savVariable({ name, label, decimals, measure, values }: MicrodataColumn): SavVariable {
  return {
    name,
    label,
    decimals,
    measure,
    values: values.map((each) => ({ value: each.value, label: each.label })),
    missing: values.flatMap(({ value, isMissing }) => (isMissing ? [value] : [])),
  };
}
