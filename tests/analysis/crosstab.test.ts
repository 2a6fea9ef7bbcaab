import fc from 'fast-check';
import { axisVariables } from '../../server/analysis/axis.ts';
import { buildDataset } from '../../server/analysis/build-dataset.ts';
import {
  type Crosstab,
  type CrosstabColumn,
  type CrosstabWanted,
  crosstab,
} from '../../server/analysis/crosstab.ts';
import { type Filter, noAnswerCode, notAskedCode } from '../../server/analysis/filter.ts';
import { everybody } from '../../server/analysis/table.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { bandsOf, numberItem, oneOf, questionnaireOf, severalOf } from '../builders/questionnaire.ts';
import { given } from '../builders/responses.ts';

const manyOptions = Array.from({ length: 34 }, (_, place) => `m${place}`);

const questionnaire = questionnaireOf(
  [
    oneOf('1a', ['nord', 'sor', { code: 'uaktuelt', missing: 'notRelevant' }]),
    oneOf(
      '2a',
      [
        { code: 'lite', value: 1 },
        { code: 'noe', value: 2 },
        { code: 'mye', value: 3 },
        { code: 'vet-ikke', missing: 'dontKnow' },
      ],
      {
        showIf: { not: { item: '1a', in: ['sor'] } },
        nets: [{ code: 'minst-noe', label: 'Minst noe', options: ['noe', 'mye'] }],
      },
    ),
    severalOf('3a', ['a', 'b', 'c', { code: 'ingen', missing: 'notRelevant' }]),
    severalOf('3b', manyOptions, { base: 'ticked' }),
    numberItem('4a'),
  ],
  { derived: [bandsOf('storrelse', '4a', [0, 10, 100])] },
);
const variables = axisVariables(questionnaire);

async function tableOf(answers: Answers[], wanted: Partial<CrosstabWanted> & { row: string }) {
  return crosstab(await buildDataset(questionnaire, given(answers)), variables, { filters: [], ...wanted });
}

const columnOf = ({ slices }: Crosstab, code: string, slice = everybody): CrosstabColumn =>
  slices.find(({ place }) => place.code === slice)!.columns.find(({ place }) => place.code === code)!;

