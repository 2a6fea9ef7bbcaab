import fc from 'fast-check';
import { analyse } from '../../server/analysis/analyse.ts';
import { buildDataset, type GivenAnswers } from '../../server/analysis/build-dataset.ts';
import type { Exchange, Stratum } from '../../server/analysis/exchanges.ts';
import type { Category } from '../../server/analysis/table.ts';
import { cellKey, publishable } from '../../server/disclosure/cells.ts';
import { type Policy, policyFor, standardPolicy } from '../../server/disclosure/policy.ts';
import type { Equation, Programme, Sum } from '../../server/disclosure/programme.ts';
import { type Release, release } from '../../server/disclosure/release.ts';
import type { ReleasedGroup } from '../../server/disclosure/released.ts';
import { weightable } from '../../server/disclosure/weighted.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { indicator, numberItem, oneOf, questionnaireOf, severalOf } from '../builders/questionnaire.ts';
import { enumerated } from './enumerated.ts';

const yes: Category = { code: 'ja', role: 'option', inBase: true };
const no: Category = { code: 'nei', role: 'option', inBase: true };

/** Groups that are shown, that answers are weighted by, and of which so many said yes. */
async function weightedIn(
  bases: number[],
  counts: number[],
  units: number[],
  policy: Policy = standardPolicy,
  effort = Number.POSITIVE_INFINITY,
) {
  const exchange: Exchange = {
    codes: ['ja', 'nei'],
    strata: bases.map((base, atom): Stratum => {
      return { atom, context: 0, counts: [counts[atom]!, base - counts[atom]!] };
    }),
  };
  const layout = {
    atoms: bases.map((_, place) => [place]),
    divisions: [
      {
        breakdown: 'gruppe',
        groups: bases.map((_, place) => ({ code: String(place), members: [String(place)] })),
      },
    ],
    isShown: () => true,
  };
  const categories = [yes, no];
  const published = await publishable(exchange, categories, categories, layout, policy);
  const weights = bases.map((base, place) => (base === 0 ? 0 : units[place]! / base));
  const all = weights.reduce((sum, weight, place) => sum + weight * bases[place]!, 0);
  const share = weights.reduce((sum, weight, place) => sum + weight * counts[place]!, 0) / all;
  const columns = [
    { category: yes, share },
    { category: no, share: 1 - share },
  ];
  const weightOf = (atom: number) => weights[atom]!;
  const shown = await weightable(exchange, categories, categories, layout, policy, published, {
    columns,
    weightOf,
    effort: { left: effort },
  });
  return { published, shown, share };
}

describe('P10: a weighted share', () => {
  test('in whole percent is published beside two hidden groups that it leaves room in', async () => {
    const { published, shown } = await weightedIn([120, 68], [118, 30], [140, 90]);
    expect([...published]).toEqual([]);
    expect([...shown!].sort()).toEqual(['ja', 'nei']);
  });

  test('is hidden where the groups differ so much that it would tell, and no cell is hidden instead', async () => {
    // Each respondent of the second group counts for ten times as many: a percent is less than two of them.
    const { published, shown } = await weightedIn([60, 40], [58, 20], [60, 400]);
    expect([...published]).toEqual([]);
    expect([...shown!]).toEqual([]);
    const alike = await weightedIn([60, 40], [58, 20], [75, 50]);
    expect([...alike.shown!].sort()).toEqual(['ja', 'nei']);
  });

  test('is not told of an option that two chose', async () => {
    const { shown } = await weightedIn([60, 40], [1, 1], [70, 50]);
    expect([...shown!]).toEqual([]);
  });
});

