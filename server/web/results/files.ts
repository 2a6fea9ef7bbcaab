import { toCsv } from '../../publishing/csv.ts';
import { longRows } from '../../publishing/long-rows.ts';
import type { Publication } from '../../publishing/publication.ts';

/** Stands for every table of the publication. */
export const everyTable = 'alle';

export interface DownloadFile {
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
export function fileOf(publication: Publication, asked: string): DownloadFile | undefined {
  const isExcel = asked.endsWith(excelEnding);
  const table = isExcel ? asked.slice(0, -excelEnding.length) : asked;
  const wanted = tablesOf(publication, table);
  const rows = longRows(publication).filter(
    ({ table_id }) => table === everyTable || wanted.includes(table_id),
  );
  if (rows.length === 0) return undefined;
  const { survey, wave } = publication;
  return {
    name: `${survey}-${wave}-${asked}.csv`,
    content: toCsv(rows, isExcel ? 'excel' : 'international'),
  };
}

function tablesOf({ sections }: Publication, id: string): string[] {
  const figure = sections.flatMap(({ figures }) => figures).find((candidate) => candidate.id === id);
  return [id, ...(figure?.breakdowns.map(({ table }) => table) ?? [])];
}
