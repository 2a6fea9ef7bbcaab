import {
  dayInWords,
  percent,
  percentWithOneDecimal,
  pInWords,
  quantity,
} from '../../server/publishing/words.ts';

test('Numbers are written as bokmål writes them, with spaces that no line is broken at', () => {
  expect(quantity(2665)).toBe('2\u00a0665');
  expect(quantity(27.2)).toBe('27,2');
  expect(percent(47)).toBe('47\u00a0%');
});

test.each([
  [25, '25,0\u00a0%'],
  [24.6, '24,6\u00a0%'],
  [0, '0,0\u00a0%'],
  [100, '100,0\u00a0%'],
])('A coverage of %d keeps its decimal', (value, words) => {
  expect(percentWithOneDecimal(value)).toBe(words);
});

test.each([
  [0.0004, '<\u00a00,001'],
  [0.016, '=\u00a00,016'],
  [1, '=\u00a01,000'],
])('A p-value of %d has three decimals, and none that is too small for them is 0', (p, words) => {
  expect(pInWords(p)).toBe(words);
});

test('A day is written out', () => {
  expect(dayInWords('2022-11-01')).toBe('1. november 2022');
});
