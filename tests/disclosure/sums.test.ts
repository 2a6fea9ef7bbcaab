import fc from 'fast-check';
import type { Numbers } from '../../server/analysis/numbers.ts';
import { spreadOf } from '../../server/analysis/spread.ts';
import { standardPolicy } from '../../server/disclosure/policy.ts';
import { areSafeTogether } from '../../server/disclosure/safe-together.ts';
import type { Publication } from '../../server/publishing/publication.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import { bandsOf, numberItem, oneOf, questionnaireOf } from '../builders/questionnaire.ts';
import { figuresIn, publicationOf, times } from '../publishing/publications.ts';

/** The mean that is shown of everybody and of each group, or that it is hidden. */
function meansOf(publication: Publication, id: string): Record<string, number | 'hidden'> {
  const { all, breakdowns } = figuresIn(publication).find((figure) => figure.id === id)!;
  const rows = [all, ...breakdowns.flatMap((breakdown) => breakdown.rows)];
  return Object.fromEntries(
    rows.map((row) => {
      const summary = 'hidden' in row ? undefined : row.summary;
      return [row.code, summary && 'mean' in summary ? summary.mean : 'hidden'];
    }),
  );
}

function numbered(groups: Answers, numbers: number[], id = 'tall'): Answers[] {
  return numbers.map((number) => ({ ...groups, [id]: number }));
}

function same(count: number, number: number): number[] {
  return rising(count, number, 0);
}

/** So many numbers, from one and up by steps. */
function rising(count: number, from: number, step = 1): number[] {
  return Array.from({ length: count }, (_, place) => from + step * place);
}

describe('The mean of a group where fewer than three are away from an end of what can be answered', () => {
  const inRegions = (item: object) =>
    questionnaireOf([oneOf('region', ['a', 'b', 'c']), { ...numberItem('tall'), ...item }], {
      breakdowns: ['region'],
    });
  const others = [
    ...numbered({ region: 'b' }, rising(12, 40)),
    ...numbered({ region: 'c' }, rising(13, 20, 3)),
  ];

  test.each<[string, number[]]>([
    ['all have the least', same(6, 0)],
    ['two have more than the least', [0, 0, 0, 0, 5, 5]],
    ['all have the most', same(6, 100)],
    ['two have less than the most', [100, 100, 100, 100, 99, 98]],
  ])('is hidden, and one more: %s', async (_, own) => {
    const questionnaire = inRegions({ min: 0, max: 100 });
    const means = meansOf(
      await publicationOf(questionnaire, [...numbered({ region: 'a' }, own), ...others]),
      'tall',
    );
    expect(means).toEqual({ _all: expect.any(Number), a: 'hidden', b: 'hidden', c: 38 });
  });

  test('is shown where three are', async () => {
    const answers = [...numbered({ region: 'a' }, [0, 0, 0, 5, 5, 5]), ...others];
    expect(meansOf(await publicationOf(inRegions({ min: 0, max: 100 }), answers), 'tall').a).toBe(2.5);
  });

  test('is hidden in what would be left of everybody when the shown are subtracted', async () => {
    const answers = [...numbered({}, same(6, 0)), ...others];
    const means = meansOf(await publicationOf(inRegions({ min: 0, max: 100 }), answers), 'tall');
    // The six are in no region, so the smaller region is hidden with them.
    expect(Object.values(means)).toEqual([expect.any(Number), 'hidden', 38]);
  });
});

describe('Means by two breakdowns', () => {
  const questionnaire = questionnaireOf(
    [oneOf('region', ['oslo', 'andre']), oneOf('form', ['bydel', 'kommune']), numberItem('tall')],
    { breakdowns: ['region', 'form'] },
  );
  const rest = numbered({ region: 'andre', form: 'kommune' }, rising(40, 10, 7));
  const between = { region: 'oslo', form: 'kommune' };
  const districts = numbered({ region: 'oslo', form: 'bydel' }, rising(11, 20));

  test.each<[string, Answers[]]>([
    ['only one of the six between them has answered', [...numbered(between, [437]), ...times(5, between)]],
    ['one of the six between them has nearly all', numbered(between, [437, 0, 1, 0, 1, 0])],
    ['all of the six between them have the least', numbered(between, same(6, 0))],
  ])('are shown by the first alone when %s', async (_, six) => {
    const means = meansOf(await publicationOf(questionnaire, [...districts, ...six, ...rest]), 'tall');
    expect([means.oslo, means.andre]).toEqual([expect.any(Number), 146.5]);
    expect([means.bydel, means.kommune]).toEqual(['hidden', 'hidden']);
  });

  test('are shown by both when the six are many and alike', async () => {
    const six = numbered(between, rising(6, 30));
    const means = meansOf(await publicationOf(questionnaire, [...districts, ...six, ...rest]), 'tall');
    expect(Object.values(means)).not.toContain('hidden');
  });
});

