import readXlsxFile, { type CellValue } from 'read-excel-file/node';
import { DomainError } from '../../errors.ts';
import type { Lose } from '../loss.ts';
import { safeArchive } from './archive.ts';
import { type Heading, headingsOf } from './headings.ts';

const mostRows = 20_000;
const mostColumns = 300;
const mostCells = 1_000_000;

/** One row of a sheet, with what stands under each heading. */
export interface SheetRow {
  sheet: string;
  /** As Excel counts: the heading is line 1. */
  line: number;
  cells: SheetCell[];
}

export interface SheetCell {
  heading: Heading;
  words: string;
  /** Such as `survey!B12`. */
  at: string;
}

export interface Workbook {
  survey: SheetRow[];
  choices: SheetRow[];
  settings: SheetRow[];
  headings: { survey: Heading[] };
}

/** Reads the sheets of an XLSForm. Throws `invalid` when the file cannot be read, or is too big. */
export async function readWorkbook(file: Buffer, lose: Lose): Promise<Workbook> {
  const archive = safeArchive(file);
  for (const { content } of archive.entries)
    if (content.includes('sheetData')) refuseHugeSheet(content.toString('latin1'));
  const sheets = await readXlsxFile(archive.file).catch((cause) => {
    throw new DomainError(
      'invalid',
      'Filen er ikke en Excel-fil (.xlsx) som kan leses. Åpne den i Excel, og lagre den på nytt som .xlsx.',
      { cause },
    );
  });
  const byName = new Map(sheets.map(({ sheet, data }) => [sheet.trim().toLowerCase(), data as Cells]));
  const known = ['survey', 'choices', 'settings'] as const;
  if (!byName.has('survey'))
    throw new DomainError('invalid', 'Filen har ikke noe ark som heter «survey», så den er ikke et XLSForm.');
  for (const { sheet, data } of sheets)
    if (!known.some((name) => name === sheet.trim().toLowerCase()) && data.length > 0)
      lose(sheet, `Arket «${sheet}» er ikke lest. Bare survey, choices og settings hører til skjemaet.`);
  const [survey, choices, settings] = known.map((name) => rowsOf(name, byName.get(name) ?? [], lose));
  return {
    survey: survey!.rows,
    choices: choices!.rows,
    settings: settings!.rows,
    headings: { survey: survey!.headings },
  };
}

type Cells = (CellValue | null)[][];

/** A single cell far out makes a sheet of billions, so places are looked at before the sheet is laid out. */
function refuseHugeSheet(xml: string): void {
  if (countOf(xml, /<(?:\w+:)?row\b/g) > mostRows || countOf(xml, /<(?:\w+:)?c\b/g) > mostCells)
    throw tooManyRows();
  for (const [, column = '', row = ''] of xml.matchAll(/\br="([A-Z]{0,4})(\d+)"/g))
    if (Number(row) > mostRows || columnNumber(column) > mostColumns) throw tooManyRows();
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count++;
  return count;
}

function tooManyRows(): DomainError {
  return new DomainError(
    'invalid',
    `Et ark har mer enn ${mostRows} rader eller ${mostColumns} kolonner. Slett det som står utenfor skjemaet.`,
  );
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function columnLetters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest < 0 ? '' : columnLetters(rest)) + String.fromCharCode(65 + (index % 26));
}

/** The rows under the heading. The heading is the first row with anything in it; empty rows are passed over. */
function rowsOf(sheet: string, data: Cells, lose: Lose): { headings: Heading[]; rows: SheetRow[] } {
  const top = data.findIndex((row) => row.some((cell) => wordsOf(cell) !== ''));
  const titles = (data[top] ?? []).map(wordsOf);
  const place = (column: number, row: number) => `${sheet}!${columnLetters(column)}${row + 1}`;
  const headings = headingsOf(sheet, titles, (column) => place(column, top), lose);
  const rows = data.slice(top + 1).map((row, index) => ({
    sheet,
    line: top + index + 2,
    cells: row.flatMap((cell, column) => {
      const words = wordsOf(cell);
      const heading = headings[column];
      return words === '' || !heading ? [] : [{ heading, words, at: place(column, top + 1 + index) }];
    }),
  }));
  return { headings, rows: rows.filter(({ cells }) => cells.length > 0) };
}

function wordsOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).trim();
}

/** What stands in a column without language, or in the column's first language. */
export function wordsAt(row: SheetRow, column: string): string | undefined {
  return cellAt(row, column)?.words;
}

export function cellAt(row: SheetRow, column: string): SheetCell | undefined {
  return row.cells.find(({ heading }) => heading.column === column);
}

/** Where the row is, by its name or, when it has none, by its first cell. */
export function placeOf(row: SheetRow, column = 'name'): string {
  return (cellAt(row, column) ?? row.cells[0])?.at ?? `${row.sheet}!A${row.line}`;
}
