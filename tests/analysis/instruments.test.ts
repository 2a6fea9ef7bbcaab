import { buildDataset, type GivenAnswers } from '../../server/analysis/build-dataset.ts';
import type { BreakdownTable, NationalTable, Table } from '../../server/analysis/table.ts';
import { tabulate } from '../../server/analysis/tabulate.ts';
import { DomainError } from '../../server/errors.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import { joinInstruments } from '../../server/questionnaire/instruments.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import {
  agreement,
  batteryItem,
  countOf,
  figureTableItem,
  indicator,
  numberItem,
  oneOf,
  questionnaireOf,
  severalOf,
} from '../builders/questionnaire.ts';
import { given } from '../builders/responses.ts';

type Json = Record<string, unknown>;

const national = (tables: Table[], id: string) => tables.find((table) => table.id === id) as NationalTable;
const brokenDown = (tables: Table[], id: string) => tables.find((table) => table.id === id) as BreakdownTable;

async function tablesOf(questionnaire: Questionnaire, answers: Answers[]): Promise<Table[]> {
  return tabulate(await buildDataset(questionnaire, given(answers)), questionnaire);
}

describe('two instruments of one wave', () => {
  const shared = oneOf('1', ['ja', 'nei']);
  const municipality = questionnaireOf(
    [shared, numberItem('2'), numberItem('4', { showIf: { item: '1', in: ['ja'] } })],
    { instrument: { id: 'kommune', label: 'Kommuner' } },
  );
  const district = questionnaireOf([shared, numberItem('3'), numberItem('4')], {
    instrument: { id: 'bydel', label: 'Bydeler' },
  });
  const whole = { ...joinInstruments([municipality, district]), breakdowns: ['instrument'] };
  const dataset = (responses: GivenAnswers[]) => buildDataset(whole, responses, [municipality, district]);
  const responses = [
    ...given([{ 1: 'ja', 2: 3, 4: 9 }, { 1: 'nei', 2: 5 }, { 1: 'nei' }], 'kommune'),
    ...given([{ 1: 'nei', 3: 7, 4: 8 }, { 1: 'ja' }], 'bydel'),
  ];

  test('are counted together where both ask', async () => {
    const { all } = national(tabulate(await dataset(responses), whole), '1');
    expect(all).toMatchObject({ base: 5, counts: [2, 3], noAnswer: 0, notAsked: 0 });
  });

  test('have not asked each other’s respondents what only one of them asks', async () => {
    const tables = tabulate(await dataset(responses), whole);
    expect(national(tables, '2').all).toMatchObject({ base: 2, noAnswer: 1, notAsked: 2 });
    expect(national(tables, '3').all).toMatchObject({ base: 1, noAnswer: 1, notAsked: 3 });
  });

  test('route each their own respondents', async () => {
    // Item 4 is for those who said yes in the municipalities, and for every district.
    const tables = tabulate(await dataset(responses), whole);
    expect(national(tables, '4').all).toMatchObject({ base: 2, noAnswer: 1, notAsked: 2 });
    expect(national(tables, '4').all.summary).toMatchObject({ mean: 8.5, median: 8.5 });
  });

  test('are groups of a breakdown', async () => {
    const { groups, ungrouped } = brokenDown(tabulate(await dataset(responses), whole), '1_by_instrument');
    expect(groups.map(({ code, base, counts }) => [code, base, counts])).toEqual([
      ['kommune', 3, [1, 2]],
      ['bydel', 2, [1, 1]],
    ]);
    expect(ungrouped).toMatchObject({ base: 0, notAsked: 0 });
  });

  test('take no answers from an instrument that the wave does not have', async () => {
    await expect(dataset(given([{ 1: 'ja' }], 'fylke'))).rejects.toThrow(DomainError);
    await expect(dataset(given([{ 1: 'ja' }]))).rejects.toThrow(DomainError);
  });
});

