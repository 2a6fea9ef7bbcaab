import { analyse } from '../../server/analysis/analyse.ts';
import { buildDataset } from '../../server/analysis/build-dataset.ts';
import { policyFor } from '../../server/disclosure/policy.ts';
import { release } from '../../server/disclosure/release.ts';
import { figureOf } from '../../server/publishing/figure.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { variablesIn } from '../../server/questionnaire/variables.ts';
import {
  agreement,
  bandsOf,
  numberItem,
  oneOf,
  questionnaireOf,
  scaleItem,
  severalOf,
} from '../builders/questionnaire.ts';
import { given } from '../builders/responses.ts';
import { examplePublication, figuresIn, publicationOf, times } from './publications.ts';

async function figure(questionnaire: Questionnaire, answers: Answers[], id = '1') {
  return figuresIn(await publicationOf(questionnaire, answers)).find((candidate) => candidate.id === id)!;
}

const scaled = questionnaireOf([oneOf('region', ['nord', 'sor', 'ost']), scaleItem('1', 'enighet')], {
  scales: agreement,
  breakdowns: ['region'],
});
const someAgree = [
  ...times(2, { 1: 'uenig', region: 'nord' }),
  ...times(8, { 1: 'enig', region: 'nord' }),
  ...times(12, { 1: 'delvis-enig', region: 'sor' }),
  ...times(8, { 1: 'vet-ikke', region: 'sor' }),
  { region: 'sor' },
];

test('A scale has its steps, don’t know, nets and no answer as columns, with a colour for each', async () => {
  const { columns, chart } = await figure(scaled, someAgree);
  expect(chart).toBe('scale');
  expect(columns.map(({ code, kind, colour }) => [code, kind, colour.role, colour.index, colour.of])).toEqual(
    [
      ['uenig', 'option', 'step', 0, 4],
      ['delvis-uenig', 'option', 'step', 1, 4],
      ['delvis-enig', 'option', 'step', 2, 4],
      ['enig', 'option', 'step', 3, 4],
      ['vet-ikke', 'missing', 'dontKnow', 0, 1],
      ['uenig-siden', 'net', 'net', 0, 2],
      ['enig-siden', 'net', 'net', 1, 2],
      ['no_answer', 'missing', 'noAnswer', 0, 1],
    ],
  );
});

test('No answer is a column of the groups where it is told of those that are shown, and of none where all are hidden', async () => {
  const variable = variablesIn(scaled).find(({ id }) => id === '1')!;
  const analysis = analyse(await buildDataset(scaled, given(someAgree)), scaled);
  const { tables } = await release(analysis, policyFor('open'));
  const own = tables.filter((table) => table.variable === '1');
  const codes = (given: typeof own) =>
    figureOf(scaled, variable, given).breakdowns[0]!.columns.map(({ code }) => code);
  expect(codes(own)).toContain('no_answer');
  const hidden = own.map((table) =>
    table.scope === 'national'
      ? table
      : { ...table, groups: table.groups.map(({ code }) => ({ code, hidden: 'confidential' as const })) },
  );
  expect(codes(hidden)).toEqual(codes(own).filter((code) => code !== 'no_answer'));
});

test('A row has a cell for each column, and its base', async () => {
  const { all, columns } = await figure(scaled, someAgree);
  expect(all).toEqual({
    code: '_all',
    label: 'Alle',
    base: 30,
    lowBase: false,
    notAsked: 0,
    cells: [
      { count: 2, share: 7 },
      { count: 0, share: 0 },
      { count: 12, share: 40 },
      { count: 8, share: 27 },
      { count: 8, share: 27 },
      { count: 2, share: 7 },
      { count: 20, share: 67 },
      { count: 1, withoutShare: 'outsideBase' },
    ],
  });
  expect(columns).toHaveLength(8);
});

test('A breakdown has the nets for columns, says its bases, and marks the low ones', async () => {
  const { breakdowns } = await figure(scaled, [
    ...times(4, { 1: 'uenig', region: 'nord' }),
    ...times(5, { 1: 'enig', region: 'nord' }),
    ...times(3, { 1: 'vet-ikke', region: 'nord' }),
    ...times(12, { 1: 'delvis-enig', region: 'sor' }),
    ...times(6, { 1: 'uenig', region: 'sor' }),
    ...times(4, { 1: 'vet-ikke', region: 'sor' }),
    ...times(3, { 1: 'enig', region: 'ost' }),
  ]);
  const [breakdown] = breakdowns;
  expect(breakdown).toMatchObject({ table: '1_by_region', label: 'Spørsmål region', bases: 'N = 15–22' });
  expect(breakdown!.columns.map(({ code }) => code)).toEqual(['uenig-siden', 'enig-siden']);
  expect(breakdown!.rows).toMatchObject([
    { label: 'Svar nord og Svar ost', base: 15, lowBase: true },
    { label: 'Svar sor', base: 22, lowBase: false },
  ]);
});

