import { toCsv } from './csv.ts';
import { longTables } from './long-tables.ts';
import type { Publication } from './publication.ts';

/** Stands for every table of the publication. */
export const everyTable = 'alle';

interface TableFile {
  name: string;
  content: string;
}

const excelEnding = '-excel';

const made = new WeakMap<Publication, Map<string, TableFile>>();

/**
 * The file that an address names: a table's id, a figure's id (everybody and every breakdown), or
 * {@link everyTable}; with `-excel` at the end for the variant that Norwegian Excel opens.
 *
 * A publication never changes, so each of its files is made once. Only files that exist are kept: their number
 * is given by the publication, not by what visitors ask for.
 *
 * @param asked the address without `.csv`
 * @returns nothing when there is no such table
 */
export function tableFile(publication: Publication, asked: string): TableFile | undefined {
  const kept = made.get(publication) ?? new Map<string, TableFile>();
  made.set(publication, kept);
  const file = kept.get(asked) ?? makeFile(publication, asked);
  if (file) kept.set(asked, file);
  return file;
}

function makeFile(publication: Publication, asked: string): TableFile | undefined {
  const isExcel = asked.endsWith(excelEnding);
  const name = isExcel ? asked.slice(0, -excelEnding.length) : asked;
  const wanted = longTables(publication).filter(
    ({ id, figure }) => name === everyTable || [id, figure].includes(name),
  );
  if (wanted.length === 0) return undefined;
  const rows = wanted.flatMap((table) => table.rows());
  return { name: fileName(publication, asked), content: toCsv(rows, isExcel ? 'excel' : 'international') };
}

/** Made-up data is told from real data by the name alone, in a folder of downloads. */
function fileName({ survey, wave, example }: Publication, asked: string): string {
  return `${example ? 'eksempel-' : ''}${survey}-${wave}-${asked}.csv`;
}
