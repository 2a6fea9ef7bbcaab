import type { Encoding } from './decode.ts';
import { type Reason, reasonWords } from './problem.ts';
import { type Separator, separatorNames } from './separator.ts';

/** A cell that was not taken, or a required answer that was not there. Never holds a respondent's own words. */
export interface CellReport {
  /** The row as a spreadsheet counts it: the header is row 1. */
  row: number;
  column: string;
  item: string;
  reason: Reason;
  message: string;
}

/**
 * A row that was not taken.
 * - `empty`: it has no answers
 * - `ragged`: its cells cannot be matched to columns
 * - `unreadable`: it has answers, but none could be taken
 */
export interface RowReport {
  row: number;
  reason: 'empty' | 'ragged' | 'unreadable';
  message: string;
}

/** What became of a file: everything in it was taken, is listed here, or stands in a column that is ignored. */
export interface ImportReport {
  /** Rows below the header. */
  rows: number;
  taken: number;
  notTaken: RowReport[];
  cells: CellReport[];
  encoding: Encoding;
  separator: Separator;
  ignoredColumns: string[];
  /** Ids of items that no column answers. */
  itemsWithoutColumn: string[];
  /** Ids of what the questionnaire says is known from the register, and no column tells. */
  backgroundWithoutColumn: string[];
}

/** The report for a terminal: a summary first, then row by row. */
export function describeReport(report: ImportReport): string {
  const parts = [summaryOf(report), countsOf(report.cells), rowByRow(report)];
  return parts.filter((part) => part !== '').join('\n\n');
}

function summaryOf(report: ImportReport): string {
  const { taken, rows, encoding, separator, ignoredColumns } = report;
  const { itemsWithoutColumn, backgroundWithoutColumn } = report;
  return [
    `${taken} av ${rows} ${rows === 1 ? 'rad' : 'rader'} er tatt med.`,
    `Filen er lest som ${encoding} med ${separatorNames[separator]} mellom kolonnene.`,
    ...(encoding === 'Windows-1252' ? ['Filen er ikke UTF-8: Se etter at æ, ø og å er blitt riktige.'] : []),
    ...(ignoredColumns.length > 0 ? [`Kolonner som ikke blir lagret: ${ignoredColumns.join(', ')}.`] : []),
    ...(itemsWithoutColumn.length > 0 ? [`Spørsmål uten kolonne: ${itemsWithoutColumn.join(', ')}.`] : []),
    ...(backgroundWithoutColumn.length > 0
      ? [`Bakgrunn uten kolonne: ${backgroundWithoutColumn.join(', ')}.`]
      : []),
  ].join('\n');
}

/** How many cells there are of each item and reason, in the order they were met. */
function countsOf(cells: CellReport[]): string {
  if (cells.length === 0) return '';
  const counts = new Map<string, number>();
  for (const { item, reason } of cells) {
    const key = `${item}: ${reasonWords[reason]}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const lines = [...counts]
    .sort(([a], [b]) => byName.compare(a, b))
    .map(([key, count]) => `  ${key}: ${count}`);
  return ['Svar som mangler eller ikke er tatt med:', ...lines].join('\n');
}

const byName = new Intl.Collator('nb', { numeric: true });

function rowByRow({ notTaken, cells }: ImportReport): string {
  const empty = notTaken.filter(({ reason }) => reason === 'empty').map(({ row }) => row);
  const lines = [
    ...notTaken
      .filter(({ reason }) => reason !== 'empty')
      .map(({ row, message }) => ({ row, line: `  Rad ${row}: ${message}` })),
    ...cells.map(({ row, column, item, message }) => ({
      row,
      line: `  Rad ${row}${column === item ? '' : ` («${column}»)`}: ${message}`,
    })),
  ].sort((a, b) => a.row - b.row);
  if (lines.length === 0 && empty.length === 0) return '';
  return [
    'Rad for rad:',
    ...(empty.length > 0 ? [`  Tomme rader, ikke tatt med: ${rangesOf(empty)}`] : []),
    ...lines.map(({ line }) => line),
  ].join('\n');
}

/** "4, 9–12": spreadsheets may leave hundreds of empty rows after the last answer. */
function rangesOf(rows: number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const row of rows) {
    const last = ranges.at(-1);
    if (last && last.to === row - 1) last.to = row;
    else ranges.push({ from: row, to: row });
  }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
