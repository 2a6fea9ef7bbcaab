import type { Reading } from '../../server/questionnaire/answer.ts';
import { type NumberItem, number } from '../../server/questionnaire/kinds/number.ts';
import { type PercentItem, percent } from '../../server/questionnaire/kinds/percent.ts';
import { readForm } from '../../server/questionnaire/reading.ts';
import { numberItem, questionnaireOf } from '../builders/questionnaire.ts';

const positions: NumberItem = {
  id: '1b',
  kind: 'number',
  text: 'Hvor mange årsverk har dere?',
  required: true,
  unit: 'årsverk',
  min: 1,
  max: 2000,
  decimals: 1,
};
const cases: NumberItem = { ...positions, id: '2a', unit: 'saker', min: 0, max: 60, decimals: 0 };
const share: PercentItem = { id: '2b', kind: 'percent', text: 'Hvor stor andel?', required: true };

const answered = (answer: number): Reading<number> => ({ state: 'answered', answer });
const blank: Reading<number> = { state: 'blank' };
const notANumber = (given: string): Reading<number> => ({
  state: 'problem',
  problem: { code: 'notANumber', given },
});

describe('a number', () => {
  test.each([
    ['12', answered(12)],
    ['12,5', answered(12.5)],
    ['12.5', answered(12.5)],
    [' 12 ', answered(12)],
    ['1 200', answered(1200)],
    ['1\u00a0200', answered(1200)],
    ['1\u202f200,5', answered(1200.5)],
    ['12 årsverk', answered(12)],
    ['12årsverk', answered(12)],
    ['12 ÅRSVERK', answered(12)],
    ['12 årsverk'.normalize('NFD'), answered(12)],
    ['', blank],
    ['   ', blank],
    ['årsverk', blank],
    ['ti', notANumber('ti')],
    ['ca. 12', notANumber('ca. 12')],
    ['10-12', notANumber('10-12')],
    ['10 12', notANumber('10 12')],
    ['1 5', notANumber('1 5')],
    ['12 saker', notANumber('12 saker')],
    ['1e3', notANumber('1e3')],
    ['12,', notANumber('12,')],
    ['½', notANumber('½')],
    ['1', answered(1)],
    ['2000', answered(2000)],
    ['0', { state: 'problem', problem: { code: 'tooLow', min: 1, unit: 'årsverk' } }],
    ['-5', { state: 'problem', problem: { code: 'tooLow', min: 1, unit: 'årsverk' } }],
    ['−5', { state: 'problem', problem: { code: 'tooLow', min: 1, unit: 'årsverk' } }],
    ['2000,1', { state: 'problem', problem: { code: 'tooHigh', max: 2000, unit: 'årsverk' } }],
    ['12,55', { state: 'problem', problem: { code: 'tooManyDecimals', decimals: 1 } }],
  ] as [string, Reading<number>][])(
    'written %j is read the same in a form and in an export',
    (given, expected) => {
      expect(number.read(positions, { '1b': [given] })).toEqual(expected);
      expect(number.readCell(positions, given)).toEqual(expected);
    },
  );

  test('without decimals takes no comma, and never reads a thousands point as one', () => {
    const problem = { state: 'problem', problem: { code: 'tooManyDecimals', decimals: 0 } };
    expect(number.readCell(cases, '12,5')).toEqual(problem);
    expect(number.readCell(cases, '1.200')).toEqual(problem);
  });

  test('has one zero', () => {
    expect(number.readCell(cases, '-0')).toEqual(answered(0));
  });

  test('that was not in the form at all is blank', () => {
    expect(number.read(positions, {})).toEqual(blank);
  });

  test.each([
    [12, ['12 årsverk']],
    [12.5, ['12,5 årsverk']],
    [1200, ['1\u00a0200 årsverk']],
  ])('%d is said with its unit', (answer, words) => {
    expect(number.words(positions, answer, 'nb')).toEqual(words);
  });

  test('comes back to the form as it was typed', () => {
    expect(number.field(positions, { '1b': ['tolv'] })).toEqual({ value: 'tolv' });
  });

  test('is tabulated in its unit', () => {
    expect(number.variables(positions)).toMatchObject([
      { id: '1b', measure: { type: 'number', unit: 'årsverk' } },
    ]);
  });
});

