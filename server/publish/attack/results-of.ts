import type { ReadResults } from '../../disclosure/attack/read.ts';
import type { ReadSum } from '../../disclosure/attack/sums.ts';
import { longTables } from '../../publishing/long-tables.ts';
import type { Publication } from '../../publishing/publication.ts';
import { type NetParts, readRows } from './read-rows.ts';

/** What readers get of a publication, as it stands in its files. */
export function resultsOf(publication: Publication): ReadResults {
  return readRows(
    longTables(publication).flatMap((table) => table.rows()),
    netPartsIn(publication),
  );
}

function netPartsIn({ sections }: Pick<Publication, 'sections'>): NetParts {
  return new Map(
    sections.flatMap(({ figures }) =>
      figures.map(({ id, columns }) => [
        id,
        new Map(columns.flatMap(({ code, parts }) => (parts ? [[code, parts] as const] : []))),
      ]),
    ),
  );
}

/** The sums of numbers that a publication tells. */
export function sumsOf({ coverage, sizes }: Pick<Publication, 'coverage' | 'sizes'>): ReadSum[] {
  return [coverage, sizes].flatMap((figure) => {
    if ('missing' in figure) return [];
    const { measure, by, rows, all } = figure;
    return [
      ...('total' in all ? [{ variable: measure.id, members: [] }] : []),
      ...rows.flatMap((row) =>
        'total' in row
          ? [{ variable: measure.id, breakdown: by.id, members: row.members ?? [row.code] }]
          : [],
      ),
    ];
  });
}
