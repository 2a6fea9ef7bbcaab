import type { Reading, Typed } from '../../server/questionnaire/answer.ts';
import { type FigureTableItem, figureTable } from '../../server/questionnaire/kinds/figure-table.ts';
import { readForm } from '../../server/questionnaire/reading.ts';
import { variablesIn } from '../../server/questionnaire/variables.ts';
import { figureTableItem, questionnaireOf } from '../builders/questionnaire.ts';
import { itemIn } from './builder.ts';

const rows = [
  { id: 'meldinger', label: 'Meldinger' },
  { id: 'stillinger', label: 'Stillinger', unit: 'årsverk', min: 1, max: 50, decimals: 1 },
];
const questionnaire = questionnaireOf([figureTableItem('tall', [2015, 2016], rows, { expectedFactor: 2 })]);
const item = itemIn(questionnaire, 'tall') as FigureTableItem;

const answered = (cells: Record<string, number>): Reading => ({ state: 'answered', answer: { cells } });
const problem = (found: object) => ({ state: 'problem', problem: found });

describe('a figure table in a form', () => {
  test.each<[string, Typed, object]>([
    [
      'numbers as people write them',
      { 'tall.meldinger-2015': ['1 000'], 'tall.stillinger-2016': ['12,5 årsverk'] },
      answered({ 'meldinger-2015': 1000, 'stillinger-2016': 12.5 }),
    ],
    ['zero', { 'tall.meldinger-2016': ['0'] }, answered({ 'meldinger-2016': 0 })],
    ['nothing', { 'tall.meldinger-2015': [' '] }, { state: 'blank' }],
    ['a year that it does not have', { 'tall.meldinger-2017': ['3'] }, { state: 'blank' }],
    [
      'the limits and decimals of each row',
      {
        'tall.meldinger-2015': ['12,5'],
        'tall.meldinger-2016': ['mange'],
        'tall.stillinger-2015': ['0'],
        'tall.stillinger-2016': ['50,1'],
      },
      problem({
        code: 'cells',
        cells: {
          'meldinger-2015': { code: 'tooManyDecimals', decimals: 0 },
          'meldinger-2016': { code: 'notANumber', given: 'mange' },
          'stillinger-2015': { code: 'tooLow', min: 1, unit: 'årsverk' },
          'stillinger-2016': { code: 'tooHigh', max: 50, unit: 'årsverk' },
        },
      }),
    ],
  ])('reads %s', (_, typed, expected) => {
    expect(figureTable.read(item, typed)).toEqual(expected);
  });

  test('that is required names the cells that are left', () => {
    const required = { ...item, required: true };
    expect(
      figureTable.read(required, { 'tall.meldinger-2015': ['3'], 'tall.stillinger-2015': ['3'] }),
    ).toEqual(problem({ code: 'requiredCells', cells: ['meldinger-2016', 'stillinger-2016'] }));
  });

  test('comes back as it was typed', () => {
    const { rows: fields } = figureTable.field(item, { 'tall.stillinger-2016': ['mange'] });
    expect(fields.flatMap(({ cells }) => cells.map(({ year, name, value }) => [year, name, value]))).toEqual([
      [2015, 'tall.meldinger-2015', ''],
      [2016, 'tall.meldinger-2016', ''],
      [2015, 'tall.stillinger-2015', ''],
      [2016, 'tall.stillinger-2016', 'mange'],
    ]);
  });
});

test.each<[string, string, object]>([
  ['meldinger-2015', '1 000', { state: 'answered', answer: 1000 }],
  ['stillinger-2016', '12,5', { state: 'answered', answer: 12.5 }],
  ['meldinger-2015', '12,5', problem({ code: 'tooManyDecimals', decimals: 0 })],
  ['meldinger-2015', '', { state: 'blank' }],
])('A figure table has in the cell %s of an export %j', (cell, given, expected) => {
  expect(figureTable.readCell(item, given, cell)).toEqual(expected);
});

describe('a number far from the year before’s', () => {
  const doubted = (before: number, value: number) =>
    figureTable.doubts(item, { cells: { 'meldinger-2015': before, 'meldinger-2016': value } });

  test.each([
    [10, 20, false],
    [10, 21, true],
    [10, 5, false],
    [10, 4, true],
    [0, 0, false],
    [0, 1, true],
    [1, 0, true],
    [-100, -110, false],
    [-100, -201, true],
    [-100, -49, true],
    [-100, 110, true],
    [100, -110, true],
  ])('from %d to %d is asked about: %s', (before, value, asked) => {
    const row = 'Meldinger';
    const doubt = { code: 'yearToYear', row, year: 2016, before, value, factor: 2 };
    expect(doubted(before, value)).toEqual(asked ? [doubt] : []);
  });

  test('is asked about and taken all the same', () => {
    const typed = { 'tall.meldinger-2015': ['10'], 'tall.meldinger-2016': ['100'] };
    const { answers, problems, doubts } = readForm(questionnaire, typed);
    expect(answers).toEqual({ tall: { cells: { 'meldinger-2015': 10, 'meldinger-2016': 100 } } });
    expect(problems).toEqual({});
    expect(doubts).toMatchObject({ tall: [{ code: 'yearToYear', before: 10, value: 100 }] });
  });

  test('is not looked for across a year without a number, or where the author has not asked for it', () => {
    const apart = questionnaireOf([figureTableItem('1', [2015, 2016, 2017], ['a'], { expectedFactor: 2 })]);
    expect(readForm(apart, { '1.a-2015': ['1'], '1.a-2017': ['900'] }).doubts).toEqual({});
    const usual = questionnaireOf([figureTableItem('1', [2015, 2016], ['a'])]);
    expect(readForm(usual, { '1.a-2015': ['1'], '1.a-2016': ['900'] }).doubts).toEqual({});
  });
});

test('A figure table is said number by number, with its year and unit', () => {
  const answer = { cells: { 'stillinger-2016': 12.5, 'meldinger-2015': 1000 } };
  expect(figureTable.words(item, answer, 'nb')).toEqual([
    'Meldinger 2015: 1\u00a0000 meldinger',
    'Stillinger 2016: 12,5 årsverk',
  ]);
});

test('Each number of a figure table is a variable in the unit and within the limits of its row', () => {
  expect(
    variablesIn(questionnaire).map(({ id, cell, text, measure }) => ({ id, cell, text, measure })),
  ).toEqual(
    [
      ['meldinger', 'Meldinger', 2015, 'meldinger', 0, 1000],
      ['meldinger', 'Meldinger', 2016, 'meldinger', 0, 1000],
      ['stillinger', 'Stillinger', 2015, 'årsverk', 1, 50],
      ['stillinger', 'Stillinger', 2016, 'årsverk', 1, 50],
    ].map(([row, label, year, unit, min, max]) => ({
      id: `tall.${row}-${year}`,
      cell: `${row}-${year}`,
      text: `${label}, ${year}`,
      measure: { type: 'number', unit, min, max },
    })),
  );
});
