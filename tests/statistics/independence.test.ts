import fc from 'fast-check';
import { fisherFreemanHalton } from '../../server/statistics/fisher-freeman-halton.ts';
import { holm } from '../../server/statistics/holm.ts';
import { type Tested, testOfIndependence } from '../../server/statistics/independence.ts';
import { seededRandom } from '../../server/statistics/random.ts';
import type { Split } from '../../server/statistics/split.ts';

/**
 * The exact test by its definition, in whole numbers: every way to deal the sorts to single people, and how many of
 * them give a table that comes about in no more ways than the one that was seen.
 */
function byDealingToEachPerson(splits: readonly Split[]): { p: number; tables: number } {
  const groupOf = splits.flatMap(([first, second], group) =>
    Array.from({ length: first + second }, () => group),
  );
  const first = splits.reduce((sum, [each]) => sum + each, 0);
  const ways = new Map<string, number>();
  for (let deal = 0; deal < 2 ** groupOf.length; deal++) {
    const counts = splits.map(() => 0);
    for (const [person, group] of groupOf.entries()) if (deal & (1 << person)) counts[group]! += 1;
    if (counts.reduce((sum, count) => sum + count, 0) === first)
      ways.set(counts.join(), (ways.get(counts.join()) ?? 0) + 1);
  }
  const seen = ways.get(splits.map(([count]) => count).join())!;
  const sum = (some: number[]) => some.reduce((total, each) => total + each, 0);
  const all = [...ways.values()];
  return { p: sum(all.filter((each) => each <= seen)) / sum(all), tables: all.length };
}

const smallTable = fc
  .array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 4 })
  .filter((splits) => splits.flat().reduce((sum, count) => sum + count, 0) <= 13);

describe('The exact test', () => {
  test('is what dealing to each person gives', () => {
    fc.assert(
      fc.property(smallTable, (splits) => {
        const { p, tables } = byDealingToEachPerson(splits);
        const result = fisherFreemanHalton(splits);
        expect(result.p).toBeCloseTo(p, 10);
        expect(result.method).toEqual({ by: 'counted', tables });
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    [
      'the lady tasting tea',
      [
        [3, 1],
        [1, 3],
      ],
      0.4857142857,
    ],
    [
      'the convicted twins',
      [
        [2, 15],
        [10, 3],
      ],
      0.0005367241,
    ],
    [
      'the districts against the rest of 2024',
      [
        [8, 7],
        [180, 35],
      ],
      0.0085980219,
    ],
  ] as [string, Split[], number][])('gives what R does for %s', (_, splits, p) => {
    expect(fisherFreemanHalton(splits).p).toBeCloseTo(p, 9);
  });

  test('draws where there is too much to count, tells how exactly it knows, and draws the same again', () => {
    const splits: Split[] = [
      [3, 2],
      [1, 7],
      [4, 1],
      [2, 2],
    ];
    const exact = fisherFreemanHalton(splits).p;
    const drawn = fisherFreemanHalton(splits, 0);
    expect(fisherFreemanHalton(splits, 0)).toEqual(drawn);
    if (drawn.method.by !== 'drawn') throw new Error('Nothing was drawn.');
    const { draws, standardError } = drawn.method;
    expect(standardError).toBeCloseTo(Math.sqrt((exact * (1 - exact)) / draws), 3);
    expect(Math.abs(drawn.p - exact)).toBeLessThan(4 * standardError);
  });

  test('takes a wave of a thousand units with twenty counties', () => {
    const splits: Split[] = Array.from({ length: 20 }, (_, place) => [40 + (place % 5), place % 7]);
    const result = fisherFreemanHalton(splits);
    expect(result.method.by).toBe('drawn');
    expect(result.p).toBeGreaterThan(0);
    expect(result.p).toBeLessThan(1);
  });
});

describe('A test of independence', () => {
  test('is Pearson’s where every expected count is five or more, and exact where one is not', () => {
    const enough = testOfIndependence([
      [5, 5],
      [5, 5],
    ]) as Tested;
    const tooFew = testOfIndependence([
      [5, 5],
      [4, 5],
    ]) as Tested;
    expect(enough.method).toEqual({ by: 'pearson' });
    expect(tooFew.method).toEqual({ by: 'counted', tables: 10 });
  });

  test('leaves groups without anybody out', () => {
    const cells: Split[] = [
      [29, 16],
      [45, 10],
    ];
    expect(testOfIndependence([[0, 0], ...cells])).toEqual(testOfIndependence(cells));
  });

  test.each([
    [
      'nobody',
      [
        [0, 4],
        [0, 9],
      ],
    ],
    ['nobody', []],
    [
      'everybody',
      [
        [4, 0],
        [9, 0],
      ],
    ],
    [
      'oneGroup',
      [
        [4, 2],
        [0, 0],
      ],
    ],
  ] as [string, Split[]][])('says why there is none: %s', (untested, splits) => {
    expect(testOfIndependence(splits)).toEqual({ untested });
  });
});

describe('Holm’s correction', () => {
  test('weighs the smallest most, and keeps their order', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  });

  test('changes nothing for one, stays at one, and takes none', () => {
    expect(holm([0.2])).toEqual([0.2]);
    expect(holm([0.6, 0.9])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });

  test('never makes a p smaller, nor larger than Bonferroni does', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 9 }), (pValues) => {
        for (const [place, adjusted] of holm(pValues).entries()) {
          expect(adjusted).toBeGreaterThanOrEqual(pValues[place]!);
          expect(adjusted).toBeLessThanOrEqual(Math.min(1, pValues[place]! * pValues.length));
        }
      }),
    );
  });
});

test('Seeded random numbers are spread evenly, and are the same again', () => {
  const [random, again] = [seededRandom(7), seededRandom(7)];
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let draw = 0; draw < 20_000; draw++) {
    const number = random();
    expect(again()).toBe(number);
    tenths[Math.floor(number * 10)]! += 1;
  }
  for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
});
