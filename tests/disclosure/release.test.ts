import { analyse } from '../../server/analysis/analyse.ts';
import { buildDataset } from '../../server/analysis/build-dataset.ts';
import { standardPolicy } from '../../server/disclosure/policy.ts';
import { type Release, type ReleasedTable, release } from '../../server/disclosure/release.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import {
  bandsOf,
  indicator,
  numberItem,
  oneOf,
  questionnaireOf,
  severalOf,
} from '../builders/questionnaire.ts';
import { given } from '../builders/responses.ts';

const regions = ['nord', 'sor', 'ost', 'vest'];
const questionnaire = questionnaireOf(
  [
    oneOf('1', regions),
    oneOf('2', ['ja', 'nei']),
    severalOf('3', ['a', 'b'], { showIf: { item: '2', in: ['ja'] } }),
    numberItem('4'),
    numberItem('5'),
  ],
  {
    derived: [bandsOf('grupper', '4', [0, 10])],
    breakdowns: ['1'],
    coverage: {
      measure: '4',
      by: '1',
      register: { source: 'Registeret', totals: { nord: 100, sor: 100, ost: 100, vest: 100 } },
    },
  },
);

async function releaseOf(answers: Answers[], asked: Questionnaire = questionnaire): Promise<Release> {
  return release(analyse(await buildDataset(asked, given(answers)), asked), standardPolicy);
}

/** So many respondents in each region, with one answer to everything else. */
function respondents(counts: Record<string, number>, rest: Answers = { 2: 'ja', 4: 3, 5: 2 }): Answers[] {
  return Object.entries(counts).flatMap(([region, count]) =>
    Array.from({ length: count }, () => ({ 1: region, ...rest })),
  );
}

function table(released: Release, id: string): ReleasedTable {
  return released.tables.find((candidate) => candidate.id === id)!;
}

function hiddenIn(released: ReleasedTable): string[] {
  const groups = released.scope === 'breakdown' ? released.groups : [released.all];
  return groups.filter((group) => 'hidden' in group).map(({ code }) => code);
}

test('A small group is shown with the smallest of the others, under a name of both', async () => {
  const released = await releaseOf(respondents({ nord: 14, sor: 3, ost: 9, vest: 20 }));
  const broken = table(released, '5_by_1');
  if (broken.scope !== 'breakdown') throw new Error('Not a breakdown.');
  expect(broken.groups).toMatchObject([
    { code: 'nord', base: 14 },
    { code: 'sor+ost', members: ['sor', 'ost'], base: 12 },
    { code: 'vest', base: 20 },
  ]);
  expect(released.control.merged).toEqual([
    { breakdown: '1', members: [['nord'], ['sor', 'ost'], ['vest']] },
  ]);
});

test('With room for one group only, nothing is broken down by it', async () => {
  const released = await releaseOf(respondents({ nord: 14, sor: 3 }));
  expect(released.tables.filter(({ scope }) => scope === 'breakdown')).toEqual([]);
  expect(released.control.dropped).toEqual([{ breakdown: '1', reason: 'tooFew' }]);
});

test('Where too few in a group answered an item, the item is not broken down by it', async () => {
  const everywhere = respondents({ nord: 9, sor: 9, ost: 9, vest: 9 });
  const half = [
    ...everywhere,
    ...respondents({ nord: 6, sor: 6, ost: 6, vest: 6 }, { 2: 'nei', 4: 5, 5: 1 }),
  ];
  expect(hiddenIn(table(await releaseOf(half), '2_by_1'))).toEqual([]);
  const few = half.map((answers, place): Answers => {
    return answers[1] === 'ost' && place % 4 > 0 ? { 1: 'ost', 4: 3, 5: 1 } : answers;
  });
  const released = await releaseOf(few);
  expect(hiddenIn(table(released, '2_by_1'))).toEqual(regions);
  expect(hiddenIn(table(released, '5_by_1'))).toEqual([]);
});

test('Respondents without a region cannot be found by subtraction', async () => {
  const released = await releaseOf([
    ...respondents({ nord: 9, sor: 8, ost: 7, vest: 7 }),
    { 2: 'nei', 4: 3, 5: 1 },
    { 2: 'nei', 4: 3, 5: 1 },
  ]);
  // The smallest group, and on a tie the later, is what is left with them.
  expect(hiddenIn(table(released, '5_by_1'))).toEqual(['vest']);
});

test.each([
  [0, 0],
  [1, { hidden: 'confidential' }],
  [4, { hidden: 'confidential' }],
  [5, 5],
])('How many were not asked is hidden where they are few: %i', async (few, shown) => {
  const answers = [...respondents({ nord: 9, sor: 9 }), ...respondents({ nord: few }, { 2: 'nei' })];
  const released = await releaseOf(answers);
  expect(table(released, '3')).toMatchObject({ all: { base: 18, notAsked: shown } });
});

