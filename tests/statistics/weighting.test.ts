import fc from 'fast-check';
import {
  type CountedStratum,
  postStratificationWeights,
  standardErrorOf,
  weightedShare,
} from '../../server/statistics/weighting.ts';

const strata = [31, 33, 41, 36, 47].map(
  (respondents, place): CountedStratum => ({
    population: [38, 36, 48, 44, 64][place]!,
    respondents,
    base: respondents,
    count: [6, 15, 20, 9, 30][place]!,
  }),
);

function shareOf(counted: readonly CountedStratum[]) {
  const weights = postStratificationWeights(counted);
  return weightedShare(counted.map((stratum, place) => ({ ...stratum, weight: weights[place]! })));
}

/** The textbook's sum, for a base of all respondents. */
function textbookError(counted: readonly CountedStratum[]): number {
  const all = counted.reduce((sum, { population }) => sum + population, 0);
  const variance = counted.reduce((sum, { population, respondents, count }) => {
    const share = count / respondents;
    const left = 1 - respondents / population;
    return sum + ((population / all) ** 2 * left * share * (1 - share)) / Math.max(1, respondents - 1);
  }, 0);
  return Math.sqrt(variance);
}

test('Five groups: the share, its standard error and the design effect', () => {
  const unweighted = weightedShare(strata.map((stratum) => ({ ...stratum, weight: 1 })));
  expect(unweighted).toEqual({ share: 80 / 188, designEffect: 1 });
  const weighted = shareOf(strata);
  if ('missing' in weighted) throw new Error(weighted.missing);
  expect(weighted.share * 100).toBeCloseTo(43.037, 3);
  expect(weighted.designEffect).toBeCloseTo(1.00566, 5);
  expect((standardErrorOf(strata) as number) * 100).toBeCloseTo(1.485, 3);
});

const stratum = fc
  .tuple(fc.integer({ min: 2, max: 60 }), fc.nat(40), fc.nat(60))
  .map(([respondents, silent, some]): CountedStratum => {
    const count = some % (respondents + 1);
    return { population: respondents + silent, respondents, base: respondents, count };
  });
const strataOf = fc.array(stratum, { minLength: 1, maxLength: 6 });

test('The standard error is the textbook’s where everybody is in the base', () => {
  fc.assert(
    fc.property(strataOf, (counted) => {
      expect(standardErrorOf(counted)).toBeCloseTo(textbookError(counted), 10);
    }),
  );
});

test('Weights count for the whole population, and change nothing where all groups answered alike', () => {
  fc.assert(
    fc.property(strataOf, fc.integer({ min: 1, max: 5 }), (counted, times) => {
      const weights = postStratificationWeights(counted);
      for (const [place, { population, respondents }] of counted.entries())
        expect(weights[place]! * respondents).toBeCloseTo(population, 8);
      const alike = counted.map((each) => ({ ...each, population: each.respondents * times }));
      expect(shareOf(alike)).toEqual({
        share: expect.closeTo(
          counted.reduce((sum, { count }) => sum + count, 0) /
            counted.reduce((sum, { base }) => sum + base, 0),
          10,
        ),
        designEffect: expect.closeTo(1, 10),
      });
    }),
  );
});

test('A base of fewer than answered: those outside it count for nothing, and the error knows', () => {
  const counted = [
    { population: 20, respondents: 10, base: 5, count: 4 },
    { population: 30, respondents: 10, base: 10, count: 2 },
  ];
  // Weights 2 and 3: (2 * 4 + 3 * 2) of (2 * 5 + 3 * 10).
  expect(shareOf(counted)).toMatchObject({ share: 14 / 40 });
  // By hand: the offs are 4 of .65, 1 of -.35 and 5 of 0, and 2 of .65 and 8 of -.35.
  const off = (values: number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  };
  const [one, other] = [
    off([0.65, 0.65, 0.65, 0.65, -0.35, 0, 0, 0, 0, 0]),
    off([0.65, 0.65, ...Array.from({ length: 8 }, () => -0.35)]),
  ];
  const variance = (20 ** 2 * (1 - 0.5) * one!) / 10 + (30 ** 2 * (1 - 1 / 3) * other!) / 10;
  expect(standardErrorOf(counted)).toBeCloseTo(Math.sqrt(variance) / 40, 12);
});

test('Where all have answered there is no error', () => {
  expect(standardErrorOf([{ population: 5, respondents: 5, base: 5, count: 2 }])).toBe(0);
  expect(standardErrorOf([{ population: 1, respondents: 1, base: 1, count: 1 }])).toBe(0);
});

test('What cannot be told is missing, with the reason', () => {
  const alone = { population: 3, respondents: 1, base: 1, count: 1 };
  expect(standardErrorOf([...strata, alone])).toEqual({ missing: 'oneRespondent' });
  const nobody = { population: 3, respondents: 2, base: 0, count: 0 };
  expect(shareOf([nobody])).toEqual({ missing: 'emptyBase' });
  expect(standardErrorOf([nobody])).toEqual({ missing: 'emptyBase' });
});

test('Nobody speaks for a group that is silent, and none answers that is not there', () => {
  expect(() => postStratificationWeights([{ population: 4, respondents: 0 }])).toThrow(RangeError);
  expect(() => postStratificationWeights([{ population: 4, respondents: 5 }])).toThrow(RangeError);
  expect(postStratificationWeights([{ population: 0, respondents: 0 }])).toEqual([0]);
});