describe('Coverage and sizes', () => {
  const measured = (breakdowns: string[]) =>
    questionnaireOf(
      [oneOf('region', ['oslo', 'nord']), numberItem('arsverk', { min: 1 }), oneOf('svar', ['ja', 'nei'])],
      {
        derived: [bandsOf('storrelse', 'arsverk', [1, 60])],
        breakdowns,
        coverage: {
          measure: 'arsverk',
          by: 'region',
          register: { source: 'Registeret', totals: { oslo: 1200, nord: 2000 } },
        },
      },
    );
  const shownIn = ({ coverage, sizes }: Publication) =>
    [coverage, sizes].map((figure) =>
      'missing' in figure ? [] : figure.rows.map((row) => ('total' in row ? row.total : 'hidden')),
    );
  const oslo = numbered({ region: 'oslo', svar: 'ja' }, rising(11, 70), 'arsverk');
  const nord = numbered({ region: 'nord', svar: 'nei' }, rising(30, 5), 'arsverk');
  const one = numbered({ region: 'nord', svar: 'nei' }, [187], 'arsverk');

  test.each([
    ['which results are not broken down by', ['region', 'storrelse']],
    ['which are no breakdown', []],
  ])(
    'are not shown by size, %s, when that tells the only large service outside Oslo',
    async (_, breakdowns) => {
      const publication = await publicationOf(measured(breakdowns), [...oslo, ...nord, ...one]);
      expect(shownIn(publication)).toEqual([
        [825, 772],
        ['hidden', 'hidden'],
      ]);
    },
  );

  test('are shown by both when they tell of none', async () => {
    const large = numbered({ region: 'nord', svar: 'nei' }, rising(9, 62), 'arsverk');
    const publication = await publicationOf(measured(['region', 'storrelse']), [...oslo, ...nord, ...large]);
    expect(shownIn(publication).flat()).not.toContain('hidden');
  });

  test('are hidden in a band where all stand at its end', async () => {
    const publication = await publicationOf(measured(['region', 'storrelse']), [
      ...numbered({ region: 'oslo', svar: 'ja' }, same(20, 60), 'arsverk'),
      ...numbered({ region: 'nord', svar: 'ja' }, [...same(20, 60), ...rising(30, 5)], 'arsverk'),
    ]);
    expect(shownIn(publication)[1]).toEqual(['hidden', 'hidden']);
  });
});

test('A mean of everybody that one of them dominates is hidden, and no group has one', async () => {
  const questionnaire = questionnaireOf([oneOf('region', ['a', 'b']), numberItem('tall')], {
    breakdowns: ['region'],
  });
  const answers = Array.from({ length: 24 }, (_, place) => ({
    region: place % 2 === 0 ? 'a' : 'b',
    tall: place === 0 ? 900 : 0,
  }));
  const means = meansOf(await publicationOf(questionnaire, answers), 'tall');
  expect(Object.values(means)).toEqual(['hidden', 'hidden', 'hidden']);
});

test('No largest number follows from any groups of two breakdowns less others, as trying them all finds', () => {
  const own = fc.array(fc.oneof(fc.nat(9), fc.constantFrom(0, 90)), { maxLength: 4 });
  let safe = 0;
  fc.assert(
    fc.property(fc.array(own, { minLength: 9, maxLength: 9 }), (numbers) => {
      const atoms = numbers.map((_, atom) => [Math.floor(atom / 3), atom % 3]);
      const below = numbers.map((each) => spreadOf(each.map((number) => 100_000 - number)));
      const of: Numbers = { atoms, above: numbers.map(spreadOf), below };
      const sums = [0, 1].flatMap((division) =>
        [0, 1, 2].map(
          (group) => new Set(atoms.flatMap((codes, atom) => (codes[division] === group ? [atom] : []))),
        ),
      );
      if (!areSafeTogether(of, sums, { ...standardPolicy, minimumBase: 2 })) return;
      safe += 1;
      for (const chosen of combinations(6)) {
        const held = atoms.map((codes) => chosen[codes[0]!]! + chosen[3 + codes[1]!]!);
        const isSet = held.every((times, atom) => numbers[atom]!.length === 0 || times === 0 || times === 1);
        const told = numbers.filter((_, atom) => held[atom] === 1).flat();
        if (!isSet || told.length === 0) continue;
        const [first = 0, second = 0] = told.toSorted((one, other) => other - one);
        expect(told.length).toBeGreaterThanOrEqual(2);
        expect(told.reduce((sum, each) => sum + each, 0) - second).toBeGreaterThanOrEqual(1.1 * first - 1e-6);
        expect(first).toBeGreaterThan(0);
      }
    }),
    { numRuns: 400, seed: 1 },
  );
  // Some are safe, so that there is something to try.
  expect(safe).toBeGreaterThan(20);
});

/** Every way to take each of some sums once, not at all, or away. */
function combinations(sums: number): number[][] {
  return Array.from({ length: 3 ** sums }, (_, number) =>
    Array.from({ length: sums }, (_, place) => (Math.floor(number / 3 ** place) % 3) - 1),
  );
}
