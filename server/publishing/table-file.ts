import { toCsv } from './csv.ts';
import { fileName } from './files/context.ts';
import { longTables } from './long-tables.ts';
import type { Publication } from './publication.ts';

/** Stands for every table of the publication. */
export const everyTable = 'alle';

interface TableFile {
  name: string;
  content: string;
}

const excelEnding = '-excel';

/**
 * The file that an address names: a table's id, a figure's id (everybody and every breakdown), or
 * {@link everyTable}; with `-excel` at the end for the variant that Norwegian Excel opens.
 *
 * @param asked the address without `.csv`
 * @returns nothing when there is no such table
 */
export function tableFile(publication: Publication, asked: string): TableFile | undefined {
  const isExcel = asked.endsWith(excelEnding);
  const name = isExcel ? asked.slice(0, -excelEnding.length) : asked;
  const wanted = longTables(publication).filter(
    ({ id, figure }) => name === everyTable || [id, figure].includes(name),
  );
  if (wanted.length === 0) return undefined;
  const rows = wanted.flatMap((table) => table.rows());
  return {
    name: fileName(publication, `${asked}.csv`),
    content: toCsv(rows, isExcel ? 'excel' : 'international'),
  };
}
