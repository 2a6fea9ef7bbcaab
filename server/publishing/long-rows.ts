import { figureRows } from './figure-rows.ts';
import type { LongRow } from './long-row.ts';
import type { Publication } from './publication.ts';
import { coverageRows, sizesRows } from './totals-rows.ts';

export { type LongRow, longColumns } from './long-row.ts';

/** Everything in a publication, a row for each cell: the same cells that the pages show, hidden or not. */
export function longRows(publication: Publication): LongRow[] {
  const { wave, planHash, sections, coverage, sizes } = publication;
  const origin = { wave, plan_hash: planHash };
  return [
    ...sections.flatMap(({ figures }) => figures.flatMap((figure) => figureRows(origin, figure))),
    ...('missing' in coverage ? [] : coverageRows(origin, coverage)),
    ...('missing' in sizes ? [] : sizesRows(origin, sizes)),
  ];
}