describe('the sentence', () => {
  const several = questionnaireOf([severalOf('1', ['a', 'b'])]);
  const choice = questionnaireOf([oneOf('1', ['ja', 'nei'])]);
  const number = questionnaireOf([numberItem('1', { decimals: 1 })]);

  test.each<[string, Questionnaire, Answers[], string]>([
    [
      'nets, the larger first',
      scaled,
      someAgree,
      '67 prosent svarer «Helt eller delvis enig» og 7 prosent «Helt eller delvis uenig». N = 30.',
    ],
    [
      'the most common answer',
      choice,
      [...times(4, { 1: 'ja' }), ...times(2, { 1: 'nei' })],
      '67 prosent svarer «Svar ja». N = 6.',
    ],
    [
      'a tie',
      choice,
      [...times(3, { 1: 'ja' }), ...times(3, { 1: 'nei' })],
      '50 prosent svarer «Svar ja» og 50 prosent «Svar nei». N = 6.',
    ],
    [
      'ticks',
      several,
      [...times(4, { 1: { chosen: ['a', 'b'] } }), ...times(2, { 1: { chosen: ['b'] } })],
      '100 prosent krysser av for «Svar b». N = 6.',
    ],
    ['no ticks at all', several, times(6, {}), 'N = 6.'],
    [
      'a number',
      number,
      times(6, { 1: 27.5 }),
      'Gjennomsnittet er 27,5 årsverk, og medianen er 27,5 årsverk. N = 6.',
    ],
    [
      'three answers that as many have chosen',
      questionnaireOf([oneOf('1', ['a', 'b', 'c'])]),
      ['a', 'b', 'c'].flatMap((answer) => times(4, { 1: answer })),
      '33 prosent svarer «Svar a», 33 prosent «Svar b» og 33 prosent «Svar c». N = 12.',
    ],
    ['a hidden result', choice, times(4, { 1: 'ja' }), 'For få har svart til at resultatet kan vises.'],
  ])('tells %s', async (_, questionnaire, answers, sentence) => {
    expect((await figure(questionnaire, answers)).sentence.nb).toBe(sentence);
  });
});

test.each([
  ['one', oneOf('1', ['ja', 'nei']), 'one'],
  ['several', severalOf('1', ['a', 'b']), 'several'],
  ['a number without bands', numberItem('1'), 'summary'],
])('%s has a chart of its own', async (_, item, chart) => {
  expect((await figure(questionnaireOf([item]), [])).chart).toBe(chart);
});

test('A number with bands is a histogram, with mean and median beside it', async () => {
  const banded = questionnaireOf([numberItem('1')], { derived: [bandsOf('grupper', '1', [0, 10])] });
  const { chart, unit, columns, all } = await figure(banded, [...times(3, { 1: 5 }), ...times(3, { 1: 20 })]);
  expect([chart, unit, columns.map(({ kind }) => kind)]).toEqual([
    'histogram',
    'årsverk',
    ['band', 'band', 'missing'],
  ]);
  expect(all).toMatchObject({ summary: { mean: 12.5, median: 12.5 } });
});

test.each<[string, Record<string, unknown>, [number, number | undefined][], true | undefined]>([
  [
    'equal',
    { min: 0, max: 9 },
    [
      [0, 4],
      [5, 9],
    ],
    undefined,
  ],
  [
    'equal, the last without an end of its own',
    { min: 0, max: 9 },
    [
      [0, 4],
      [5, undefined],
    ],
    undefined,
  ],
  [
    'equal, with decimals',
    { min: 0, max: 19.9, decimals: 1 },
    [
      [0, 9.9],
      [10, 19.9],
    ],
    undefined,
  ],
  [
    'wider in one place',
    { min: 0, max: 10 },
    [
      [0, 4],
      [5, 10],
    ],
    true,
  ],
  [
    'with a last that goes on',
    { min: 0, max: 1000 },
    [
      [0, 4],
      [5, undefined],
    ],
    true,
  ],
])('A number tells whether its bands differ: %s', async (_, limits, ends, unequal) => {
  const bands = ends.map(([from, to], place) => ({
    code: `b${place}`,
    label: `B${place}`,
    from,
    ...(to === undefined ? {} : { to }),
  }));
  const derived = [{ id: 'grupper', label: 'Grupper', of: '1', bands }];
  const banded = questionnaireOf([numberItem('1', limits)], { derived });
  expect((await figure(banded, times(6, { 1: 3 }))).unequalBands).toBe(unequal);
});

test('The leader survey of 2022 says what its report says', async () => {
  const sentences = new Map(
    figuresIn(await examplePublication()).map(({ id, sentence }) => [id, sentence.nb]),
  );
  expect(sentences.get('7a')).toBe(
    '67 prosent svarer «Helt eller delvis enig» og 31 prosent «Helt eller delvis uenig». N = 58.',
  );
  expect(sentences.get('4e')).toBe('78 prosent svarer «Ja». N = 58.');
  expect(sentences.get('5h')).toBe('64 prosent krysser av for «BUP». N = 58.');
});
