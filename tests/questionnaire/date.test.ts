import type { Reading } from '../../server/questionnaire/answer.ts';
import { type DateItem, date } from '../../server/questionnaire/kinds/date.ts';
import { variablesIn } from '../../server/questionnaire/variables.ts';
import { dateItem, questionnaireOf } from '../builders/questionnaire.ts';

const item: DateItem = {
  id: '1a',
  kind: 'date',
  text: 'Når ble rutinene sist gjennomgått?',
  required: false,
  min: '2020-01-01',
  max: '2024-12-31',
};

const answered = (answer: string): Reading<string> => ({ state: 'answered', answer });
const notADate = (given: string): Reading<string> => ({
  state: 'problem',
  problem: { code: 'notADate', given },
});

describe('a date', () => {
  test.each<[string, Reading<string>]>([
    ['2024-05-01', answered('2024-05-01')],
    [' 2024-05-01 ', answered('2024-05-01')],
    ['1.5.2024', answered('2024-05-01')],
    ['01.05.2024', answered('2024-05-01')],
    ['1. 5. 2024', answered('2024-05-01')],
    ['1/5/2024', answered('2024-05-01')],
    ['29.2.2024', answered('2024-02-29')],
    ['', { state: 'blank' }],
    ['  ', { state: 'blank' }],
    ['29.2.2023', notADate('29.2.2023')],
    ['2024-02-30', notADate('2024-02-30')],
    ['31.4.2024', notADate('31.4.2024')],
    ['5.13.2024', notADate('5.13.2024')],
    ['1.5.24', notADate('1.5.24')],
    ['2024', notADate('2024')],
    ['i fjor', notADate('i fjor')],
    ['2024-05-01T12:00', notADate('2024-05-01T12:00')],
    ['2020-01-01', answered('2020-01-01')],
    ['2024-12-31', answered('2024-12-31')],
    ['31.12.2019', { state: 'problem', problem: { code: 'tooEarly', min: '2020-01-01' } }],
    ['2025-01-01', { state: 'problem', problem: { code: 'tooLate', max: '2024-12-31' } }],
  ])('written %j is read the same in a form and in an export', (given, expected) => {
    expect(date.read(item, { '1a': [given] })).toEqual(expected);
    expect(date.readCell(item, given)).toEqual(expected);
  });

  test('without limits takes any day there is', () => {
    const { min, max, ...open } = item;
    expect(date.readCell(open, '1.5.1814')).toEqual(answered('1814-05-01'));
  });

  test.each([
    ['nb', '1. mai 2024'],
    ['nn', '1. mai 2024'],
    ['en', '1 May 2024'],
  ] as const)('is said in %s as «%s», whatever the time zone', (language, words) => {
    expect(date.words(item, '2024-05-01', language)).toEqual([words]);
  });

  test('comes back to the form as it was typed', () => {
    expect(date.field(item, { '1a': ['1.5.2024'] })).toEqual({ value: '1.5.2024' });
    expect(date.field(item, {})).toEqual({ value: '' });
  });

  test('is never tabulated', () => {
    expect(variablesIn(questionnaireOf([dateItem('1')]))).toEqual([]);
  });
});
