import type { Stratum } from '../../server/analysis/exchanges.ts';
import type { Category } from '../../server/analysis/table.ts';
import { auditOf, type Goal } from '../../server/disclosure/audit.ts';
import { publishable } from '../../server/disclosure/cells.ts';
import { fewestConcerned } from '../../server/disclosure/differencing.ts';
import { mergeSmall } from '../../server/disclosure/groups.ts';
import { standardPolicy } from '../../server/disclosure/policy.ts';
import type { Equation, Programme, Sum } from '../../server/disclosure/programme.ts';
import { revealedBy } from '../../server/disclosure/revision.ts';
import { enumerated } from './enumerated.ts';
import { versionOf } from './versions.ts';

const names = ['A', 'B', 'C', 'D', 'E'];
const yes: Category = { code: 'ja', role: 'option', inBase: true };

/** The cells of one breakdown, with the national figure, that are hidden. */
async function hiddenOf(bases: number[], counts: number[]): Promise<string[]> {
  const groups = bases.map((_, place) => ({ code: names[place]!, members: [names[place]!] }));
  const shown = await publishable(
    {
      codes: ['ja'],
      strata: bases.map((base, atom): Stratum => {
        return { atom, context: 0, counts: [counts[atom]!, base - counts[atom]!] };
      }),
    },
    [yes],
    [yes],
    {
      atoms: bases.map((_, place) => [place]),
      divisions: [{ breakdown: 'gruppe', groups }],
      isShown: () => true,
    },
    standardPolicy,
  );
  return groups.flatMap(({ code }) => (shown.has(`gruppe ${code} ja`) ? [] : [code]));
}

const all = (unknowns: number): Sum => ({
  terms: Array.from({ length: unknowns }, (_, place) => [place, 1]),
  constant: 0,
});
const one = (unknown: number): Sum => ({ terms: [[unknown, 1]], constant: 0 });
const exactly = (sum: Sum, count: number): Equation => ({ sum, from: count, to: count });

/** What whoever reads the figures knows of the hidden ones. */
function rangesOf(bases: number[], counts: number[], hidden: string[]): [number, number][] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const programme: Programme = {
    least: bases.map(() => 0),
    most: bases,
    equations: [
      exactly(all(bases.length), total),
      ...counts.flatMap((count, place) =>
        hidden.includes(names[place]!) ? [] : [exactly(one(place), count)],
      ),
    ],
  };
  return hidden.map((name) => enumerated(programme, one(names.indexOf(name))));
}

const bases = [40, 38, 36, 40, 34];

test.each<[string, number[], number[], string[], [number, number][]]>([
  [
    'P1',
    bases,
    [12, 1, 9, 15, 7],
    ['B', 'E'],
    [
      [0, 8],
      [0, 8],
    ],
  ],
  ['P1b', bases, [12, 5, 9, 15, 7], [], []],
  [
    'P1c',
    bases,
    [2, 1, 2, 15, 7],
    ['A', 'B', 'C'],
    [
      [0, 5],
      [0, 5],
      [0, 5],
    ],
  ],
  [
    'P2',
    bases,
    [0, 1, 9, 15, 7],
    ['A', 'B', 'E'],
    [
      [0, 8],
      [0, 8],
      [0, 8],
    ],
  ],
  [
    'P3',
    [120, 68],
    [118, 30],
    ['A', 'B'],
    [
      [80, 120],
      [28, 68],
    ],
  ],
])('%s: with the national total published', async (_, groups, counts, hidden, ranges) => {
  expect(await hiddenOf(groups, counts)).toEqual(hidden);
  expect(rangesOf(groups, counts, hidden)).toEqual(ranges);
});

/** Whether each of these can be as much as three apart. */
function passes(programme: Programme, truth: number[], sums: Sum[], published: Equation[]): Promise<boolean> {
  const goals = sums.map((sum): Goal => ({ sum, needs: { apart: 3 } }));
  return auditOf(programme, goals, truth).passes(published);
}