describe('A crosstab', () => {
  const answers: Answers[] = [
    { '1a': 'nord', '2a': 'lite', '3a': { chosen: ['a', 'b'] }, '4a': 4 },
    { '1a': 'nord', '2a': 'mye', '3a': { chosen: ['a'] }, '4a': 10 },
    { '1a': 'nord', '2a': 'vet-ikke', '3a': { chosen: ['ingen'] }, '4a': 1 },
    { '1a': 'sor', '3a': { chosen: ['b'] }, '4a': 200 },
    { '1a': 'uaktuelt', '2a': 'mye' },
    { '2a': 'noe' },
  ];

  test('counts the one against the other, with nets and the reasons for having no answer', async () => {
    const table = await tableOf(answers, { row: '2a', column: '1a' });
    expect(table.rows.map(({ code, role }) => [code, role])).toEqual([
      ['lite', 'option'],
      ['noe', 'option'],
      ['mye', 'option'],
      ['vet-ikke', 'option'],
      ['minst-noe', 'net'],
      [notAskedCode, 'notAsked'],
    ]);
    expect(table.slices[0]?.columns.map(({ place, counts, base }) => [place.code, ...counts, base])).toEqual([
      [everybody, 1, 1, 2, 1, 3, 1, 5],
      ['nord', 1, 0, 1, 1, 1, 0, 3],
      ['sor', 0, 0, 0, 0, 0, 1, 0],
      ['uaktuelt', 0, 0, 1, 0, 1, 0, 1],
      [noAnswerCode, 0, 1, 0, 0, 1, 0, 0 + 1],
    ]);
    // A row's percentages are of those in it who are part of the column's base.
    expect(table.slices[0]?.rowBases).toEqual([1, 0, 1, 1, 1, 1]);
  });

  test('has the mean of options that count for a number', async () => {
    const table = await tableOf(answers, { row: '2a', column: '1a' });
    expect(columnOf(table, everybody).mean).toBe((1 + 3 + 3 + 2) / 4);
    expect(columnOf(table, 'nord').mean).toBe(2);
    expect(columnOf(table, 'sor').mean).toBeUndefined();
    expect((await tableOf(answers, { row: '1a' })).slices[0]?.columns[0]).not.toHaveProperty('mean');
  });

  test('has each option of several-of by itself, of those it was shown to or of those who ticked', async () => {
    const shown = await tableOf(answers, { row: '3a' });
    expect(shown.slices[0]?.columns[0]).toMatchObject({ counts: [2, 2, 0, 1, 2], base: 5 });
    const ticked = await tableOf([{ '3b': { chosen: ['m0', 'm33'] } }, {}], { row: '3b' });
    expect(ticked.slices[0]?.columns[0]).toMatchObject({ base: 1 });
  });

  test('sums a number up in each column, and counts its bands', async () => {
    const table = await tableOf(answers, { row: '4a', column: '1a' });
    expect(columnOf(table, everybody).summary).toEqual({
      answers: 4,
      mean: 53.75,
      first: 3.25,
      median: 7,
      third: 57.5,
    });
    expect(columnOf(table, 'sor').summary).toMatchObject({ answers: 1, first: 200, median: 200, third: 200 });
    expect(columnOf(table, 'uaktuelt').summary).toEqual({ missing: 'noAnswers' });
    expect(table.rows.map(({ role }) => role)).toEqual(['noAnswer']);
    const bands = await tableOf(answers, { row: 'storrelse' });
    expect(bands.slices[0]?.columns[0]?.counts).toEqual([2, 1, 1, 2]);
  });

  test('has a slice for everybody, and one for each place of the layer', async () => {
    const table = await tableOf(answers, { row: '2a', column: '1a', layer: '3a' });
    expect(table.slices.map(({ place }) => place.code)).toEqual([
      everybody,
      'a',
      'b',
      'c',
      'ingen',
      noAnswerCode,
    ]);
    expect(columnOf(table, 'nord', 'a').counts).toEqual([1, 0, 1, 0, 1, 0]);
    expect(columnOf(table, everybody, 'c').counts).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('is of those alone whom every filter takes in', async () => {
    const filters: Filter[] = [
      { variable: '1a', codes: ['nord', noAnswerCode] },
      { variable: '3a', codes: ['a', 'c'] },
    ];
    const table = await tableOf(answers, { row: '2a', filters });
    expect(table).toMatchObject({ respondents: 6, within: 2 });
    expect(table.slices[0]?.columns[0]?.counts).toEqual([1, 0, 1, 0, 1]);
    const nobody = await tableOf(answers, {
      row: '2a',
      filters: [{ variable: '1a', codes: ['finnes-ikke'] }],
    });
    expect(nobody.within).toBe(0);
  });

  test('of nobody has nothing but zeros', async () => {
    const table = await tableOf([], { row: '4a', column: '1a', layer: '3a' });
    expect(table).toMatchObject({ respondents: 0, within: 0, rows: [] });
    expect(columnOf(table, everybody)).toMatchObject({ base: 0, summary: { missing: 'noAnswers' } });
  });

  test('takes a number as a row alone, and no variable that is not there', async () => {
    await expect(tableOf([], { row: '1a', column: '4a' })).rejects.toThrow('4a is a number');
    await expect(tableOf([], { row: '1a', layer: '9z' })).rejects.toThrow('no variable 9z');
    const filters = [{ variable: '4a', codes: [] }];
    await expect(tableOf([], { row: '1a', filters })).rejects.toThrow('Nobody is taken in by 4a');
  });
});

/** Where a respondent stands, found the slow way, from the answers and the rules in the guide to questionnaires. */
function standing(id: string, answers: Answers): { codes: string[]; inBase: boolean } {
  const answer = answers[id === 'storrelse' ? '4a' : id];
  const isAsked = id !== '2a' || answers['1a'] !== 'sor';
  if (!isAsked) return { codes: [notAskedCode], inBase: false };
  if (answer === undefined) return { codes: [noAnswerCode], inBase: id === '3a' };
  if (typeof answer === 'number') {
    if (id === '4a') return { codes: ['tall'], inBase: true };
    const band = answer < 10 ? 'fra-0' : answer < 100 ? 'fra-10' : 'fra-100';
    return { codes: [band], inBase: true };
  }
  if (typeof answer === 'string') return { codes: [answer], inBase: answer !== 'uaktuelt' };
  const chosen = 'chosen' in answer ? answer.chosen : [];
  return chosen.includes('ingen') ? { codes: ['ingen'], inBase: false } : { codes: chosen, inBase: true };
}

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return low + (at - Math.floor(at)) * (high - low);
}

function expectAsNaive(table: Crosstab, all: Answers[], wanted: CrosstabWanted): void {
  const takenIn = all.filter((answers) =>
    wanted.filters.every(({ variable, codes }) => {
      const answer = answers[variable];
      const own =
        typeof answer === 'object' && 'chosen' in answer ? answer.chosen : standing(variable, answers).codes;
      return own.some((code) => codes.includes(code));
    }),
  );
  expect(table).toMatchObject({ respondents: all.length, within: takenIn.length });
  const isIn = (variable: string | undefined, code: string) => (answers: Answers) =>
    code === everybody || (variable !== undefined && standing(variable, answers).codes.includes(code));
  const isInBase = (variable: string | undefined) => (answers: Answers) =>
    variable === undefined || standing(variable, answers).inBase;
  const isInRow =
    ({ code, role }: Crosstab['rows'][number]) =>
    (answers: Answers) =>
      (role === 'net' ? ['noe', 'mye'] : [code]).some((each) => isIn(wanted.row, each)(answers));

  for (const { place: slice, columns, rowBases } of table.slices) {
    const inSlice = takenIn.filter(isIn(wanted.layer, slice.code));
    expect(rowBases).toEqual(
      table.rows.map((row) => inSlice.filter(isInRow(row)).filter(isInBase(wanted.column)).length),
    );
    for (const { place, base, counts, summary } of columns) {
      const inColumn = inSlice.filter(isIn(wanted.column, place.code));
      expect(base).toBe(inColumn.filter(isInBase(wanted.row)).length);
      expect(counts).toEqual(table.rows.map((row) => inColumn.filter(isInRow(row)).length));
      if (!summary || 'missing' in summary) continue;
      const values = inColumn.flatMap((answers) =>
        typeof answers['4a'] === 'number' ? [answers['4a']] : [],
      );
      expect(summary.answers).toBe(values.length);
      expect(summary.mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 8);
      for (const [name, share] of [
        ['first', 0.25],
        ['median', 0.5],
        ['third', 0.75],
      ] as const)
        expect(summary[name]).toBeCloseTo(quantile(values, share), 8);
    }
  }
}

const some = (codes: string[]) => fc.subarray(codes, { minLength: 1 });
const respondent: fc.Arbitrary<Answers> = fc
  .record({
    '1a': fc.option(fc.constantFrom('nord', 'sor', 'uaktuelt')),
    '2a': fc.option(fc.constantFrom('lite', 'noe', 'mye', 'vet-ikke')),
    '3a': fc.option(some(['a', 'b', 'c', 'ingen']).map((chosen) => ({ chosen }))),
    '3b': fc.option(fc.subarray(manyOptions, { minLength: 1, maxLength: 4 }).map((chosen) => ({ chosen }))),
    '4a': fc.option(fc.integer({ min: 0, max: 200 })),
  })
  .map(
    (answers) =>
      Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== null)) as Answers,
  );

