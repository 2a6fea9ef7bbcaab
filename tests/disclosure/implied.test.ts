import { impliedBy } from '../../server/disclosure/implied.ts';
import type { Equation } from '../../server/disclosure/programme.ts';

const sum = (...places: number[]): Equation => ({
  sum: { terms: places.map((place) => [place, 1]), constant: 0 },
  from: 0,
  to: 0,
});

/** Of four unknowns, the first two, the last two, and the second and third together are known. */
const known = [sum(0, 1), sum(2, 3), sum(1, 2)];

test.each([
  ['one of them', sum(0, 1), true],
  ['two of them added', sum(0, 1, 2, 3), true],
  ['two of them added, less the third', sum(0, 3), true],
  ['one unknown alone', sum(1), false],
  ['two that are in no sum together', sum(0, 2), false],
])('Of sums that are known, it is seen whether another follows: %s', (_, asked, follows) => {
  expect(impliedBy(known)(asked)).toBe(follows);
});

test('What is known from one number to another only is not known', () => {
  expect(impliedBy([{ ...sum(0), to: 1 }])(sum(0))).toBe(false);
});
