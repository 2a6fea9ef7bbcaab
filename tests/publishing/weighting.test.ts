import { analyse } from '../../server/analysis/analyse.ts';
import { buildDataset, type GivenAnswers } from '../../server/analysis/build-dataset.ts';
import { policyFor } from '../../server/disclosure/policy.ts';
import { release } from '../../server/disclosure/release.ts';
import { registerFor } from '../../server/publish/register-for.ts';
import { jsonStatOf } from '../../server/publishing/files/json-stat.ts';
import { tableSheet } from '../../server/publishing/files/table-sheet.ts';
import { longTables } from '../../server/publishing/long-tables.ts';
import { composePublication, type Publication } from '../../server/publishing/publication.ts';
import { nationalTable } from '../../server/web/results/figure-table.ts';
import { oneOf, questionnaireOf } from '../builders/questionnaire.ts';
import { figuresIn } from './publications.ts';

const regions = ['nord', 'sor'];
const background = ['region', 'malform'].map((id) => ({
  id,
  text: id === 'region' ? 'Region' : 'Målform',
  from: 'region',
  options: regions.map((code) => ({ code, label: `Region ${code}` })),
}));
const weightedBy = (...by: string[]) =>
  questionnaireOf([oneOf('1', ['ja', 'nei', 'vet-ikke'])], {
    background,
    breakdowns: ['region'],
    ...(by.length > 0 ? { weighting: { by } } : {}),
  });

const answering = (number: number, region: string, answer?: string): GivenAnswers[] =>
  Array.from({ length: number }, () => ({
    answers: answer ? { 1: answer } : {},
    background: { region, malform: region },
  }));
const wave = [
  ...answering(20, 'nord', 'ja'),
  ...answering(10, 'nord', 'nei'),
  ...answering(10, 'sor', 'ja'),
  ...answering(20, 'sor', 'nei'),
  ...answering(2, 'sor', 'vet-ikke'),
  ...answering(1, 'sor'),
];
const counts = { nord: 40, sor: 40 };
const register = { all: 80, groups: { region: counts, malform: counts } };

async function published(by: string[]): Promise<Publication> {
  const questionnaire = weightedBy(...by);
  const analysis = analyse(await buildDataset(questionnaire, wave), questionnaire, register);
  const released = await release(analysis, policyFor(questionnaire.disclosure));
  const frame = { all: 80, groups: {} };
  return composePublication(questionnaire, released, {
    version: 1,
    published: '2026-01-02',
    example: false,
    frame,
  });
}

const tableOf = (publication: Publication, id: string) =>
  longTables(publication).find((table) => table.id === id);

test('Both figures are published, and how the weights were made', async () => {
  const publication = await published(['region']);
  expect(publication.weighting).toEqual({
    by: ['Region'],
    method: 'postStratified',
    note: expect.stringMatching(/vektet etter «Region».*Designeffekten er 1,00:/),
  });
  // 30 of 62; weighted (40 * 20 / 30 + 40 * 10 / 33) over those in the base. Two of «vet ikke» are too few.
  expect(figuresIn(publication)[0]?.all).toMatchObject({
    cells: [{ share: 48 }, { share: 48 }, { share: 3 }, { count: 1 }],
    weighted: {
      method: 'postStratified',
      cells: [{ share: 49 }, { share: 48 }, { hidden: 'confidential' }, { missing: 'notWeighted' }],
    },
  });
});

test('Weighted shares stand in a table of their own in the files, without counts', async () => {
  const publication = await published(['region', 'malform']);
  expect(
    tableOf(publication, '1')
      ?.rows()
      .map(({ weighting }) => weighting),
  ).toEqual(Array(4).fill('none'));
  const rows = tableOf(publication, '1_weighted')!.rows();
  expect(rows.map(({ option_code, pct, obs_status }) => [option_code, pct, obs_status])).toEqual([
    ['ja', 49, ''],
    ['nei', 48, ''],
    ['vet-ikke', undefined, ':'],
  ]);
  expect(rows[0]).toMatchObject({
    group_code: 'all',
    n_base: 62,
    n_frame: 80,
    weighting: 'raked',
    note: 'Vektet: andel av alle tjenestene i registeret.',
  });
  expect(rows[0]).not.toHaveProperty('count');
  expect(tableOf(publication, '1_by_region_weighted')).toBeUndefined();
  const source = { publication, address: '/resultater/proven/2022' };
  expect(jsonStatOf(source, tableOf(publication, '1_weighted')!)).toMatchObject({
    dimension: { measure: { category: { index: ['pct', 'n_base', 'n_frame'] } } },
    value: [49, 62, 80, 48, 62, 80, null, 62, 80],
    status: { 6: ':' },
  });
  const sheet = tableSheet('1', tableOf(publication, '1_weighted')!, undefined);
  expect(sheet.data.at(3)).toContainEqual(expect.objectContaining({ value: 'Prosent' }));
  expect(sheet.data.at(3)).not.toContainEqual(expect.objectContaining({ value: 'Antall' }));
});

test('The table of the page has both, and a hidden one is «:»', async () => {
  const [figure] = figuresIn(await published(['region']));
  const table = nationalTable(figure!, { intervals: false });
  expect(table.hasWeighted).toBe(true);
  expect(table.rows[0]!.cells.map(({ text, weighted }) => [text, weighted?.text])).toEqual([
    ['48\u00a0%', '49\u00a0%'],
    ['48\u00a0%', '48\u00a0%'],
    ['3\u00a0%', ':'],
    ['', undefined],
  ]);
});

test('A wave without a register is published unweighted, and says so', async () => {
  const questionnaire = weightedBy('region');
  const analysis = analyse(await buildDataset(questionnaire, wave), questionnaire);
  const released = await release(analysis, policyFor(questionnaire.disclosure));
  const publication = composePublication(questionnaire, released, {
    version: 1,
    published: '2026-01-02',
    example: false,
  });
  expect(publication.weighting).toMatchObject({ method: 'none', note: expect.stringContaining('uvektede') });
  expect(figuresIn(publication)[0]?.all).not.toHaveProperty('weighted');
  expect(tableOf(publication, '1_weighted')).toBeUndefined();
});

test('The plan tells that weights were asked for', async () => {
  const [none, one, two] = await Promise.all(
    [[], ['region'], ['region', 'malform']].map((by) => published(by)),
  );
  expect(none!.weighting).toBeUndefined();
  expect(new Set([none, one, two].map((publication) => publication!.planHash)).size).toBe(3);
});

test('The register is counted by what answers are weighted by, whether or not results are broken down by it', async () => {
  const unit = (region: string) => ({ facts: { region }, instrument: '1' });
  const units = { list: async () => [unit('nord'), unit('nord'), unit('sor')] as never };
  const known = { survey: 'proven', wave: '2022' };
  expect(await registerFor({ units }, known, weightedBy('malform'))).toEqual({
    all: 3,
    groups: { malform: { nord: 2, sor: 1 } },
  });
  expect(await registerFor({ units }, known, weightedBy())).toBeUndefined();
  expect(await registerFor({ units: { list: async () => [] } }, known, weightedBy('region'))).toBeUndefined();
});
