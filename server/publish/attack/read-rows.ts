import type { ReadColumn, ReadResults, ReadRow, ReadTable } from '../../disclosure/attack/read.ts';
import { everybodyCode, type LongRow } from '../../publishing/long-row.ts';

/** What a row of any published file says, whatever the file is. */
export type ReadCell = Pick<
  LongRow,
  'question_id' | 'question_type' | 'option_code' | 'breakdown' | 'group_code'
> &
  Partial<Pick<LongRow, 'n_base' | 'count' | 'pct' | 'weighting'>>;

/** The options that a net is the sum of, by question and by net. The codebook tells. */
export type NetParts = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** Puts the tables of answers together again from their cells. */
export function readRows(cells: readonly ReadCell[], nets: NetParts): ReadResults {
  const tables = new Map<string, ReadCell[]>();
  for (const cell of cells) {
    if (totals.has(cell.question_type)) continue;
    const key = JSON.stringify([cell.question_id, cell.breakdown]);
    const own = tables.get(key) ?? [];
    own.push(cell);
    tables.set(key, own);
  }
  return { tables: [...tables.values()].map((own) => tableIn(own, nets)) };
}

const totals = new Set(['coverage', 'size']);
const mean = 'mean_value';
const median = 'median_value';

function tableIn(cells: ReadCell[], nets: NetParts): ReadTable {
  const { question_id: variable, breakdown } = cells[0]!;
  const groups = [...new Set(cells.map(({ group_code }) => group_code))];
  const codes = [...new Set(cells.map(({ option_code }) => option_code))];
  return {
    variable,
    ...(breakdown === '' ? {} : { breakdown }),
    columns: codes
      .filter((code) => code !== mean && code !== median)
      .map((code): ReadColumn => ({ code, options: [...(nets.get(variable)?.get(code) ?? [code])] })),
    rows: groups.map((group) =>
      rowIn(
        cells.filter(({ group_code }) => group_code === group),
        breakdown === '' && group === everybodyCode ? [] : group.split('+'),
      ),
    ),
  };
}

/** Weighted shares stand in a table of their own, without counts. */
function isWeighted({ weighting = 'none' }: ReadCell): boolean {
  return weighting !== 'none';
}

function rowIn(cells: ReadCell[], members: string[]): ReadRow {
  const weighted = cells.flatMap((cell): [string, number][] =>
    isWeighted(cell) && cell.pct !== undefined ? [[cell.option_code, cell.pct]] : [],
  );
  const base = cells.find(({ n_base }) => n_base !== undefined)?.n_base;
  const measure = (code: string) => cells.find(({ option_code }) => option_code === code)?.count;
  const [meanValue, medianValue] = [measure(mean), measure(median)];
  return {
    members,
    ...(base === undefined ? {} : { base }),
    counts: new Map(
      cells.flatMap(({ option_code, count }) =>
        count === undefined || option_code === mean || option_code === median ? [] : [[option_code, count]],
      ),
    ),
    ...(weighted.length === 0 ? {} : { weighted: new Map(weighted) }),
    ...(meanValue === undefined ? {} : { mean: meanValue }),
    ...(medianValue === undefined ? {} : { median: medianValue }),
  };
}
