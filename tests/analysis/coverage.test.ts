import { buildDataset } from '../../server/analysis/build-dataset.ts';
import {
  type CoverageTable,
  coverageTable,
  type SizeTable,
  sizeTable,
} from '../../server/analysis/coverage.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { oneDecimal } from '../../server/statistics/rounding.ts';
import { bandsOf, numberItem, oneOf, questionnaireOf } from '../builders/questionnaire.ts';
import { given } from '../builders/responses.ts';
import { exampleAnswers, exampleQuestionnaire } from './example.ts';

describe('the leader survey of 2022', () => {
  const questionnaire = exampleQuestionnaire();
  const dataset = () => buildDataset(questionnaire, given(exampleAnswers(questionnaire)));

  test('speaks for 1580 of 6429 full-time equivalents, region by region as published', async () => {
    const { groups, all } = coverageTable(await dataset(), questionnaire) as CoverageTable;
    const rows = [...groups, all].map((row) => [row.code, row.answers, row.total, row.register, row.share]);
    expect(rows).toEqual([
      ['ost', 14, 388, 2665, 14.6],
      ['vest', 15, 505, 1304, 38.7],
      ['nord', 10, 233, 660, 35.3],
      ['sor', 10, 292, 872, 33.5],
      ['midt-norge', 9, 162, 928, 17.5],
      ['_all', 58, 1580, 6429, 24.6],
    ]);
  });

  test('has the published services and full-time equivalents in each size band', async () => {
    const { groups, all, summary } = sizeTable(await dataset(), questionnaire) as SizeTable;
    expect(groups.map(({ code, answers, total }) => [code, answers, total])).toEqual([
      ['fra-1', 8, 27],
      ['fra-6', 17, 175],
      ['fra-16', 16, 391],
      ['fra-31', 11, 482],
      ['fra-71', 6, 505],
    ]);
    expect([all.answers, all.total]).toEqual([58, 1580]);
    if ('missing' in summary) throw new Error('The summary is missing.');
    expect([oneDecimal(summary.mean), summary.median]).toEqual([27.2, 26]);
  });
});

const coverage = {
  measure: '2',
  by: '1',
  register: { source: 'Registeret', totals: { nord: 100, sor: 200 } },
};
const region = oneOf('1', ['nord', 'sor']);
const size = numberItem('2', { decimals: 1 });

test('A respondent without the number speaks for nobody, and one without a region only nationally', async () => {
  const questionnaire = questionnaireOf([region, size], { coverage });
  const dataset = await buildDataset(
    questionnaire,
    given([{ 1: 'nord', 2: 0.1 }, { 1: 'nord', 2: 0.2 }, { 1: 'sor' }, { 2: 5 }]),
  );
  const { groups, all } = coverageTable(dataset, questionnaire) as CoverageTable;
  expect(groups).toEqual([
    { code: 'nord', answers: 2, total: 0.3, register: 100, share: 0.3 },
    { code: 'sor', answers: 0, total: 0, register: 200, share: 0 },
  ]);
  expect(all).toMatchObject({ answers: 3, total: 5.3, register: 300 });
});

test.each<[string, Questionnaire, string, string]>([
  ['no coverage is declared', questionnaireOf([region, size]), 'notDeclared', 'notDeclared'],
  ['the number has no bands', questionnaireOf([region, size], { coverage }), 'made', 'noBands'],
  [
    'both are there',
    questionnaireOf([region, numberItem('2')], { coverage, derived: [bandsOf('storrelse', '2', [0, 10])] }),
    'made',
    'made',
  ],
])('Where %s, a table that is missing says why', async (_, questionnaire, ...expected) => {
  const dataset = await buildDataset(questionnaire, []);
  const tables = [coverageTable(dataset, questionnaire), sizeTable(dataset, questionnaire)];
  expect(tables.map((table) => ('missing' in table ? table.missing : 'made'))).toEqual(expected);
});
