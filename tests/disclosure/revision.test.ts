import { standardPolicy } from '../../server/disclosure/policy.ts';
import type { ReleasedGroup } from '../../server/disclosure/released.ts';
import { type Revised, revealedBy } from '../../server/disclosure/revision.ts';
import { cellOf, figureOf, type GroupOf, versionOf, versionWith } from './versions.ts';

const reasons = (before: Revised, after: Revised) => [
  ...new Set(revealedBy(before, after, standardPolicy).map(({ why }) => why)),
];

const sor: GroupOf = ['sor', 40, 20];

describe('Of those who were added to a group', () => {
  test.each<[string, GroupOf, string[]]>([
    ['there are none', ['nord', 36, 12], []],
    ['there are four', ['nord', 40, 14], ['few']],
    ['there are five, who cannot have answered both things three times', ['nord', 41, 15], ['alike']],
    ['there are six, and half of them said yes', ['nord', 42, 15], []],
    ['all said yes', ['nord', 46, 22], ['alike']],
    ['all but two said yes', ['nord', 46, 20], ['alike']],
    ['all but three said yes', ['nord', 46, 19], []],
    ['none said yes', ['nord', 46, 12], ['alike']],
    ['two said yes', ['nord', 46, 14], ['alike']],
    ['more said yes than there are', ['nord', 46, 25], ['alike']],
    ['there are none, and six changed to yes', ['nord', 36, 18], ['alike']],
    ['there are none, and one changed to yes', ['nord', 36, 13], ['few']],
    ['six were taken out, and half of them had said yes', ['nord', 30, 9], []],
    ['six were taken out, and all had said yes', ['nord', 30, 6], ['alike']],
  ])('%s', (_, nord, expected) => {
    expect(reasons(versionOf([['nord', 36, 12], sor]), versionOf([nord, sor]))).toEqual(expected);
  });
});

describe('What is shown of groups', () => {
  const before = versionOf([['nord', 36, 12], sor]);

  test.each<[string, Revised, Revised, string[]]>([
    ['is hidden in the newer', before, versionOf([['nord', 36], sor]), ['hidden']],
    ['is hidden in the older', versionOf([['nord', 36], sor]), before, ['hidden']],
    ['is merged in the newer', before, versionOf([['nord+sor', 76, 32]]), ['groups']],
    ['is merged in the older', versionOf([['nord+sor', 76, 32]]), before, ['groups']],
    [
      'has a breakdown that is dropped in the newer',
      versionOf([['nord', 36, 12], sor], { by: '3', groups: [['stor', 76, 32]] }),
      before,
      ['groups'],
    ],
  ])('%s', (_, one, other, expected) => {
    // Hidden counts are of everybody too here.
    expect(reasons(one, other)).toEqual(expect.arrayContaining(expected));
  });
});

describe('What is left of a breakdown', () => {
  const all = (base: number, yes: number): ReleasedGroup => {
    return { code: '', base, cells: [cellOf(yes, base), cellOf(base - yes, base)] };
  };
  const version = (base: number, yes: number, nord: GroupOf) =>
    versionWith([{ ...figureOf([nord, ['sor']]), all: all(base, yes) }]);
  const before = version(76, 32, ['nord', 36, 12]);

  test.each<[string, Revised, string[]]>([
    ['has six mixed answers more', version(82, 35, ['nord', 36, 12]), []],
    ['has four more, and the shown group has six', version(86, 37, ['nord', 42, 15]), ['few']],
    ['has six more who said yes, and the shown group has six', version(88, 41, ['nord', 42, 15]), ['alike']],
  ])('%s', (_, after, expected) => {
    expect(reasons(before, after)).toEqual(expected);
  });
});

describe('In a group', () => {
  const version = (chart: 'one' | 'several', base: number, counts: number[]) => {
    const columns = counts.map((_, place) => ({ code: String(place), inBase: true }));
    const row = { base, cells: counts.map((count) => cellOf(count, base)) };
    const rows = [{ code: 'nord', ...row }];
    const breakdowns = [{ table: '2_by_1', id: '1', columns, rows }];
    return versionWith([{ id: '2', chart, columns, all: { code: '', ...row }, breakdowns }]);
  };

  test.each([
    ['one who was added is in no column, as «don’t know»', 'one', 77, [38, 18], ['alike']],
    ['three who were added are', 'one', 79, [38, 18], []],
    ['none is', 'one', 76, [38, 18], []],
    ['those who were added have ticked several each', 'several', 76, [38, 18], []],
    ['none of those who were added has ticked one of them', 'several', 76, [38, 15], ['alike']],
  ] as const)('%s', (_, chart, base, counts, expected) => {
    expect(reasons(version(chart, 70, [35, 15]), version(chart, base, [...counts]))).toEqual(expected);
  });
});

describe('Groups of two breakdowns', () => {
  const version = (nord: GroupOf, south: GroupOf, small: GroupOf, large: GroupOf) =>
    versionOf([nord, south], { by: '3', groups: [small, large] });
  const before = version(['nord', 36, 12], sor, ['liten', 30, 10], ['stor', 46, 22]);

  test('that both have some of those who were added may have few of them in common', () => {
    const after = version(['nord', 43, 16], ['sor', 46, 23], ['liten', 36, 13], ['stor', 53, 26]);
    expect(reasons(before, after)).toEqual(['crossed']);
  });

  test('tell no more together where all who were added are in one group of one of them', () => {
    const after = version(['nord', 43, 16], ['sor', 46, 23], ['liten', 43, 17], ['stor', 46, 22]);
    expect(reasons(before, after)).toEqual([]);
  });
});