describe('the groups of instruments', () => {
  const asked = (id: string) =>
    questionnaireOf([oneOf('1', ['ja', 'nei'])], { instrument: { id, label: `Skjema ${id}` } });
  const [kommune, bydel] = [asked('kommune'), asked('bydel')];

  test('have the names of the instruments that were fielded, whatever order they are named in', async () => {
    const whole = { ...joinInstruments([bydel, kommune]), breakdowns: ['instrument'] };
    const responses = [...given([{ 1: 'ja' }], 'kommune'), ...given([{ 1: 'nei' }], 'bydel')];
    const tables = tabulate(await buildDataset(whole, responses, [kommune, bydel]), whole);
    expect(brokenDown(tables, '1_by_instrument').groups).toMatchObject([
      { code: 'kommune', counts: [1, 0] },
      { code: 'bydel', counts: [0, 1] },
    ]);
  });

  test('cannot be made when one of several files says no instrument', async () => {
    const nameless = questionnaireOf([oneOf('1', ['ja', 'nei'])]);
    const fielded = [nameless, kommune, bydel];
    const building = buildDataset(joinInstruments(fielded), given([{ 1: 'ja' }], 'bydel'), fielded);
    await expect(building).rejects.toMatchObject({
      kind: 'setup',
      message: expect.stringContaining('instrument'),
    });
  });
});

describe('an indicator', () => {
  const items = [
    oneOf('1', ['ja', 'nei', { code: 'vet-ikke', missing: 'dontKnow' }]),
    oneOf('2', ['a', 'b']),
  ];
  const answers: Answers[] = [
    { 1: 'ja', 2: 'a' },
    { 1: 'nei', 2: 'a' },
    { 1: 'ja', 2: 'b' },
    { 1: 'vet-ikke', 2: 'b' },
    {},
  ];
  const when = { item: '1', in: ['ja'] };
  const withIndicator = (unknown: 'no' | 'out', rest: Json = {}) =>
    questionnaireOf(items, { derived: [indicator('i', when, unknown)], ...rest });

  test('has those of whom it is known as its base', async () => {
    const { all, categories } = national(await tablesOf(withIndicator('out'), answers), 'i');
    expect(categories.map(({ code }) => code)).toEqual(['ja', 'nei']);
    expect(all).toMatchObject({ base: 3, counts: [2, 1], noAnswer: 2, notAsked: 0 });
  });

  test('has everybody as its base where unknown counts as no', async () => {
    const { all } = national(await tablesOf(withIndicator('no'), answers), 'i');
    expect(all).toMatchObject({ base: 5, counts: [2, 3], noAnswer: 0 });
  });

  test('looks only at answers on the path', async () => {
    const routed = questionnaireOf(
      [oneOf('0', ['x', 'y']), { ...items[0], showIf: { item: '0', in: ['x'] } }],
      { derived: [indicator('i', when)] },
    );
    const { all } = national(
      await tablesOf(routed, [
        { 0: 'y', 1: 'ja' },
        { 0: 'x', 1: 'ja' },
      ]),
      'i',
    );
    expect(all).toMatchObject({ base: 1, counts: [1, 0], noAnswer: 1 });
  });

  test('breaks others down, and is not itself broken down', async () => {
    const tables = await tablesOf(withIndicator('out', { breakdowns: ['i'] }), answers);
    const { groups, ungrouped } = brokenDown(tables, '2_by_i');
    expect(groups.map(({ code, counts }) => [code, counts])).toEqual([
      ['ja', [1, 1]],
      ['nei', [1, 0]],
    ]);
    expect(ungrouped).toMatchObject({ counts: [0, 1], noAnswer: 1 });
    expect(tables.map(({ id }) => id)).not.toContain('i_by_i');
  });
});

test('A count has a category for each number, nets, a mean and a median', async () => {
  const questionnaire = questionnaireOf([oneOf('1', ['ja', 'nei']), severalOf('2', ['x', 'y'])], {
    derived: [
      indicator('i', { item: '1', in: ['ja'] }),
      indicator('j', { item: '2', in: ['x'] }, 'no'),
      indicator('k', { item: '2', in: ['y'] }, 'no'),
      countOf('antall', ['i', 'j', 'k'], { nets: [{ code: 'flere', label: 'Minst to', atLeast: 2 }] }),
    ],
  });
  const { all, categories } = national(
    await tablesOf(questionnaire, [
      { 1: 'ja', 2: { chosen: ['x', 'y'] } },
      { 1: 'ja', 2: { chosen: ['y'] } },
      { 1: 'nei', 2: { chosen: ['x', 'y'] } },
      { 1: 'nei' },
      { 2: { chosen: ['x', 'y'] } },
    ]),
    'antall',
  );
  expect(categories.map(({ code, role }) => [code, role])).toEqual([
    ['0', 'option'],
    ['1', 'option'],
    ['2', 'option'],
    ['3', 'option'],
    ['flere', 'net'],
  ]);
  expect(all).toMatchObject({ base: 4, counts: [1, 0, 2, 1, 3], noAnswer: 1 });
  expect(all.summary).toMatchObject({ mean: 1.75, median: 2 });
});

