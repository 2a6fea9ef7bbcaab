import fc from 'fast-check';
import { buildDataset } from '../../server/analysis/build-dataset.ts';
import type { BreakdownTable, NationalTable, Table } from '../../server/analysis/table.ts';
import { tabulate } from '../../server/analysis/tabulate.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import {
  agreement,
  bandsOf,
  numberItem,
  oneOf,
  questionnaireOf,
  scaleItem,
  severalOf,
  textItem,
} from '../builders/questionnaire.ts';
import { given } from '../builders/responses.ts';

async function tablesOf(questionnaire: Questionnaire, answers: Answers[]): Promise<Table[]> {
  return tabulate(await buildDataset(questionnaire, given(answers)), questionnaire);
}

function national(tables: Table[], id: string): NationalTable {
  return tables.find((table) => table.id === id) as NationalTable;
}

describe('the plan', () => {
  const questionnaire = questionnaireOf(
    [
      oneOf('1a', ['nord', 'sor']),
      numberItem('1b'),
      numberItem('1c'),
      textItem('1d'),
      severalOf('2a', ['a', 'b']),
    ],
    { derived: [bandsOf('storrelse', '1b', [0, 10])], breakdowns: ['1a', 'storrelse'] },
  );

  test('has each closed item for everybody and once for each breakdown', async () => {
    const ids = (await tablesOf(questionnaire, [])).map(({ id }) => id);
    expect(ids).toEqual([
      '1a',
      '1b',
      '1c',
      '1c_by_1a',
      '1c_by_storrelse',
      '2a',
      '2a_by_1a',
      '2a_by_storrelse',
    ]);
  });

  test('has no size in each region, which would be a crossed breakdown', async () => {
    const ids = (await tablesOf(questionnaire, [])).map(({ id }) => id);
    expect(ids).not.toContain('1a_by_storrelse');
    expect(ids).not.toContain('1b_by_1a');
  });
});

describe('bases', () => {
  const options = [
    'ja',
    { code: 'vet-ikke', missing: 'dontKnow' },
    { code: 'uaktuelt', missing: 'notRelevant' },
    { code: 'vet-ikke-ute', missing: 'dontKnow', base: 'out' },
    { code: 'uaktuelt-inne', missing: 'notRelevant', base: 'in' },
  ];
  const chosen = (code: string): Answers => ({ 1: code });
  const ticked = (...codes: string[]): Answers => ({ 1: { chosen: codes } });

  test.each<[string, Answers, number]>([
    ['an opinion is in', chosen('ja'), 1],
    ['don’t know is in', chosen('vet-ikke'), 1],
    ['not relevant is out', chosen('uaktuelt'), 0],
    ['don’t know is out when the item says so', chosen('vet-ikke-ute'), 0],
    ['not relevant is in when the item says so', chosen('uaktuelt-inne'), 1],
    ['no answer is out', {}, 0],
  ])('of a choice: %s', async (_, answers, base) => {
    const { all } = national(await tablesOf(questionnaireOf([oneOf('1', options)]), [answers]), '1');
    expect(all.base).toBe(base);
  });

  test.each<[string, Answers, number, number]>([
    ['a tick is in', ticked('ja'), 1, 1],
    ['who ticked nothing was shown the item and is in', {}, 1, 0],
    ['not relevant is out, with what else was ticked', ticked('ja', 'uaktuelt'), 0, 0],
    ['two ticks are one respondent', ticked('ja', 'vet-ikke'), 1, 1],
  ])('of several: %s', async (_, answers, base, ja) => {
    const { all } = national(await tablesOf(questionnaireOf([severalOf('1', options)]), [answers]), '1');
    expect([all.base, all.counts[0]]).toEqual([base, ja]);
  });

  test.each([oneOf('2', ['a', 'b']), severalOf('2', ['a', 'b']), numberItem('2')])(
    'who was not asked is never in ($kind)',
    async (item) => {
      const routed = questionnaireOf([
        oneOf('1', ['ja', 'nei']),
        { ...item, showIf: { item: '1', in: ['ja'] } },
      ]);
      const { all } = national(await tablesOf(routed, [{ 1: 'nei' }, { 1: 'ja' }]), '2');
      expect(all).toMatchObject({ base: item.kind === 'several' ? 1 : 0, noAnswer: 1, notAsked: 1 });
    },
  );
});

test('A net counts everybody who chose one of its options, once', async () => {
  const questionnaire = questionnaireOf([scaleItem('1', 'enighet')], { scales: agreement });
  const codes = ['uenig', 'enig', 'enig', 'delvis-enig', 'vet-ikke'];
  const table = national(
    await tablesOf(
      questionnaire,
      codes.map((code) => ({ 1: code })),
    ),
    '1',
  );
  expect(table.categories.map(({ code }) => code).slice(-2)).toEqual(['uenig-siden', 'enig-siden']);
  expect(table.all.counts).toEqual([1, 0, 1, 2, 1, 1, 3]);
  expect(table.all.base).toBe(5);
});

