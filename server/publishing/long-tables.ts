import { figureTables } from './figure-rows.ts';
import type { LongTable } from './long-row.ts';
import type { Publication } from './publication.ts';
import { coverageTable, sizesTable } from './totals-rows.ts';

/** Every table in a publication, with the same cells that the pages show, hidden or not. */
export function longTables(publication: Publication): LongTable[] {
  const { wave, planHash, example, sections, coverage, sizes } = publication;
  const origin = { wave, plan_hash: planHash, note: example ? 'Eksempeldata.' : '' };
  return [
    ...sections.flatMap(({ figures }) => figures.flatMap((figure) => figureTables(origin, figure))),
    ...('missing' in coverage ? [] : [coverageTable(origin, coverage)]),
    ...('missing' in sizes ? [] : [sizesTable(origin, sizes)]),
  ];
}
