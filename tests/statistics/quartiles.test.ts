import fc from 'fast-check';
import { type Counted, quartilesOf } from '../../server/statistics/quartiles.ts';

/** Each different number in order, and how many they are. */
function counted(values: number[]): Counted[] {
  const different = [...new Set(values)].sort((one, other) => one - other);
  return different.map((value) => ({ value, count: values.filter((each) => each === value).length }));
}

test.each([
  [[1, 2, 3, 4], { first: 1.75, median: 2.5, third: 3.25 }],
  [[5, 1, 4, 2, 3], { first: 2, median: 3, third: 4 }],
  [[7], { first: 7, median: 7, third: 7 }],
  [[10, 2], { first: 4, median: 6, third: 8 }],
  [[3, 3, 3, 9, 9], { first: 3, median: 3, third: 9 }],
])('%j is cut as R and Excel do', (values, quartiles) => {
  expect(quartilesOf(counted(values))).toEqual(quartiles);
});

test('Nobody has no quartiles', () => {
  expect(quartilesOf([])).toEqual({ missing: 'noAnswers' });
});

test('They are where the list itself is cut, and numbers that nobody gave change nothing', () => {
  const values = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(values, (numbers) => {
      const rising = numbers.toSorted((one, other) => one - other);
      const cut = (part: number) => {
        const place = (rising.length - 1) * part;
        const [low, high] = [rising[Math.floor(place)]!, rising[Math.ceil(place)]!];
        return low + (place - Math.floor(place)) * (high - low);
      };
      const quartiles = { first: cut(0.25), median: cut(0.5), third: cut(0.75) };
      expect(quartilesOf(counted(numbers))).toEqual(quartiles);
      expect(quartilesOf([{ value: -1, count: 0 }, ...counted(numbers)])).toEqual(quartiles);
    }),
  );
});