describe('a number', () => {
  const banded = questionnaireOf([numberItem('1')], {
    derived: [bandsOf('forst', '1', [0, 10, 20]), bandsOf('sist', '1', [0, 500])],
  });

  test.each<[string, number[], object]>([
    ['an odd number of answers', [30, 10, 11], { answers: 3, mean: 17, median: 11 }],
    ['an even number of answers', [1, 2, 10, 20], { answers: 4, mean: 8.25, median: 6 }],
    ['no answers', [], { missing: 'noAnswers' }],
  ])('has mean and median: %s', async (_, values, summary) => {
    const answers = [...values.map((value) => ({ 1: value })), {}];
    expect(national(await tablesOf(banded, answers), '1').all.summary).toEqual(summary);
  });

  test('is counted in the first bands made from it', async () => {
    const table = national(await tablesOf(banded, [{ 1: 9 }, { 1: 10 }, { 1: 1000 }, {}]), '1');
    expect([table.variable, table.countedAs]).toEqual(['1', 'forst']);
    expect(table.all).toMatchObject({ base: 3, counts: [1, 1, 1], noAnswer: 1 });
  });

  test('without bands has its base, mean and median only', async () => {
    const table = national(await tablesOf(questionnaireOf([numberItem('1')]), [{ 1: 4 }, {}]), '1');
    expect(table.categories).toEqual([]);
    expect(table.all).toMatchObject({ base: 1, counts: [], noAnswer: 1, summary: { mean: 4, median: 4 } });
  });
});

describe('for any answers', () => {
  const questionnaire = questionnaireOf(
    [
      oneOf('1', ['nord', 'sor', 'ost']),
      oneOf('2', ['ja', 'nei', { code: 'uaktuelt', missing: 'notRelevant' }]),
      scaleItem('3', 'enighet', { showIf: { item: '2', in: ['ja'] } }),
      severalOf('4', ['a', 'b', { code: 'uaktuelt', missing: 'notRelevant' }]),
      numberItem('5'),
    ],
    { scales: agreement, derived: [bandsOf('grupper', '5', [0, 5])], breakdowns: ['1', 'grupper'] },
  );
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  const respondent = fc
    .record({
      1: maybe(fc.constantFrom('nord', 'sor', 'ost')),
      2: maybe(fc.constantFrom('ja', 'nei', 'uaktuelt')),
      3: maybe(fc.constantFrom('uenig', 'delvis-uenig', 'enig', 'vet-ikke')),
      4: maybe(fc.record({ chosen: fc.uniqueArray(fc.constantFrom('a', 'b', 'uaktuelt')) })),
      5: maybe(fc.nat(10)),
    })
    .map((answers) =>
      Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined)),
    );
  const answers = fc.array(respondent as fc.Arbitrary<Answers>, { maxLength: 40 });
  const groupsOf = (table: Table) =>
    table.scope === 'national' ? [table.all] : [...table.groups, table.ungrouped];

  test('the options inside the base of a choice or banded number add up to it', async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (given) => {
        for (const table of await tablesOf(questionnaire, given)) {
          if (table.measure === 'several') continue;
          for (const { base, counts } of groupsOf(table)) {
            const inside = counts.filter((_, place) => {
              const { role, inBase } = table.categories[place]!;
              return role !== 'net' && inBase;
            });
            expect(inside.reduce((sum, count) => sum + count, 0)).toBe(base);
          }
        }
      }),
    );
  });

  test('no option of several has more than the base', async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (given) => {
        const { all, categories } = national(await tablesOf(questionnaire, given), '4');
        for (const [place, { inBase }] of categories.entries())
          if (inBase) expect(all.counts[place]).toBeLessThanOrEqual(all.base - all.noAnswer);
      }),
    );
  });

  test('the groups of a breakdown and the ungrouped add up to the national table', async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (given) => {
        const tables = await tablesOf(questionnaire, given);
        const broken = tables.filter((table): table is BreakdownTable => table.scope === 'breakdown');
        for (const table of broken) {
          const { all } = national(tables, table.variable);
          for (const key of ['base', 'noAnswer', 'notAsked'] as const)
            expect(groupsOf(table).reduce((sum, group) => sum + group[key], 0)).toBe(all[key]);
          for (const [place, count] of all.counts.entries())
            expect(groupsOf(table).reduce((sum, group) => sum + group.counts[place]!, 0)).toBe(count);
        }
      }),
    );
  });
});
