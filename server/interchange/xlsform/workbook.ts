import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { cellText } from '../../spreadsheet/cell-text.ts';

/** A sheet as rows of texts; the first row is the heading. */
export interface TextSheet {
  name: string;
  rows: (string | undefined)[][];
}

/** An Excel file where every cell is text: a label that looks like a formula is no formula. */
export async function workbookOf(sheets: TextSheet[]): Promise<Buffer> {
  return writeXlsxFile(sheets.map(({ name, rows }) => ({ sheet: name, data: rows.map(cellsOf) }))).toBuffer();
}

function cellsOf(row: (string | undefined)[]): SheetData[number] {
  return row.map((words) =>
    words === undefined || words === '' ? null : { value: cellText(words), type: String },
  );
}