/** Everything that is published of groups, as whoever reads it would reckon: a share is all that rounds to it. */
function readBy(
  bases: number[],
  counts: number[],
  units: number[],
  { published, shown, share }: Awaited<ReturnType<typeof weightedIn>>,
): { national: Programme; known: Programme; isTold: boolean } {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const all = units.reduce((sum, count) => sum + count, 0);
  const national: Programme = {
    least: bases.map(() => 0),
    most: bases,
    equations: [{ sum: { terms: bases.map((_, place) => [place, 1]), constant: 0 }, from: total, to: total }],
  };
  const cells = counts.flatMap((count, place): Equation[] =>
    ['ja', 'nei'].some((code) => published.has(cellKey('gruppe', String(place), code)))
      ? [{ sum: one(place), from: count, to: count }]
      : [],
  );
  const weighted: Sum = {
    terms: bases.flatMap((base, place) => (base > 0 ? [[place, units[place]! / base] as const] : [])),
    constant: 0,
  };
  const within = (whole: number): Equation => ({
    sum: weighted,
    from: ((whole - 0.5) / 100) * all - 1e-6,
    to: ((whole + 0.5) / 100) * all + 1e-6,
  });
  const percent = (part: number) => Math.floor(Math.round(part * 1e11) / 1e9 + 0.5);
  const told = [
    ...(shown?.has('ja') ? [within(percent(share))] : []),
    ...(shown?.has('nei') ? [within(100 - percent(1 - share))] : []),
  ];
  return {
    national,
    known: { ...national, equations: [...national.equations, ...cells, ...told] },
    isTold: told.length > 0,
  };
}

const one = (place: number): Sum => ({ terms: [[place, 1]], constant: 0 });

const loose = { ...standardPolicy, minimumCell: 2, protectionWidth: 2 };
const twoToFourGroups = fc.array(
  fc.integer({ min: 1, max: 14 }).chain((base) => fc.tuple(fc.constant(base), fc.nat(base), fc.nat(9))),
  { minLength: 2, maxLength: 4 },
);

/** Tries every solution of what is published, and holds each group to its protection. */
async function expectSafe(
  given: [base: number, count: number, more: number][],
  effort?: number,
): Promise<boolean> {
  const bases = given.map(([base]) => base);
  const counts = given.map(([, count]) => count);
  const units = given.map(([base, , more]) => base + more);
  const shown = await weightedIn(bases, counts, units, loose, effort);
  const { national, known, isTold } = readBy(bases, counts, units, shown);
  for (const [place, base] of bases.entries()) {
    const [lowest, highest] = enumerated(known, one(place));
    const before = enumerated(national, one(place));
    const isSensitive = counts[place]! < 2 || base - counts[place]! < 2;
    const apart = isSensitive ? Math.min(2, before[1] - before[0]) : 0;
    expect(highest - lowest).toBeGreaterThanOrEqual(apart);
    if (before[1] > 0) expect(highest).toBeGreaterThan(0);
    if (before[0] < base) expect(lowest).toBeLessThan(base);
  }
  return isTold;
}

test('No weighted share gives a sensitive cell away, or the last respondent of a group', async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(twoToFourGroups, async (given) => {
      if (await expectSafe(given)) told += 1;
    }),
    { numRuns: 150 },
  );
  // The rule is tried on shares that are published, and not only on those that are hidden.
  expect(told).toBeGreaterThan(5);
});

test('Nor does one do so where the proof is cut off, wherever that is', async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(twoToFourGroups, fc.nat(150), async (given, effort) => {
      if (await expectSafe(given, effort)) told += 1;
    }),
    { numRuns: 150 },
  );
  expect(told).toBeGreaterThan(5);
});

test('A proof that gets no effort hides the share, and one that gets enough shows it', async () => {
  const shownWith = async (effort: number) =>
    (await weightedIn([120, 68], [118, 30], [140, 90], standardPolicy, effort)).shown?.size ?? 0;
  expect(await shownWith(0)).toBe(0);
  expect(await shownWith(1000)).toBe(2);
});

