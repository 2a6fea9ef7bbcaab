import fc from 'fast-check';
import { analyse } from '../../server/analysis/analyse.ts';
import type { Banded } from '../../server/analysis/banded.ts';
import { buildDataset } from '../../server/analysis/build-dataset.ts';
import { meanKey, publishableMeans } from '../../server/disclosure/banded-means.ts';
import { standardPolicy } from '../../server/disclosure/policy.ts';
import { release } from '../../server/disclosure/release.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { bandsOf, indicator, numberItem, oneOf, questionnaireOf } from '../builders/questionnaire.ts';
import { given } from '../builders/responses.ts';

const regions = ['nord', 'sor', 'ost'];
const items = [oneOf('1', regions), numberItem('2', { max: 40 })];
const inBands = questionnaireOf(items, {
  derived: [bandsOf('grupper', '2', [0, 10, 20])],
  breakdowns: ['1'],
});

/** The released mean and median of number 2 by region, when these are the numbers in each. */
async function meansOf(numbers: Record<string, number[]>, questionnaire: Questionnaire = inBands) {
  const answers = Object.entries(numbers).flatMap(([region, own]) =>
    own.map((number) => ({ 1: region, 2: number })),
  );
  const analysis = analyse(await buildDataset(questionnaire, given(answers)), questionnaire);
  const { tables } = await release(analysis, standardPolicy);
  const table = tables.find(({ id }) => id === '2_by_1');
  if (table?.scope !== 'breakdown') throw new Error('Not a breakdown.');
  return Object.fromEntries(
    table.groups.map((group) => [group.code, 'hidden' in group ? group : group.summary]),
  );
}

const hidden = { hidden: 'confidential' };

/** One is in the highest band. Five below it have a mean of at most 19, and those in the north have 19.8. */
const telling = {
  nord: [17, 17, 17, 17, 31],
  sor: [3, 5, 7, 9, 9, 12, 13, 15, 4, 5],
  ost: [4, 6, 8, 9, 9, 12, 14, 15, 5, 6],
};
const harmless = {
  nord: [3, 5, 7, 9, 11, 12, 13, 15, 21, 25],
  sor: [3, 5, 7, 9, 10, 12, 13, 15, 22, 24],
  ost: [4, 6, 8, 9, 10, 12, 14, 15, 23, 26],
};

describe('A mean by group beside the national counts of bands', () => {
  test('is hidden when it tells that the only one in a band is in the group', async () => {
    expect((await meansOf(telling)).nord).toEqual(hidden);
  });

  test('is shown when it tells nothing of who is in which band', async () => {
    expect(await meansOf(harmless)).toEqual({
      nord: { mean: 12.1, median: 11.5 },
      sor: { mean: 12, median: 11 },
      ost: { mean: 12.7, median: 11 },
    });
  });

  test('is shown where there are no bands to lay beside it', async () => {
    const withoutBands = questionnaireOf(items, { breakdowns: ['1'] });
    expect((await meansOf(telling, withoutBands)).nord).toEqual({ mean: 19.8, median: 17 });
  });

  test.each([
    ['with bands', [bandsOf('grupper', '2', [0, 10, 20])]],
    ['without bands, since the indicator makes one', []],
  ])('is hidden when an indicator looks at the number: %s', async (_, bands) => {
    const derived = [...bands, indicator('hoyt', { item: '2', atLeast: 12 })];
    const shown = await meansOf(harmless, questionnaireOf(items, { derived, breakdowns: ['1'] }));
    expect(Object.values(shown)).toEqual(regions.map(() => expect.objectContaining(hidden)));
  });
});

/** By another way than the audit: every set of numbers in each group, in rising order. */
function allWorlds(sizes: number[], highest: number): number[][][] {
  const rising = (size: number, from = 0): number[][] =>
    size === 0
      ? [[]]
      : Array.from({ length: highest - from + 1 }, (_, step) => from + step).flatMap((first) =>
          rising(size - 1, first).map((rest) => [first, ...rest]),
        );
  return sizes.reduce<number[][][]>(
    (worlds, size) => worlds.flatMap((world) => rising(size).map((own) => [...world, own])),
    [[]],
  );
}

const bands = [
  { code: 'lavt', lowest: 0, highest: 1 },
  { code: 'midt', lowest: 2, highest: 3 },
  { code: 'hoyt', lowest: 4, highest: 4 },
];

function countsIn(numbers: number[]): number[] {
  return bands.map(
    ({ lowest, highest }) => numbers.filter((number) => number >= lowest && number <= highest).length,
  );
}

/** As it is printed, with halves up. */
function printed(numbers: number[]): string {
  const rising = numbers.toSorted((one, other) => one - other);
  const sum = rising.reduce((total, number) => total + number, 0);
  const middle = rising[(rising.length - 1) >> 1]! + rising[rising.length >> 1]!;
  return `${Math.floor((20 * sum + rising.length) / (2 * rising.length))} ${middle}`;
}

/** What whoever tries everything that gives the same printed figures knows of the bands of each group. */
function expectSafe(numbers: number[][], places: number[], strict: number): void {
  const told = (world: number[][]) =>
    [
      countsIn(world.flat()).join(),
      printed(world.flat()),
      ...places.map((place) => printed(world[place]!)),
    ].join();
  const sizes = numbers.map(({ length }) => length);
  const worlds = allWorlds(sizes, 4).filter((world) => told(world) === told(numbers));
  const everybody = numbers.flat().length;
  for (const [band, all] of countsIn(numbers.flat()).entries())
    for (const [place, size] of sizes.entries()) {
      const values = worlds.map((world) => countsIn(world[place]!)[band]!);
      const [least, most] = [Math.min(...values), Math.max(...values)];
      const count = countsIn(numbers[place]!)[band]!;
      const room = Math.min(all, size) - Math.max(0, all - (everybody - size));
      if (count < strict || size - count < strict)
        expect(most - least).toBeGreaterThanOrEqual(Math.min(strict, room));
      if (all < everybody) expect(least).toBeLessThan(size);
      if (all > 0) expect(most).toBeGreaterThan(0);
    }
}

test('No band of a group is known nearer than the policy says, as trying all that is possible finds', async () => {
  const group = (least: number, most: number) => fc.array(fc.nat(4), { minLength: least, maxLength: most });
  const groups = fc.oneof(
    fc.tuple(group(3, 4), group(3, 4)),
    fc.tuple(group(2, 3), group(2, 3), group(2, 2)),
  );
  let published = 0;
  await fc.assert(
    fc.asyncProperty(groups, fc.integer({ min: 1, max: 2 }), async (numbers, strict) => {
      const policy = { ...standardPolicy, minimumCell: strict, protectionWidth: strict };
      const atoms = numbers.map((_, place) => [place]);
      const codes = numbers.map((_, place) => ({ code: String(place), members: [String(place)] }));
      const layout = { atoms, divisions: [{ breakdown: 'g', groups: codes }], isShown: () => true };
      const banded: Banded = { atoms, numbers, perOne: 1, bands };
      const shown = await publishableMeans(banded, layout, () => true, policy);
      const places = [...numbers.keys()].filter((place) => shown.has(meanKey('g', String(place))));
      published += places.length;
      if (places.length > 0) expectSafe(numbers, places, strict);
    }),
    { numRuns: 30, seed: 1 },
  );
  // Some are published, so that there is something to try.
  expect(published).toBeGreaterThan(5);
});
