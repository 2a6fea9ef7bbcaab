import fc from 'fast-check';
import { type RakedCell, rake } from '../../server/statistics/raking.ts';

/** Cells and the population they are drawn from: some weights agree with every margin, for the drawn ones do. */
const wave = fc
  .array(fc.integer({ min: 2, max: 4 }), { minLength: 1, maxLength: 3 })
  .chain((sizes) => {
    const cells = sizes.reduce<number[][]>(
      (found, size) => found.flatMap((cell) => Array.from({ length: size }, (_, group) => [...cell, group])),
      [[]],
    );
    const counts = fc.array(fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 5 })), {
      minLength: cells.length,
      maxLength: cells.length,
    });
    return fc.record({ sizes: fc.constant(sizes), cells: fc.constant(cells), counts });
  })
  .map(({ sizes, cells, counts }) => {
    const raked = cells.map((groups, place): RakedCell => ({ groups, respondents: counts[place]![0] }));
    const margins = sizes.map((size) => Array.from({ length: size }, () => 0));
    for (const [place, { groups, respondents }] of raked.entries())
      for (const [variable, group] of groups.entries())
        margins[variable]![group]! += respondents * counts[place]![1];
    return { cells: raked, margins };
  });

function sumsOf(cells: readonly RakedCell[], weights: readonly number[], margins: number[][]): number[][] {
  return margins.map((groups, variable) =>
    groups.map((_, group) =>
      cells.reduce(
        (sum, cell, place) =>
          cell.groups[variable] === group ? sum + cell.respondents * weights[place]! : sum,
        0,
      ),
    ),
  );
}

test('The weights agree with the population in every variable, and none is negative', () => {
  fc.assert(
    fc.property(wave, ({ cells, margins }) => {
      const weights = rake(cells, margins)!;
      const sums = sumsOf(cells, weights, margins);
      for (const [variable, groups] of margins.entries())
        for (const [group, wanted] of groups.entries())
          expect(Math.abs(sums[variable]![group]! - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, wanted));
      for (const weight of weights) expect(weight).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('For one variable it is post-stratification', () => {
  const cells = [
    { groups: [0], respondents: 31 },
    { groups: [1], respondents: 33 },
  ];
  expect(rake(cells, [[38, 36]])).toEqual([expect.closeTo(38 / 31, 12), expect.closeTo(36 / 33, 12)]);
});

test('It keeps how the variables go together among those that answered', () => {
  const cells = [
    [0, 0, 10],
    [0, 1, 20],
    [1, 0, 30],
    [1, 1, 15],
  ].map(([one, other, respondents]) => ({ groups: [one!, other!], respondents: respondents! }));
  const weights = rake(cells, [
    [40, 60],
    [45, 55],
  ])!;
  const [a, b, c, d] = cells.map(({ respondents }, place) => respondents * weights[place]!);
  expect((a! * d!) / (b! * c!)).toBeCloseTo((10 * 15) / (20 * 30), 8);
});

test('Nothing where no weights agree with every variable', () => {
  const apart = [
    { groups: [0, 0], respondents: 5 },
    { groups: [1, 1], respondents: 5 },
  ];
  expect(
    rake(apart, [
      [10, 20],
      [20, 10],
    ]),
  ).toBeUndefined();
});

test('Nobody speaks for a group that is silent, and none answers that is not there', () => {
  const cells = [{ groups: [0], respondents: 5 }];
  expect(() => rake(cells, [[5, 3]])).toThrow(RangeError);
  expect(() => rake(cells, [[0, 3]])).toThrow(RangeError);
});
