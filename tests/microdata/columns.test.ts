import { parse } from 'csv-parse/sync';
import { buildDataset } from '../../server/analysis/build-dataset.ts';
import { microdataColumns } from '../../server/microdata/columns.ts';
import { dataCsv, dataSav } from '../../server/microdata/data-files.ts';
import { withinBytes } from '../../server/microdata/sav/bytes.ts';
import { systemMissing } from '../../server/microdata/sav/sav-file.ts';
import { exampleAnswers, exampleQuestionnaire } from '../analysis/example.ts';
import {
  agreement,
  batteryItem,
  numberItem,
  oneOf,
  questionnaireOf,
  severalOf,
} from '../builders/questionnaire.ts';
import { given } from '../builders/responses.ts';
import { readSav } from './sav-reader.ts';

const questionnaire = questionnaireOf(
  [
    oneOf('1a', ['nord', 'sor']),
    oneOf('1b', [
      { code: 'lite', value: 0 },
      { code: 'mye', value: 10 },
      { code: 'vet-ikke', missing: 'dontKnow' },
      { code: 'uaktuelt', missing: 'notRelevant' },
    ]),
    batteryItem('2', 'enighet', ['a', 'b'], { showIf: { item: '1a', in: ['nord'] } }),
    severalOf('3', ['x', 'y']),
    severalOf('4', ['x', 'y'], { base: 'ticked' }),
    numberItem('5', { min: -50, decimals: 1 }),
  ],
  { scales: agreement },
);

async function columnsOf(...answers: Parameters<typeof given>[0]) {
  const dataset = await buildDataset(questionnaire, given(answers));
  const columns = microdataColumns(dataset, questionnaire);
  const cellsOf = (name: string) =>
    answers.map((_, row) => columns.find((column) => column.name === name)?.at(row));
  return { dataset, columns, cellsOf };
}

test('Each variable is a column, each row of a battery too, and each option of several-of', async () => {
  const { columns } = await columnsOf();
  expect(columns.map(({ name }) => name)).toEqual([
    ...['v1a', 'v1b', 'v2.a', 'v2.b', 'v3.x', 'v3.y', 'v4.x', 'v4.y', 'v5'],
  ]);
});

test('An option has the number it counts for, if all opinions have one, and else its place', async () => {
  const { columns, cellsOf } = await columnsOf(
    { '1a': 'sor', '1b': 'mye' },
    { '1b': 'vet-ikke' },
    { '1b': 'uaktuelt' },
  );
  const values = (name: string) =>
    columns
      .find((column) => column.name === name)
      ?.values.map(({ value, code, isMissing }) => [value, code, isMissing]);
  expect(values('v1a')).toEqual([
    [1, 'nord', false],
    [2, 'sor', false],
    [-9, undefined, true],
  ]);
  expect(values('v1b')).toEqual([
    [0, 'lite', false],
    [10, 'mye', false],
    [-11, 'vet-ikke', true],
    [-12, 'uaktuelt', true],
    [-9, undefined, true],
  ]);
  expect(cellsOf('v1a')).toEqual([2, -9, -9]);
  expect(cellsOf('v1b')).toEqual([10, -11, -12]);
});

test('Who was not asked has nothing, and who left it blank has a number for that', async () => {
  const { cellsOf } = await columnsOf(
    {
      '1a': 'nord',
      '2': { cells: { a: 'enig' } },
      '3': { chosen: ['y'] },
      '4': { chosen: ['x'] },
      '5': -9.5,
    },
    { '1a': 'sor' },
  );
  expect(cellsOf('v2.a')).toEqual([4, undefined]);
  expect(cellsOf('v2.b')).toEqual([-9, undefined]);
  expect([cellsOf('v3.x'), cellsOf('v3.y')]).toEqual([
    [0, 0],
    [1, 0],
  ]);
  expect([cellsOf('v4.x'), cellsOf('v4.y')]).toEqual([
    [1, -9],
    [0, -9],
  ]);
  // An answer may be as low as -9 here.
  expect(cellsOf('v5')).toEqual([-9.5, -99]);
});

test('The example answers are the same numbers in CSV, in CSV for Excel and in SPSS, cell by cell', async () => {
  const leaders = exampleQuestionnaire();
  const dataset = await buildDataset(leaders, given(exampleAnswers(leaders)));
  const columns = microdataColumns(dataset, leaders);
  const { respondents } = dataset;
  const text = (variant: 'international' | 'excel') =>
    Buffer.concat([...dataCsv(columns, respondents, variant)]).toString('utf8');
  const international: string[][] = parse(text('international'));
  expect(international[0]).toEqual(columns.map(({ name }) => name));
  expect(international).toHaveLength(58 + 1);
  const excel: string[][] = parse(text('excel'), { delimiter: ';', bom: true });
  expect(excel.map((row) => row.map((cell) => cell.replace(',', '.')))).toEqual(international);

  const sav = Buffer.concat([...dataSav(columns, respondents, { label: 'prøven', day: '2024-05-01' })]);
  const { meta, rows } = await readSav(sav);
  expect(
    rows.map((row) => columns.map(({ name }) => (row[name] === systemMissing ? '' : String(row[name])))),
  ).toEqual(international.slice(1));
  for (const { name, label, values } of columns) {
    const sysvar = meta.sysvars.find((each) => each.name === name);
    expect(sysvar?.label).toBe(withinBytes(label, 252).toString());
    expect(meta.getValueLabels(name)?.map(({ val }) => val)).toEqual(values.map(({ value }) => value));
  }
});
