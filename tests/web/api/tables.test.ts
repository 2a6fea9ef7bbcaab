import { cellsIn, type Place, sides } from '../../../server/publishing/api/cube.ts';
import { tablesOf } from '../../../server/publishing/api/survey-tables.ts';
import type { LongRow } from '../../../server/publishing/long-row.ts';
import { selected } from '../../../server/web/api/pxweb/selection.ts';
import { exampleQuestionnaire } from '../../analysis/example.ts';
import { examplePublication, longRows } from '../../publishing/publications.ts';

const tables = async () => {
  const publication = await examplePublication();
  const { survey, wave, title } = publication;
  const waves = [{ wave, label: publication.waveLabel, publication, questionnaire: exampleQuestionnaire() }];
  const made = tablesOf({ id: survey, title, waves, trends: [] });
  const named = new Map(
    made.map((table) => [table.head('nb').id.slice(`${survey}_${wave}_`.length), table] as const),
  );
  return { publication, made, named };
};

/** Where a number of a long row stands among the table's cells. Only tables of totals have everybody among the groups. */
const placeOf = (row: LongRow, contents: string): Place => ({
  [sides.option]: row.option_code,
  ...(row.breakdown !== '' ? { [sides.group]: row.group_code } : {}),
  ...(/_coverage|_size/.test(row.table_id) && row.breakdown === '' ? { [sides.group]: '_all' } : {}),
  [sides.contents]: contents,
  [sides.time]: row.wave,
});

test('Every number of the long files is in a table, hidden where it is hidden there', async () => {
  const { publication, named } = await tables();
  const rows = longRows(publication);
  expect(rows.some(({ obs_status }) => obs_status === ':')).toBe(true);
  for (const row of rows) {
    const isMeasured = /_summary|_coverage|_size/.test(row.table_id);
    // A number without bands has no shares, only its mean and median.
    const table = named.get(row.table_id);
    if (!table) {
      expect(row.option_code).toBe('no_answer');
      continue;
    }
    const cellAt = table.cells();
    const place = placeOf(row, isMeasured ? row.option_code : 'count');
    const value = isMeasured ? (row.count ?? row.pct) : row.count;
    expect(cellAt(place).value).toBe(value ?? null);
    if (row.obs_status === ':') expect(cellAt(place)).toEqual({ value: null, status: ':' });
  }
});

test('No two tables have the same id, and every cell has a number or a reason', async () => {
  const { made } = await tables();
  const heads = made.map((table) => table.head('en'));
  expect(new Set(heads.map(({ id }) => id)).size).toBe(heads.length);
  for (const [place, table] of made.entries())
    for (const { value, status } of cellsIn(heads[place]!.dimensions, table.cells()))
      expect(value !== null || status === ':' || status === '.').toBe(true);
});

test('The totals of everybody stand for the groups when these are left out', async () => {
  const { publication, named } = await tables();
  const { coverage } = publication;
  if ('missing' in coverage || 'hidden' in coverage.all) throw new TypeError('The example has coverage.');
  const table = named.get(coverage.table)!;
  const { dimensions, eliminated } = selected(table.head('nb').dimensions, {
    selection: [
      { variableCode: sides.contents, valueCodes: ['coverage'] },
      { variableCode: sides.time, valueCodes: ['*'] },
    ],
  });
  const cellAt = table.cells();
  const [cell] = cellsIn(dimensions, (place) => cellAt({ ...eliminated, ...place }));
  expect(cell?.value).toBe(coverage.all.share);
});