test('P2: an audit rejects hiding the two sensitive cells alone', async () => {
  const counts = [0, 1, 9, 15, 7];
  const programme = { least: bases.map(() => 0), most: bases, equations: [exactly(all(5), 32)] };
  const published = [2, 3, 4].map((place) => exactly(one(place), counts[place]!));
  expect(await passes(programme, counts, [one(0), one(1)], published)).toBe(false);
  expect(await passes(programme, counts, [one(0), one(1)], published.slice(0, 2))).toBe(true);
});

test('P5: in a scale with a net, another cell of the same net does not protect; its neighbour does', async () => {
  const counts = [1, 4, 8, 15, 10];
  const net: Sum = {
    terms: [
      [3, 1],
      [4, 1],
    ],
    constant: 0,
  };
  const programme = {
    least: counts.map(() => 0),
    most: counts.map(() => 38),
    equations: [exactly(all(5), 38), exactly(net, 25)],
  };
  const shown = (hidden: number[]) =>
    [0, 1, 2, 3, 4]
      .filter((place) => !hidden.includes(place))
      .map((place) => exactly(one(place), counts[place]!));
  expect(await passes(programme, counts, [one(0)], shown([0, 4]))).toBe(false);
  expect(await passes(programme, counts, [one(0)], shown([0, 1]))).toBe(true);
  const known = { ...programme, equations: [...programme.equations, ...shown([0, 1])] };
  expect(enumerated(known, one(0))).toEqual([0, 5]);
  const follows = { ...programme, equations: [...programme.equations, ...shown([0, 4])] };
  expect([enumerated(follows, one(0)), enumerated(follows, one(4))]).toEqual([
    [1, 1],
    [10, 10],
  ]);
});

describe('P6: two crossed breakdowns', () => {
  const atoms = [
    { members: [1, 0, 1, 0], respondents: 17 },
    { members: [1, 0, 0, 1], respondents: 3 },
    { members: [0, 1, 1, 0], respondents: 3 },
    { members: [0, 1, 0, 1], respondents: 17 },
  ];

  test('concern six by sum and difference, which is too few where the minimum is ten', () => {
    expect(fewestConcerned(atoms, 10)).toBe(6);
    expect(fewestConcerned(atoms, 6)).toBeUndefined();
  });

  test('are not shown together when an atom would be known', async () => {
    const counts = [14, 3, 0, 10];
    const divisions = ['AB', 'SL'].map((codes) => ({
      breakdown: codes,
      groups: [...codes].map((code) => ({ code, members: [code] })),
    }));
    const shown = await publishable(
      {
        codes: ['ja'],
        strata: atoms.map(({ respondents }, atom) => ({
          atom,
          context: 0,
          counts: [counts[atom]!, respondents - counts[atom]!],
        })),
      },
      [yes],
      [yes],
      {
        atoms: [
          [0, 0],
          [0, 1],
          [1, 0],
          [1, 1],
        ],
        divisions,
        isShown: () => true,
      },
      standardPolicy,
    );
    // A has 17 of 20 and S 14 of 20. With both published, AL is 3 of 3 and BS 0 of 3.
    expect(shown.size).toBeLessThan(4);
    expect(shown.size).toBeGreaterThan(0);
  });
});

test('P7: a large group less its districts is one service', () => {
  const atoms = [
    { members: [1, 0, 1, 0], respondents: 11 },
    { members: [1, 0, 0, 1], respondents: 1 },
    { members: [0, 1, 0, 1], respondents: 50 },
  ];
  expect(fewestConcerned(atoms, 5)).toBe(1);
});