describe('options that count for a number', () => {
  const options = [
    { code: 'aldri', value: 0 },
    { code: 'av-og-til', value: 2 },
    { code: 'ofte', value: 5 },
    { code: 'vet-ikke', missing: 'dontKnow' },
  ];
  const meanOf = async (given: string[], choices = options) => {
    const tables = await tablesOf(
      questionnaireOf([oneOf('1', choices)]),
      given.map((code) => ({ 1: code })),
    );
    return national(tables, '1').all.summary;
  };

  test('have the mean and the median of those who chose one of them', async () => {
    expect(await meanOf(['aldri', 'ofte', 'ofte', 'av-og-til', 'vet-ikke'])).toEqual({
      answers: 4,
      mean: 3,
      median: 3.5,
    });
  });

  test('that nobody chose have none', async () => {
    expect(await meanOf(['vet-ikke'])).toEqual({ missing: 'noAnswers' });
  });

  test('are what a mean needs', async () => {
    expect(await meanOf(['aldri'], [{ code: 'aldri' }, { code: 'ofte' }] as typeof options)).toBeUndefined();
  });
});

describe('a battery', () => {
  const questionnaire = questionnaireOf(
    [
      severalOf('1', ['skole', 'nav']),
      batteryItem('2', 'enighet', [{ id: 'egne', label: 'Egne', without: ['vet-ikke'] }], {
        rowsFrom: { item: '1' },
      }),
    ],
    { scales: agreement, breakdowns: [] },
  );
  const answers: Answers[] = [
    { 1: { chosen: ['skole', 'nav'] }, 2: { cells: { skole: 'enig', nav: 'uenig', egne: 'enig' } } },
    { 1: { chosen: ['skole'] }, 2: { cells: { skole: 'vet-ikke' } } },
    { 1: { chosen: ['skole'] }, 2: { cells: { egne: 'delvis-enig', nav: 'enig' } } },
    {},
  ];

  test('has a table for each row, with a base of its own', async () => {
    const tables = await tablesOf(questionnaire, answers);
    expect(tables.map(({ id }) => id)).toEqual(['1', '2.skole', '2.nav', '2.egne']);
    expect(national(tables, '2.skole').all).toMatchObject({ base: 2, noAnswer: 1, notAsked: 1 });
    expect(national(tables, '2.nav').all).toMatchObject({ base: 1, noAnswer: 0, notAsked: 3 });
    expect(national(tables, '2.egne').all).toMatchObject({ base: 2, noAnswer: 2, notAsked: 0 });
  });

  test('has nets row by row, and in each row only the options that it offers', async () => {
    const { categories, all } = national(await tablesOf(questionnaire, answers), '2.egne');
    expect(categories.map(({ code }) => code)).toEqual([
      'uenig',
      'delvis-uenig',
      'delvis-enig',
      'enig',
      'uenig-siden',
      'enig-siden',
    ]);
    expect(all.counts).toEqual([0, 0, 1, 1, 0, 2]);
  });

  test('takes no answer that its row does not offer', async () => {
    await expect(tablesOf(questionnaire, [{ 2: { cells: { egne: 'vet-ikke' } } }])).rejects.toThrow(
      DomainError,
    );
  });
});

test('A figure table has a mean and a median for each row and year', async () => {
  const questionnaire = questionnaireOf([figureTableItem('tall', [2015, 2016], ['meldinger'])]);
  const tables = await tablesOf(questionnaire, [
    { tall: { cells: { 'meldinger-2015': 1, 'meldinger-2016': 10 } } },
    { tall: { cells: { 'meldinger-2015': 3 } } },
    {},
  ]);
  expect(national(tables, 'tall.meldinger-2015').all).toMatchObject({
    base: 2,
    noAnswer: 1,
    summary: { mean: 2, median: 2 },
  });
  expect(national(tables, 'tall.meldinger-2016').all).toMatchObject({ base: 1, noAnswer: 2 });
});

test('Who had nothing to choose from was not asked', async () => {
  const questionnaire = questionnaireOf([
    severalOf('1', ['a', 'b', { code: 'ingen', exclusive: true }]),
    oneOf('2', [], { optionsFrom: { item: '1' } }),
    oneOf('3', ['x', 'y'], { showIf: { item: '2', answered: false } }),
  ]);
  const tables = await tablesOf(questionnaire, [{ 1: { chosen: ['ingen'] } }, { 1: { chosen: ['a'] } }]);
  expect(national(tables, '2').all).toMatchObject({ base: 0, noAnswer: 1, notAsked: 1 });
});