test('An item that too few have answered is hidden as a whole', async () => {
  const released = await releaseOf([...respondents({ nord: 9 }, { 2: 'nei' }), ...respondents({ nord: 4 })]);
  expect(table(released, '3')).toMatchObject({ scope: 'national', all: { hidden: 'confidential' } });
  expect(released.sizes).toMatchObject({
    all: { hidden: 'confidential' },
    summary: { hidden: 'confidential' },
  });
});

test('The sizes of merged groups are hidden where the groups are counted', async () => {
  const released = await releaseOf(respondents({ nord: 14, sor: 3, ost: 9, vest: 20 }));
  const sizes = table(released, '1');
  if (sizes.scope !== 'national' || 'hidden' in sizes.all) throw new Error('The table is hidden.');
  expect(sizes.all.cells).toEqual([
    { count: 14, share: 30 },
    { hidden: 'confidential' },
    { hidden: 'confidential' },
    { count: 20, share: 43 },
  ]);
});

test('An indicator of what makes groups shows no size of a small group', async () => {
  const indicators = questionnaireOf([oneOf('1', regions), numberItem('4')], {
    derived: [bandsOf('grupper', '4', [0, 50]), indicator('stor', { item: '4', atLeast: 50 })],
    breakdowns: ['1', 'grupper'],
  });
  const released = await releaseOf(
    [...respondents({ nord: 14, sor: 9 }, { 4: 10 }), ...respondents({ nord: 2 }, { 4: 80 })],
    indicators,
  );
  expect(released.tables.map(({ id }) => id)).toEqual(['1', '4', 'stor']);
  expect(JSON.stringify(table(released, 'stor'))).not.toContain('"count":2,');
});

test('A net over hidden groups is hidden with them', async () => {
  const nets = [{ code: 'fjernt', label: 'Fjernt', options: ['nord', 'sor'] }];
  const netted = questionnaireOf([oneOf('1', regions, { nets }), oneOf('2', ['ja', 'nei'])], {
    breakdowns: ['1'],
  });
  const released = await releaseOf(respondents({ nord: 14, sor: 3, ost: 9, vest: 20 }, { 2: 'ja' }), netted);
  const sizes = table(released, '1');
  if (sizes.scope !== 'national' || 'hidden' in sizes.all) throw new Error('The table is hidden.');
  expect(sizes.all.cells.at(-1)).toEqual({ hidden: 'confidential' });
});

test('A group’s sum and the register’s are hidden with the group', async () => {
  const released = await releaseOf(respondents({ nord: 14, sor: 3, ost: 9, vest: 20 }));
  expect(released.coverage).toMatchObject({
    groups: [
      { code: 'nord', answers: 14, total: 42, register: 100, share: 42 },
      { code: 'sor', hidden: 'confidential' },
      { code: 'ost', hidden: 'confidential' },
      { code: 'vest', answers: 20, total: 60 },
    ],
    all: { answers: 46, total: 138, register: 400, share: 34.5 },
  });
});

test('Shares leave as whole percent, means with one decimal, and what stands outside the base without a share', async () => {
  const values = [1, 1, 2, 3, 3, 3];
  const released = await releaseOf(
    values.map((value, row) => ({
      1: 'nord',
      4: value,
      ...(row > 0 ? { 2: row === 1 ? 'nei' : 'ja' } : {}),
    })),
  );
  expect(table(released, '4')).toMatchObject({ all: { summary: { mean: 2.2, median: 2.5 } } });
  expect(table(released, '2')).toMatchObject({
    all: {
      base: 5,
      cells: [
        { count: 4, share: 80 },
        { count: 1, share: 20 },
      ],
      noAnswer: { count: 1, withoutShare: 'outsideBase' },
    },
  });
});

test('How many gave no answer, or were not asked, is told of everybody and of no group', async () => {
  const released = await releaseOf(respondents({ nord: 14, sor: 9 }));
  expect(Object.keys((table(released, '5') as { all: object }).all)).toContain('noAnswer');
  const broken = table(released, '5_by_1');
  const keys = broken.scope === 'breakdown' ? broken.groups.flatMap(Object.keys) : [];
  expect(keys).not.toContain('noAnswer');
  expect(keys).not.toContain('notAsked');
});

test('A release tells how far it has come, and stops when it is told to', async () => {
  const analysis = analyse(
    await buildDataset(questionnaire, given(respondents({ nord: 9, sor: 9 }))),
    questionnaire,
  );
  const told: [number, number][] = [];
  await release(analysis, standardPolicy, { progress: (done, of) => told.push([done, of]) });
  expect(told).toEqual([1, 2, 3, 4, 5].map((done) => [done, 5]));
  const stop = new AbortController();
  const stopped = release(analysis, standardPolicy, {
    progress: () => stop.abort(new Error('Stopped.')),
    signal: stop.signal,
  });
  await expect(stopped).rejects.toThrow('Stopped.');
});
