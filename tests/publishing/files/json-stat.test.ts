import JSONstat from 'jsonstat-toolkit';
import {
  type JsonStatDataset,
  jsonStatBundle,
  jsonStatCollection,
  jsonStatOf,
} from '../../../server/publishing/files/json-stat.ts';
import type { LongRow } from '../../../server/publishing/long-row.ts';
import { longTables } from '../../../server/publishing/long-tables.ts';
import type { Publication } from '../../../server/publishing/publication.ts';
import { oneOf, questionnaireOf } from '../../builders/questionnaire.ts';
import { examplePublication, publicationOf, times } from '../publications.ts';
import { address, aPublication, sourceOf } from './sources.ts';

const numbers = ['count', 'pct', 'n_base', 'n_frame', 'ci_low', 'ci_high'] as const;

/** Every number that the toolkit reads in a dataset, by where it stands. */
function readByToolkit(dataset: JsonStatDataset): Record<string, number> {
  const read = JSONstat(dataset);
  expect(read.class).toBe('dataset');
  const categories = (name: string) => read.Dimension(name).id as string[];
  return Object.fromEntries(
    categories('option').flatMap((option) =>
      categories('group').flatMap((group) =>
        categories('measure').flatMap((measure) => {
          const { value } = read.Data({ option, group, measure });
          return value === null ? [] : [[[option, group, measure].join(), value]];
        }),
      ),
    ),
  );
}

function inRows(rows: LongRow[]): Record<string, number> {
  return Object.fromEntries(
    rows.flatMap((row) =>
      numbers.flatMap((measure) =>
        row[measure] === undefined ? [] : [[[row.option_code, row.group_code, measure].join(), row[measure]]],
      ),
    ),
  );
}

test.each<[string, () => Promise<Publication>]>([
  ['of every kind', aPublication],
  ['of the shipped survey', examplePublication],
])('The toolkit reads the same numbers as the long files hold, in tables %s', async (_, publish) => {
  const publication = await publish();
  const tables = longTables(publication);
  expect(tables.length).toBeGreaterThan(10);
  for (const table of tables)
    expect(readByToolkit(jsonStatOf(sourceOf(publication), table))).toEqual(inRows(table.rows()));
});

async function dataset(id: string, publication?: Publication): Promise<JsonStatDataset> {
  const known = publication ?? (await aPublication());
  return jsonStatOf(sourceOf(known), longTables(known).find((table) => table.id === id)!);
}

test('A dataset has its dimensions, roles and where it is from', async () => {
  const found = await dataset('3_by_1');
  expect(found).toMatchObject({
    version: '2.0',
    class: 'dataset',
    href: `${address}/jsonstat/3_by_1.json`,
    label: 'Spørsmål 3, etter Spørsmål 1. Prøven, høsten 2022',
    source: 'Utgiveren',
    updated: '2022-11-14',
    id: ['option', 'group', 'measure', 'wave'],
    role: { time: ['wave'], metric: ['measure'] },
  });
  expect(found.value.length).toBe(found.size.reduce((product, size) => product * size, 1));
  expect(found.dimension.group).toMatchObject({ label: 'Spørsmål 1', category: { label: { nord: 'Nord' } } });
  expect(found.extension).toMatchObject({
    table_id: '3_by_1',
    plan_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    licence: { name: 'CC-BY-4.0' },
    citation: expect.stringContaining(address),
  });
});

test('A hidden number is nothing with the reason, and nothing else tells of it', async () => {
  const publication = await aPublication();
  let hidden = 0;
  for (const table of longTables(publication)) {
    const found = jsonStatOf(sourceOf(publication), table);
    const [, groups = 0, measures = 0] = found.size;
    for (const [place, row] of table.rows().entries()) {
      // Rows stand group by group, and the dataset option by option.
      if (row.obs_status !== ':') continue;
      const option = found.dimension.option!.category.index.indexOf(row.option_code);
      const group = found.dimension.group!.category.index.indexOf(row.group_code);
      const start = (option * groups + group) * measures;
      expect([place, found.value[start], found.status[start]]).toEqual([place, null, ':']);
      hidden += 1;
    }
    for (const [place, status] of Object.entries(found.status))
      expect(status === ':' || status === '.').toBe(found.value[Number(place)] === null);
  }
  expect(hidden).toBeGreaterThan(0);
});

test('A low base is told at the number', async () => {
  const found = await dataset('3_by_1');
  expect(Object.values(found.status)).toContain('u');
});

test('Made-up data say so', async () => {
  const found = await dataset('3', await aPublication({ example: true }));
  expect(found.note[0]).toMatch(/^Eksempeldata/);
  expect(found.extension).toMatchObject({ example: true, citation: expect.stringMatching(/^Eksempeldata/) });
});

test('Everybody is not taken for a group that is called the same', async () => {
  const questionnaire = questionnaireOf(
    [
      oneOf('1', ['all', 'sor']),
      { id: '2', kind: 'number', text: 'Årsverk', unit: 'årsverk', min: 0, max: 99 },
    ],
    {
      breakdowns: ['1'],
      coverage: { measure: '2', by: '1', register: { source: 'R', totals: { all: 100, sor: 200 } } },
    },
  );
  const answers = [...times(20, { 1: 'all', 2: 1 }), ...times(20, { 1: 'sor', 2: 2 })];
  const found = await dataset('2_coverage_by_1', await publicationOf(questionnaire, answers));
  expect(found.dimension.group!.category.index).toEqual(['_all', 'all', 'sor']);
});

test('All the tables are a collection that the toolkit opens, with or without the tables within', async () => {
  const publication = await aPublication();
  const tables = longTables(publication);
  const links = JSONstat(jsonStatCollection(sourceOf(publication), tables));
  expect(links.class).toBe('collection');
  expect(links.Item().map((each: { href: string }) => each.href)).toEqual(
    tables.map(({ id }) => `${address}/jsonstat/${id}.json`),
  );
  const whole = JSONstat(jsonStatBundle(sourceOf(publication), tables));
  expect(whole.Dataset().length).toBe(tables.length);
});
