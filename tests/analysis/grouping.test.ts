import { buildDataset } from '../../server/analysis/build-dataset.ts';
import type { Table } from '../../server/analysis/table.ts';
import { tabulate } from '../../server/analysis/tabulate.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import {
  agreement,
  bandsOf,
  batteryItem,
  countOf,
  indicator,
  numberItem,
  oneOf,
  questionnaireOf,
} from '../builders/questionnaire.ts';

type Json = Record<string, unknown>;

const north = indicator('nord', { item: 'r', in: ['n'] });
const large = indicator('stor', { item: 'n', atLeast: 50 });
const content = indicator('enig', { item: '1', in: ['ja'] });

function asked(derived: Json[], breakdowns = ['r', 'st']): Questionnaire {
  return questionnaireOf(
    [
      oneOf('r', ['n', 'm', 's']),
      numberItem('n'),
      oneOf('1', ['ja', 'nei']),
      oneOf('2', ['ja', 'nei']),
      batteryItem('3', 'enighet', ['skole', 'nav']),
    ],
    { scales: agreement, derived: [bandsOf('st', 'n', [0, 50]), ...derived], breakdowns },
  );
}

async function tablesOf(questionnaire: Questionnaire): Promise<Table[]> {
  return tabulate(await buildDataset(questionnaire, []), questionnaire);
}

async function tableIds(...given: Parameters<typeof asked>): Promise<string[]> {
  return (await tablesOf(asked(...given))).map(({ id }) => id);
}

describe('What is made from a question that makes groups', () => {
  test('is never broken down: region in each size would be a crossed breakdown', async () => {
    const tables = await tablesOf({ ...asked([north, large, content]), disclosure: 'open' });
    const ids = tables.map(({ id }) => id);
    expect(ids.filter((id) => /^(nord|stor|enig)/.test(id))).toEqual([
      'nord',
      'stor',
      'enig',
      'enig_by_r',
      'enig_by_st',
    ]);
  });

  test('is found through other indicators, and through counts', async () => {
    const through = indicator('nord-og-enig', {
      all: [
        { item: 'nord', in: ['ja'] },
        { item: 'enig', in: ['ja'] },
      ],
    });
    const derived = [north, content, through, countOf('antall', ['nord', 'enig'])];
    const ids = (await tablesOf({ ...asked(derived), disclosure: 'open' })).map(({ id }) => id);
    expect(ids.filter((id) => /^(nord-og-enig|antall)/.test(id))).toEqual(['nord-og-enig', 'antall']);
  });

  test('is said to make groups itself', async () => {
    const tables = await tablesOf(asked([north, content]));
    const makesGroups = (id: string) => tables.find((table) => table.id === id)?.makesGroups;
    expect(['r', 'n', 'nord', '1', 'enig'].map(makesGroups)).toEqual([true, true, true, false, false]);
  });
});

test('Unless the figures are open, what is derived or routed is counted for everybody alone', async () => {
  const routed = { item: '1', in: ['ja'] };
  const questionnaire = questionnaireOf(
    [
      oneOf('r', ['n', 's']),
      oneOf('1', ['ja', 'nei']),
      oneOf('2', ['ja', 'nei'], { showIf: routed }),
      oneOf('3', ['ja', { code: 'nei', showIf: routed }]),
      batteryItem('4', 'enighet', ['skole', { id: 'nav', showIf: routed }]),
      oneOf('5', ['ja', 'nei'], { showIf: { item: 'r', in: ['n'] } }),
    ],
    { scales: agreement, derived: [content], breakdowns: ['r'] },
  );
  const brokenDown = async (disclosure: 'controlled' | 'open') =>
    (await tablesOf({ ...questionnaire, disclosure })).flatMap((table) =>
      table.scope === 'breakdown' ? [table.variable] : [],
    );
  expect(await brokenDown('controlled')).toEqual(['1', '4.skole', '5']);
  expect(await brokenDown('open')).toEqual(['1', '2', '3', '4.skole', '4.nav', '5', 'enig']);
});

describe('What is made from two questions that make groups', () => {
  test.each<[string, Json]>([
    [
      'an indicator',
      indicator('kryss', {
        any: [
          { item: 'r', in: ['n'] },
          { item: 'n', atLeast: 50 },
        ],
      }),
    ],
    ['a count', countOf('kryss', ['nord', 'stor'])],
  ])('is not tabulated: %s', async (_, crossing) => {
    expect(await tableIds([north, large, crossing])).not.toContain('kryss');
    expect(await tableIds([north, large, crossing], [])).toContain('kryss');
  });

  test('makes no groups either', async () => {
    const crossing = indicator('liten-i-nord', {
      all: [
        { item: 'r', in: ['n'] },
        { item: 'n', atMost: 49 },
      ],
    });
    const ids = await tableIds([crossing], ['r', 'st', 'liten-i-nord']);
    expect(ids).toContain('1_by_st');
    expect(ids.filter((id) => id.includes('liten-i-nord'))).toEqual([]);
  });
});