describe('a percentage', () => {
  test.each([
    ['50', answered(50)],
    ['50 %', answered(50)],
    ['50%', answered(50)],
    ['50 prosent', answered(50)],
    ['0', answered(0)],
    ['100', answered(100)],
    ['', blank],
    ['halvparten', notANumber('halvparten')],
    ['12,5', { state: 'problem', problem: { code: 'tooManyDecimals', decimals: 0 } }],
    ['101', { state: 'problem', problem: { code: 'tooHigh', max: 100, unit: 'prosent' } }],
    ['-1', { state: 'problem', problem: { code: 'tooLow', min: 0, unit: 'prosent' } }],
  ] as [string, Reading<number>][])(
    'written %j is read the same in a form and in an export',
    (given, expected) => {
      expect(percent.read(share, { '2b': [given] })).toEqual(expected);
      expect(percent.readCell(share, given)).toEqual(expected);
    },
  );

  test('is said and tabulated in percent', () => {
    expect(percent.words(share, 50, 'nb')).toEqual(['50 prosent']);
    expect(percent.variables(share)).toMatchObject([
      { id: '2b', measure: { type: 'number', unit: 'prosent' } },
    ]);
    expect(percent.field(share, {})).toEqual({ value: '' });
  });
});

describe('a number beyond what is expected', () => {
  const questionnaire = questionnaireOf([
    numberItem('1', { max: 10_000 }),
    numberItem('2', {
      max: 10_000,
      unit: 'saker',
      expected: { min: 2, max: 500, timesOf: { item: '1', max: 3 } },
    }),
  ]);
  const low = { code: 'unusuallyLow', expected: 2, unit: 'saker' };
  const high = { code: 'unusuallyHigh', expected: 500, unit: 'saker' };
  const timesOf = (value: number) => ({ code: 'timesOf', times: 3, other: '1', value });

  test.each<[string, string, object[]]>([
    ['100', '1', [low]],
    ['100', '2', []],
    ['100', '300', []],
    ['100', '301', [timesOf(100)]],
    ['1000', '500', []],
    ['1000', '501', [high]],
    ['100', '501', [high, timesOf(100)]],
    ['0', '2', [timesOf(0)]],
    ['', '400', []],
    ['mange', '400', []],
  ])('after %j: is %s asked about?', (first, second, expected) => {
    const { answers, doubts } = readForm(questionnaire, { 1: [first], 2: [second] });
    expect(doubts['2'] ?? []).toEqual(expected);
    expect(answers['2']).toBe(Number(second));
  });

  test.each([
    [-100, -110, false],
    [-100, -301, true],
    [-100, 110, true],
    [100, -110, true],
  ])('after %d: is %d asked about?', (first, second, asked) => {
    const result = questionnaireOf([
      numberItem('1', { min: -1000 }),
      numberItem('2', { min: -1000, expected: { timesOf: { item: '1', max: 3 } } }),
    ]);
    const { doubts } = readForm(result, { 1: [`${first}`], 2: [`${second}`] });
    expect(doubts['2'] ?? []).toEqual(asked ? [timesOf(first)] : []);
  });

  test('stands in the way of nothing', () => {
    expect(readForm(questionnaire, { 1: ['1'], 2: ['900'] }).problems).toEqual({});
  });

  test('is no doubt when it is beyond the limits: that is a problem', () => {
    const { problems, doubts } = readForm(questionnaire, { 2: ['10001'] });
    expect(problems['2']).toMatchObject({ code: 'tooHigh' });
    expect(doubts).toEqual({});
  });
});
