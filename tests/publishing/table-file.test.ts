import { tableFile } from '../../server/publishing/table-file.ts';
import { agreement, numberItem, oneOf, questionnaireOf, scaleItem } from '../builders/questionnaire.ts';
import { publicationOf, times } from './publications.ts';

const questionnaire = questionnaireOf(
  [oneOf('1', ['nord', 'sor']), numberItem('2'), scaleItem('3', 'enighet')],
  { scales: agreement, breakdowns: ['1'] },
);
const answers = ['nord', 'sor'].flatMap((region) =>
  ['enig', 'uenig', 'vet-ikke'].flatMap((answer) => times(4, { 1: region, 2: 4, 3: answer })),
);
const published = (example = false) => publicationOf(questionnaire, answers, { example });

function tablesIn(content = ''): string[] {
  const lines = content.trimEnd().split('\r\n').slice(1);
  return [...new Set(lines.map((line) => line.split(',')[1]!))];
}

test.each([
  ['a figure with its breakdowns', '3', ['3', '3_by_1']],
  ['a breakdown alone', '3_by_1', ['3_by_1']],
  ['a number with its mean and median', '2', ['2', '2_summary', '2_summary_by_1']],
  ['a summary alone', '2_summary', ['2_summary']],
  ['every table', 'alle', ['1', '2', '2_summary', '2_summary_by_1', '3', '3_by_1']],
])('A file holds %s', async (_, asked, tables) => {
  expect(tablesIn(tableFile(await published(), asked)?.content)).toEqual(tables);
});

test('A file is named after its survey, and says first of all that its data are made up', async () => {
  expect(tableFile(await published(), '3')?.name).toBe('proven-2022-v1-3.csv');
  expect(tableFile(await published(true), '3-excel')?.name).toBe('eksempel-proven-2022-v1-3-excel.csv');
});

test('There is no file for a table that is not there', async () => {
  expect(tableFile(await published(), '4')).toBeUndefined();
  expect(tableFile(await published(), 'alle_by_1')).toBeUndefined();
});