describe('A wave with a register', () => {
  const regions = ['nord', 'sor', 'vest'];
  const questionnaire = questionnaireOf(
    [
      oneOf('1', ['ja', 'nei', { code: 'uaktuelt', label: 'Ikke aktuelt', missing: 'notRelevant' }]),
      oneOf('2', ['ja', 'nei'], { showIf: { item: '1', in: ['ja'] } }),
      severalOf('3', ['a', 'b']),
      numberItem('4'),
    ],
    {
      derived: [indicator('i', { item: '3', in: ['a'] })],
      background: [
        {
          id: 'region',
          text: 'Region',
          from: 'region',
          options: regions.map((code) => ({ code, label: `Region ${code}` })),
        },
      ],
      breakdowns: ['region'],
      weighting: { by: ['region'] },
    },
  );
  const answering = (number: number, region: string, answer: string): GivenAnswers[] =>
    Array.from({ length: number }, (_, place) => ({
      answers: {
        1: answer,
        3: { chosen: place % 2 ? ['a'] : ['b'] },
        4: place,
        ...(answer === 'ja' ? { 2: 'nei' } : {}),
      },
      background: { region },
    }));
  const wave = [
    ...answering(20, 'nord', 'ja'),
    ...answering(10, 'nord', 'nei'),
    ...answering(10, 'sor', 'ja'),
    ...answering(20, 'sor', 'nei'),
    ...answering(15, 'vest', 'ja'),
    ...answering(15, 'vest', 'nei'),
  ];
  const register = { all: 120, groups: { region: { nord: 60, sor: 30, vest: 30 } } };

  async function released(
    given: GivenAnswers[],
    asked: Questionnaire,
    units?: typeof register,
  ): Promise<Release> {
    const analysis = analyse(await buildDataset(asked, given), asked, units);
    return release(analysis, policyFor(asked.disclosure, asked.protection));
  }
  const nationalOf = ({ tables }: Release, id: string): ReleasedGroup => {
    const table = tables.find((each) => each.id === id);
    if (table?.scope !== 'national') throw new Error('No such table.');
    return table.all;
  };

  test('has both figures of what everybody was asked, in whole percent', async () => {
    const results = await released(wave, questionnaire, register);
    // 30 of each; weights 2, 1 and 1: 90 (30 · 4 + 30 + 30) / 120².
    expect(results.weighting).toEqual({ by: ['region'], method: 'postStratified', designEffect: 1.13 });
    // Unweighted 45 of 90; weighted (60 * 20/30 + 30 * 10/30 + 30 * 15/30) / 120.
    expect(nationalOf(results, '1')).toMatchObject({
      cells: [{ share: 50 }, { share: 50 }, { count: 0 }],
      weighted: {
        method: 'postStratified',
        cells: [{ share: 54 }, { share: 46 }, { missing: 'notWeighted' }],
      },
    });
    expect(nationalOf(results, '3')).toMatchObject({ weighted: { cells: [{ share: 49 }, { share: 51 }] } });
  });

  test.each(['2', 'i', '4'])(
    'has no weighted figure of what is routed, derived or a number: %s',
    async (id) => {
      expect(nationalOf(await released(wave, questionnaire, register), id)).not.toHaveProperty('weighted');
    },
  );

  test('is published as it is otherwise, whatever is weighted', async () => {
    const { weighting: _, ...plain } = questionnaire;
    const with_ = await released(wave, questionnaire, register);
    const without = await released(wave, plain as Questionnaire);
    const stripped = with_.tables.map((table) => {
      if (table.scope === 'breakdown' || 'hidden' in table.all) return table;
      const { weighted: __, ...all } = table.all;
      return { ...table, all };
    });
    expect(stripped).toEqual(without.tables);
    expect(without.weighting).toBeUndefined();
  });

  test.each<[string, GivenAnswers[], typeof register | undefined, string]>([
    ['there is no register', wave, undefined, 'ikke noe register'],
    [
      'a group is silent',
      wave.filter(({ background }) => background?.region !== 'vest'),
      register,
      'Ingen i gruppen «Region vest»',
    ],
    [
      'the register has fewer than answered',
      wave,
      { all: 80, groups: { region: { nord: 20, sor: 30, vest: 30 } } },
      'Rett registeret',
    ],
  ])('is published without weights where %s, and the publisher is told', async (_, given, units, words) => {
    const results = await released(given, questionnaire, units);
    expect(results.weighting).toEqual({
      by: ['region'],
      method: 'none',
      refused: expect.stringContaining(words),
    });
    expect(nationalOf(results, '1')).toHaveProperty('cells');
    expect(nationalOf(results, '1')).not.toHaveProperty('weighted');
  });
});
