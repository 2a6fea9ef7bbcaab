import writeXlsxFile, { type SheetData } from 'write-excel-file/node';

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

/** Characters that a file cannot hold are left out, and words that look like the format's own escapes are escaped. */
function cellText(words: string): string {
  const clean = words
    .replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, (sign) => ('\n\t'.includes(sign) ? sign : ''))
    .replaceAll(/\p{Surrogate}/gu, '')
    .replaceAll(/_x([0-9A-Fa-f]{4})_/g, '_x005F_x$1_');
  // The library looks texts up in an object, and finds what every object has.
  return clean in {} ? escapedFirst(clean) : clean;
}

function escapedFirst(words: string): string {
  return `_x${words.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_${words.slice(1)}`;
}