describe('What is made from what makes groups and from other answers', () => {
  const inNorth = { item: 'r', in: ['n'] };
  const elsewhere = { item: 'r', in: ['m', 's'] };
  const yes = { item: '1', in: ['ja'] };
  const enough = { item: '4', atLeast: 1 };
  const items = [
    oneOf('r', ['n', 'm', 's']),
    oneOf('1', ['ja', 'nei']),
    numberItem('4'),
    oneOf('5', ['ja', 'nei'], { showIf: inNorth }),
    oneOf('6', ['ja', 'nei'], { showIf: elsewhere }),
    batteryItem('7', 'enighet', ['skole', { id: 'sameting', showIf: inNorth }]),
  ];
  const yesTo = (item: string) => ({ item, in: ['ja'] });
  const madeOf = async (derived: Json[], rest: Json = {}) => {
    const questionnaire = questionnaireOf(items, { scales: agreement, derived, breakdowns: ['r'], ...rest });
    return (await tablesOf(questionnaire)).flatMap(({ id }) => (id === 'm' ? [id] : []));
  };

  test.each<[string, Json[]]>([
    ['an answer in one group', [indicator('m', { all: [inNorth, yes] }, 'no')]],
    ['a number in one group', [indicator('m', { all: [inNorth, enough] })]],
    ['a group or an answer', [indicator('m', { any: [inNorth, yes] })]],
    ['neither', [indicator('m', { not: { any: [inNorth, yes] } })]],
    [
      'one answer in one group and another elsewhere',
      [indicator('m', { any: [{ all: [inNorth, yes] }, { all: [elsewhere, { not: yes }] }] })],
    ],
    ['through other indicators', [north, content, indicator('m', { all: [yesTo('nord'), yesTo('enig')] })]],
    ['through a count', [north, content, countOf('m', ['nord', 'enig'])]],
    [
      'a question for one group and one for all',
      [indicator('m', { all: [{ item: '5', answered: true }, yes] })],
    ],
    ['a question for one group, not answered, and one for all', [indicator('m', { any: [yesTo('5'), yes] })]],
    [
      'a row for one group and one for all',
      [indicator('m', { item: '7', rows: { in: ['enig'], atLeast: 1 } })],
    ],
    ['a part of those who were asked', [indicator('m', { all: [{ item: 'r', in: ['m'] }, yesTo('6')] })]],
  ])('is not tabulated unless the figures are open: %s', async (_, derived) => {
    expect(await madeOf(derived)).toEqual([]);
    expect(await madeOf(derived, { disclosure: 'open' })).toEqual(['m']);
    expect(await madeOf(derived, { breakdowns: [] })).toEqual(['m']);
  });

  test.each<[string, Json[]]>([
    ['groups alone', [indicator('m', { not: inNorth })]],
    ['answers alone', [indicator('m', { all: [yes, enough] })]],
    ['a question for one group', [indicator('m', yesTo('5'))]],
    ['a row for one group', [indicator('m', { item: '7', row: 'sameting', in: ['enig'] })]],
    [
      'one question in two versions, each with those that are asked it',
      [indicator('m', { any: [{ all: [inNorth, yesTo('5')] }, { all: [elsewhere, yesTo('6')] }] })],
    ],
    ['one question in two versions', [indicator('m', { any: [yesTo('5'), yesTo('6')] })]],
    ['counts of such', [content, indicator('stort', enough), countOf('m', ['enig', 'stort'])]],
  ])('is tabulated when everybody who is asked the same is judged alike: %s', async (_, derived) => {
    expect(await madeOf(derived)).toEqual(['m']);
  });
});

describe('A breakdown by an indicator', () => {
  test('makes groups of the questions behind it too', async () => {
    const ids = await tableIds([content], ['r', 'enig']);
    expect(ids).toContain('2_by_enig');
    expect(ids.filter((id) => /^(1|enig)/.test(id))).toEqual(['1', 'enig']);
  });

  test('is left out when it looks at what makes the groups of another', async () => {
    const ids = await tableIds([north], ['r', 'nord']);
    expect(ids).toContain('2_by_r');
    expect(ids).not.toContain('2_by_nord');
  });
});

test('A table says which variables it is made from, down to the rows of a battery', async () => {
  const tables = await tablesOf({
    ...asked([
      content,
      indicator('rader', { item: '3', rows: { in: ['enig'], atLeast: 1 } }),
      indicator('skole', { item: '3', row: 'skole', in: ['enig'] }),
      countOf('antall', ['enig', 'skole']),
    ]),
    disclosure: 'open',
  });
  const madeFrom = (id: string) => tables.find((table) => table.id === id)?.madeFrom.toSorted();
  expect(madeFrom('1')).toEqual([]);
  expect(madeFrom('rader')).toEqual(['3.nav', '3.skole']);
  expect(madeFrom('antall')).toEqual(['1', '3.skole', 'enig', 'skole']);
  expect(madeFrom('antall_by_r')).toEqual(madeFrom('antall'));
});