describe('Among all who answered', () => {
  const version = (chart: 'one' | 'several', counts: number[], more: Partial<ReleasedGroup> = {}) => {
    const base = counts.reduce((sum, count) => sum + count, 0);
    const cells = counts.map((count) => cellOf(count, base));
    const columns = counts.map((_, place) => ({ code: String(place), inBase: true }));
    return versionWith([
      { id: '2', chart, columns, all: { code: '', base, cells, ...more }, breakdowns: [] },
    ]);
  };

  test.each([
    ['each option was chosen by three', [43, 33, 23], []],
    ['one option was chosen by one of the nine who were added', [45, 33, 21], ['alike']],
    ['one option was chosen by one of the many who were added', [55, 45, 21], []],
    ['nearly all of the many who were added chose one option', [70, 31, 21], ['alike']],
  ])('%s', (_, counts, expected) => {
    expect(reasons(version('one', [40, 30, 20]), version('one', counts))).toEqual(expected);
  });

  test('those who are a few may be the same few as before, and not one more', () => {
    expect(reasons(version('one', [40, 30, 1]), version('one', [45, 35, 1]))).toEqual([]);
    expect(reasons(version('one', [40, 30, 1]), version('one', [45, 35, 2]))).toEqual(['alike']);
  });

  test('few who ticked an option are nearly all who did not', () => {
    expect(reasons(version('several', [40, 30, 20]), version('several', [55, 45, 21]))).toEqual(['alike']);
  });

  test('weighted shares stand only while nothing has changed', () => {
    const weighted = { method: 'raked', cells: [{ share: 44 }, { share: 33 }, { share: 22 }] } as const;
    const shares = { weighted: { ...weighted, cells: [...weighted.cells] } };
    const before = version('one', [40, 30, 20], shares);
    expect(reasons(before, version('one', [40, 30, 20], shares))).toEqual([]);
    expect(reasons(before, version('one', [43, 33, 23], shares))).toEqual(['sum']);
  });

  test('it tells of those who were added that all of them, or none, were asked', () => {
    const before = version('one', [40, 30, 20], { notAsked: 10 });
    expect(reasons(before, version('one', [45, 35, 25], { notAsked: 15 }))).toEqual([]);
    expect(reasons(before, version('one', [45, 35, 25], { notAsked: 10 }))).toEqual(['alike']);
    const none = { ...version('one', [40, 30, 20], { notAsked: 18 }), respondents: 98 };
    expect(reasons(before, none)).not.toEqual([]);
  });
});

describe('Sums', () => {
  const version = (answers: number, total: number, mean = 30): Revised => ({
    ...versionOf([['nord', 36, 12], sor]),
    totals: [
      {
        table: 'saker_size_by_1',
        all: { code: 'alle', answers, total },
        rows: [
          { code: 'nord', answers: 36, total: 1000 },
          { code: 'sor', hidden: 'confidential' },
        ],
        summary: { mean, median: 25 },
      },
      { missing: 'notDeclared' },
    ],
  });

  test.each([
    ['as they were', version(76, 2280), []],
    ['of three more', version(79, 2400), ['few']],
    ['of as many who changed', version(76, 2290), ['few']],
    ['of twenty more', version(96, 2900), ['sum']],
    ['with another mean', version(76, 2280, 31), ['few']],
  ])('%s', (_, after, expected) => {
    expect(reasons(version(76, 2280), after)).toEqual(expected);
  });

  test('that are shown in one of the versions alone', () => {
    const before = version(76, 2280);
    const [, missing] = before.totals;
    const hidden: Revised = {
      ...before,
      totals: [
        {
          table: 'saker_size_by_1',
          all: { code: 'alle', answers: 76, total: 2280 },
          rows: [
            { code: 'nord', answers: 36, total: 1000 },
            { code: 'sor', answers: 40, total: 1280 },
          ],
          summary: { mean: 30, median: 25 },
        },
        missing!,
      ],
    };
    expect(reasons(before, hidden)).toEqual(['hidden']);
    expect(reasons(hidden, before)).toEqual(['hidden']);
  });
});

test('A figure that one of the versions leaves out is passed by', () => {
  const [before, after] = [versionOf([['nord', 36, 12], sor]), versionOf([['nord', 38, 13], sor])];
  expect(reasons(before, { ...after, figures: [] })).toEqual([]);
  expect(reasons({ ...before, figures: [] }, after)).toEqual([]);
});

test('How many came in each group that results are shown by is told by every base, and is no answer', () => {
  const version = (north: number, south: number) => {
    const own = figureOf([['', north + south, north]]);
    const [broken, makesGroups] = [
      figureOf([
        ['nord', north, 12],
        ['sor', south, 20],
      ]),
      own,
    ];
    return versionWith([{ ...makesGroups, id: '1', breakdowns: [] }, broken]);
  };
  const told = revealedBy(version(36, 40), version(46, 40), standardPolicy);
  expect(told.filter(({ figure }) => figure === '1')).toEqual([]);
  expect(told.length).toBeGreaterThan(0);
});
