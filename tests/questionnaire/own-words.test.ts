import type { Reading } from '../../server/questionnaire/answer.ts';
import { type TextItem, text } from '../../server/questionnaire/kinds/text.ts';

const item: TextItem = {
  id: '2d',
  kind: 'text',
  text: 'Vil du si noe mer?',
  required: false,
  lines: 'many',
  maxLength: 20,
};

describe('own words', () => {
  test.each([
    ['Ungdomsrådet', { state: 'answered', answer: 'Ungdomsrådet' }],
    ['  Ungdomsrådet\n', { state: 'answered', answer: 'Ungdomsrådet' }],
    ['to\r\nlinjer', { state: 'answered', answer: 'to\nlinjer' }],
    ['=1+1', { state: 'answered', answer: '=1+1' }],
    ['', { state: 'blank' }],
    [' \r\n ', { state: 'blank' }],
    ['x'.repeat(20), { state: 'answered', answer: 'x'.repeat(20) }],
    ['x'.repeat(21), { state: 'problem', problem: { code: 'tooLong', max: 20, length: 21 } }],
    [
      `${'x'.repeat(9)}\r\n${'x'.repeat(10)}`,
      { state: 'answered', answer: `${'x'.repeat(9)}\n${'x'.repeat(10)}` },
    ],
  ] as [string, Reading<string>][])('%j are read the same in a form and in an export', (given, expected) => {
    expect(text.read(item, { '2d': [given] })).toEqual(expected);
    expect(text.readCell(item, given)).toEqual(expected);
  });

  test('are said line by line and come back to the form as typed', () => {
    expect(text.words(item, 'to\nlinjer')).toEqual(['to', 'linjer']);
    expect(text.field(item, { '2d': [' to '] })).toEqual({ value: ' to ' });
    expect(text.field(item, {})).toEqual({ value: '' });
  });

  test('are never tabulated', () => {
    expect(text.variables()).toEqual([]);
  });
});