test('Every table is what the slow way counts', async () => {
  const side = fc.constantFrom('1a', '2a', '3a', '3b', 'storrelse');
  const filter = fc.oneof(
    some(['nord', 'sor', noAnswerCode]).map((codes): Filter => ({ variable: '1a', codes })),
    some(['lite', 'vet-ikke', notAskedCode]).map((codes): Filter => ({ variable: '2a', codes })),
    some(['a', 'ingen', noAnswerCode]).map((codes): Filter => ({ variable: '3a', codes })),
  );
  const wanted = fc.record({
    row: fc.oneof(side, fc.constant('4a')),
    column: fc.option(side, { nil: undefined }),
    layer: fc.option(side, { nil: undefined }),
    filters: fc.array(filter, { maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(respondent, { maxLength: 40 }), wanted, async (answers, asked) => {
      expectAsNaive(await tableOf(answers, asked), answers, asked);
    }),
    { numRuns: 50 },
  );
});

test('Several-of with more ways to tick than can be held at once is counted all the same', async () => {
  const codes = manyOptions.slice(0, 12);
  const large: Questionnaire = questionnaireOf([
    severalOf('a', codes),
    severalOf('b', codes),
    severalOf('c', codes),
  ]);
  const chosen = (number: number) => ({ chosen: codes.filter((_, place) => (number >> place) & 1) });
  const answers = Array.from(
    { length: 4096 },
    (_, number): Answers => ({
      a: chosen(number),
      b: chosen((number * 1031) % 4096),
      c: chosen((number * 2053) % 4096),
    }),
  );
  const dataset = await buildDataset(large, given(answers));
  const table = crosstab(dataset, axisVariables(large), { row: 'a', column: 'b', layer: 'c', filters: [] });
  const both = (answer: Answers) =>
    (['a', 'b', 'c'] as const).every((id) => (answer[id] as { chosen: string[] }).chosen.includes('m3'));
  expect(columnOf(table, 'm3', 'm3').counts[3]).toBe(answers.filter(both).length);
  expect(columnOf(table, everybody).counts[3]).toBe(2048);
});
