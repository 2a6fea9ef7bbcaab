import { DomainError } from '../../errors.ts';
import { fold } from '../../questionnaire/fold.ts';
import { recordsIn } from './records.ts';
import { type Separator, separatorOf, separators } from './separator.ts';

export interface TableRow {
  /** The row as a spreadsheet counts it: the header is row 1, and a cell with line breaks is still one row. */
  row: number;
  /** One cell for each column. Line breaks inside a cell are `\n`, letters are composed (NFC). */
  cells: string[];
}

export interface Table {
  header: string[];
  rows: TableRow[];
  /** Rows whose cells cannot be matched to columns, with the number of cells they have. */
  ragged: { row: number; width: number }[];
  /** How many cells a row should have. */
  width: number;
  separator: Separator;
}

/** Reads a CSV text. The separator is found when it is not given. */
export function readTable(text: string, given?: Separator): Table {
  const { body, declared } = withoutDeclaration(text);
  const separator = given ?? declared ?? separatorOf(body);
  const [first = [], ...records] = recordsIn(body, separator);
  const header = first.map(nameOf);
  const width = header.length;
  if (isEmpty(header))
    throw new DomainError('invalid', 'Den første raden i filen er tom. Der skal kolonnenavnene stå.');
  const all = records.map((cells, index) => ({ row: index + 2, cells: cells.map(composed) }));
  if (all.every(({ cells }) => isEmpty(cells)))
    throw new DomainError('invalid', 'Filen har en overskriftsrad, men ingen rader under den.');
  const rows = all.filter(({ cells }) => fits(cells, width));
  return {
    ...namedColumns(header, rows),
    ragged: all.flatMap(({ row, cells }) => (fits(cells, width) ? [] : [{ row, width: cells.length }])),
    width,
    separator,
  };
}

/** Excel lets a file begin with a line such as «sep=;», which it hides from the reader and from the row count. */
function withoutDeclaration(text: string): { body: string; declared: Separator | undefined } {
  const declaration = /^"?sep=(.)"?(\r\n|\n|\r)/i.exec(text);
  return {
    body: text.slice(declaration?.[0].length ?? 0),
    declared: separators.find((separator) => separator === declaration?.[1]),
  };
}

/**
 * A row fits when it has a cell for each column, or more if those are empty: spreadsheets write separators
 * after the last column. A short row does not: nothing tells which of its cells are missing. A blank line is
 * an empty row.
 */
function fits(cells: string[], width: number): boolean {
  return isEmpty(cells) || (cells.length >= width && isEmpty(cells.slice(width)));
}

/** Leaves out columns with neither name nor content. */
function namedColumns(header: string[], rows: TableRow[]): Pick<Table, 'header' | 'rows'> {
  const kept = header.flatMap((name, column) => {
    if (name !== '') return [column];
    const used = rows.find(({ cells }) => cells[column]?.trim());
    if (!used) return [];
    throw new DomainError(
      'invalid',
      `Kolonne nummer ${column + 1} har innhold (blant annet i rad ${used.row}), men ikke noe navn i overskriftsraden. Gi den et navn, eller slett den.`,
    );
  });
  const names = kept.map((column) => header[column] ?? '');
  refuseDuplicates(names);
  return {
    header: names,
    rows: rows.map(({ row, cells }) => ({ row, cells: kept.map((column) => cells[column] ?? '') })),
  };
}

function refuseDuplicates(names: string[]): void {
  const folded = names.map(fold);
  const twice = names.filter((_, index) => folded.indexOf(folded[index] ?? '') < index);
  if (twice.length === 0) return;
  throw new DomainError(
    'invalid',
    `Flere kolonner har samme navn: ${[...new Set(twice)].map((name) => `«${name}»`).join(', ')}. Gi hver kolonne sitt eget navn.`,
  );
}

function nameOf(cell: string): string {
  return composed(cell).replaceAll(/\s+/g, ' ').trim();
}

/**
 * Files differ in line breaks and in how letters such as å are composed; answers do not. Composed cell by cell,
 * as one of the characters that composing changes becomes a semicolon.
 */
function composed(cell: string): string {
  return cell.replaceAll(/\r\n?/g, '\n').normalize('NFC');
}

function isEmpty(cells: string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}