test.each<[string, boolean, [string, number][], [string, number][]]>([
  [
    'in order',
    true,
    [
      ['1', 6],
      ['2', 16],
      ['3', 19],
      ['4', 11],
      ['5', 6],
    ],
    [
      ['1+2', 22],
      ['3', 19],
      ['4+5', 17],
    ],
  ],
  [
    'not in order',
    false,
    [
      ['N', 7],
      ['M', 10],
      ['V', 9],
      ['S', 14],
      ['O', 18],
    ],
    [
      ['N+V', 16],
      ['M', 10],
      ['S', 14],
      ['O', 18],
    ],
  ],
])('P8: groups %s are merged until each has ten', (_, isOrdered, given, expected) => {
  const groups = given.map(([code, respondents]) => ({ code, members: [code], respondents }));
  const merged = mergeSmall(groups, isOrdered, { minimumBase: 10 });
  expect(merged.map(({ code, respondents }) => [code, respondents])).toEqual(expected);
});

describe('P9: several of three options, of twenty, with the third hidden', () => {
  // One unknown for each combination of ticks: bit 0 is the first option, bit 1 the second, bit 2 the third.
  const patterns = [0, 1, 2, 3, 4, 5, 6, 7];
  const ticks = (bit: number): Sum => ({
    terms: patterns.flatMap((pattern) => (pattern & (1 << bit) ? [[pattern, 1] as const] : [])),
    constant: 0,
  });
  const known = [exactly(all(8), 20), exactly(ticks(0), 10), exactly(ticks(1), 9)];
  const third = (...more: Equation[]) =>
    enumerated(
      { least: patterns.map(() => 0), most: patterns.map(() => 20), equations: [...known, ...more] },
      ticks(2),
    );
  const none = exactly(one(0), 10);
  const mean = exactly(
    {
      terms: patterns.map((pattern) => [pattern, [0, 1, 2].filter((bit) => pattern & (1 << bit)).length]),
      constant: 0,
    },
    21,
  );

  test('alone it is anything from none to all', () => expect(third()).toEqual([0, 20]));

  // Ten ticked something, and ten ticked the first: any of those may have ticked the third too.
  test('with how many ticked nothing it is up to ten', () => expect(third(none)).toEqual([0, 10]));

  test('with the mean number of ticks it is known', () => expect(third(none, mean)).toEqual([2, 2]));
});

describe('P10: P3 with a share that is weighted', () => {
  // The frames are 140 and 90: the share is (140 a / 120 + 90 b / 68) / 230. Times 230 * 120 * 68 it is whole.
  const weighted: Sum = {
    terms: [
      [0, 140 * 68],
      [1, 90 * 120],
    ],
    constant: 0,
  };
  const share = (from: number, below: number): Equation => ({
    sum: weighted,
    from: Math.ceil(from * 230 * 120 * 68),
    to: Math.ceil(below * 230 * 120 * 68) - 1,
  });
  const programme = { least: [0, 0], most: [120, 68], equations: [exactly(all(2), 148)] };
  const rangeWith = (equation: Equation) =>
    enumerated({ ...programme, equations: [...programme.equations, equation] }, one(0));

  test('with one decimal gives the cell away', async () => {
    const decimal = share(0.7705, 0.7715);
    expect(rangeWith(decimal)).toEqual([118, 119]);
    expect(await passes(programme, [118, 30], [one(0)], [decimal])).toBe(false);
  });

  test('in whole percent does not', async () => {
    const whole = share(0.765, 0.775);
    expect(rangeWith(whole)).toEqual([113, 120]);
    expect(await passes(programme, [118, 30], [one(0)], [whole])).toBe(true);
  });
});

test('P11: a revision tells of two who were added', () => {
  const [before, two, mixed] = [
    versionOf([['nord', 36, 12]]),
    versionOf([['nord', 38, 13]]),
    versionOf([['nord', 42, 15]]),
  ];
  const told = revealedBy(before, two, standardPolicy);
  expect(told).toContainEqual({ why: 'few', figure: '2', table: '2_by_1', group: 'nord' });
  expect(revealedBy(before, before, standardPolicy)).toEqual([]);
  expect(revealedBy(before, mixed, standardPolicy)).toEqual([]);
});
