import fc from 'fast-check';
import { quartilesOf } from '../../server/statistics/quartiles.ts';

test.each([
  [[1, 2, 3, 4], { first: 1.75, median: 2.5, third: 3.25 }],
  [[5, 1, 4, 2, 3], { first: 2, median: 3, third: 4 }],
  [[7], { first: 7, median: 7, third: 7 }],
  [[10, 2], { first: 4, median: 6, third: 8 }],
])('%j is cut as R and Excel do', (values, quartiles) => {
  expect(quartilesOf(values)).toEqual(quartiles);
});

test('Nobody has no quartiles', () => {
  expect(quartilesOf([])).toEqual({ missing: 'noAnswers' });
});

test('They rise, are within what was answered, and do not depend on the order', () => {
  const values = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(values, (numbers) => {
      const quartiles = quartilesOf(numbers);
      if ('missing' in quartiles) throw new Error(quartiles.missing);
      const { first, median, third } = quartiles;
      expect([Math.min(...numbers), first, median, third, Math.max(...numbers)]).toEqual(
        [Math.min(...numbers), first, median, third, Math.max(...numbers)].toSorted((a, b) => a - b),
      );
      expect(quartilesOf(numbers.toReversed())).toEqual(quartiles);
    }),
  );
});
