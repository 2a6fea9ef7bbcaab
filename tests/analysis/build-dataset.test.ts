import { analyse } from '../../server/analysis/analyse.ts';
import { buildDataset, type GivenAnswers } from '../../server/analysis/build-dataset.ts';
import { answered, columnOf, noAnswer, notAsked } from '../../server/analysis/dataset.ts';
import { DomainError } from '../../server/errors.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import { joinInstruments } from '../../server/questionnaire/instruments.ts';
import {
  bandsOf,
  numberItem,
  oneOf,
  questionnaireOf,
  severalOf,
  textItem,
} from '../builders/questionnaire.ts';
import { given } from '../builders/responses.ts';

const questionnaire = questionnaireOf(
  [
    oneOf('1', ['ja', 'nei']),
    severalOf('2', ['a', 'b', 'c'], { showIf: { item: '1', in: ['ja'] } }),
    numberItem('3', { showIf: { item: '2', in: ['b'] } }),
    textItem('4'),
    oneOf('5', ['x', 'y'], { showIf: { item: '4', answered: true } }),
  ],
  { derived: [bandsOf('grupper', '3', [0, 10])] },
);

test('An option, no answer and not asked are three different bytes', async () => {
  const dataset = await buildDataset(
    questionnaire,
    given([{ 1: 'ja', 2: { chosen: ['b', 'c'] }, 3: 12 }, { 1: 'ja' }, { 1: 'nei' }, {}]),
  );
  expect(dataset.respondents).toBe(4);
  expect([...columnOf(dataset, '1', 'coded').cells]).toEqual([0, 0, 1, noAnswer]);
  expect([...columnOf(dataset, '2', 'several').status]).toEqual([answered, noAnswer, notAsked, notAsked]);
  expect([...columnOf(dataset, '2', 'several').masks[0]!]).toEqual([0b110, 0, 0, 0]);
  expect([...columnOf(dataset, '3', 'number').status]).toEqual([answered, notAsked, notAsked, notAsked]);
  expect([...columnOf(dataset, '3', 'number').values]).toEqual([12, Number.NaN, Number.NaN, Number.NaN]);
  expect([...columnOf(dataset, 'grupper', 'coded').cells]).toEqual([1, notAsked, notAsked, notAsked]);
});

describe('What is known from the register', () => {
  const known = questionnaireOf([oneOf('1', ['ja', 'nei'])], {
    background: [
      {
        id: 'arsverk',
        text: 'Årsverk',
        from: 'fte',
        bands: [
          { code: 'faa', label: 'Få', from: 0, below: 15 },
          { code: 'mange', label: 'Mange', from: 15 },
        ],
      },
    ],
    breakdowns: ['arsverk'],
  });
  const answers = { 1: 'ja' };

  test('is a column of groups, and what is not known is as no answer', async () => {
    const dataset = await buildDataset(known, [
      { answers, background: { arsverk: 'mange' } },
      { answers, background: {} },
      { answers },
      { answers, background: { arsverk: 'faa' } },
    ]);
    const { codes, cells } = columnOf(dataset, 'arsverk', 'coded');
    expect(codes).toEqual(['faa', 'mange']);
    expect([...cells]).toEqual([1, noAnswer, noAnswer, 0]);
  });

  test('breaks the tables down, with those who are in no group apart', async () => {
    const dataset = await buildDataset(known, [
      { answers, background: { arsverk: 'mange' } },
      { answers: { 1: 'nei' }, background: { arsverk: 'mange' } },
      { answers },
    ]);
    const tables = [...analyse(dataset, known).tables()];
    expect(tables.map(({ id }) => id)).toEqual(['1', '1_by_arsverk']);
    expect(tables[1]).toMatchObject({
      groups: [
        { code: 'faa', base: 0 },
        { code: 'mange', base: 2, counts: [1, 1] },
      ],
      ungrouped: { base: 1, counts: [1, 0] },
    });
  });

  test('in a group that the questionnaire does not have is refused', async () => {
    await expect(buildDataset(known, [{ answers, background: { arsverk: 'noen' } }])).rejects.toThrow(
      DomainError,
    );
  });

  test('is read once for all instruments of a wave', async () => {
    const kommune = { ...known, instrument: { id: 'kommune', label: 'K' } };
    const bydel = { ...known, instrument: { id: 'bydel', label: 'B' } };
    const whole = joinInstruments([kommune, bydel]);
    expect(whole.background).toEqual(known.background);
    const responses = ['kommune', 'bydel'].map((instrument) => ({
      instrument,
      answers,
      background: { arsverk: 'faa' },
    }));
    const dataset = await buildDataset(whole, responses, [kommune, bydel]);
    expect([...columnOf(dataset, 'arsverk', 'coded').cells]).toEqual([0, 0]);
  });
});

test('An answer off the path neither counts nor opens what hangs on it', async () => {
  const dataset = await buildDataset(questionnaire, given([{ 1: 'nei', 2: { chosen: ['b'] }, 3: 12 }]));
  expect([...columnOf(dataset, '2', 'several').status]).toEqual([notAsked]);
  expect([...columnOf(dataset, '2', 'several').masks[0]!]).toEqual([0]);
  expect([...columnOf(dataset, '3', 'number').status]).toEqual([notAsked]);
});

test('Words are not in the dataset, but decide who is asked', async () => {
  const dataset = await buildDataset(questionnaire, given([{ 4: 'Noe.', 5: 'y' }, { 5: 'y' }]));
  expect(dataset.columns.has('4')).toBe(false);
  expect([...columnOf(dataset, '5', 'coded').cells]).toEqual([1, notAsked]);
});

test('Answers may come one by one from a store, in any number', async () => {
  async function* stream(): AsyncGenerator<GivenAnswers> {
    for (let row = 0; row < 5000; row++) yield { answers: row % 2 === 0 ? { 1: 'nei' } : {} };
  }
  const { cells } = columnOf(await buildDataset(questionnaire, stream()), '1', 'coded');
  expect(cells).toHaveLength(5000);
  expect([cells[0], cells[4998], cells[4999]]).toEqual([1, 1, noAnswer]);
});

test('More than 32 options have room', async () => {
  const codes = Array.from({ length: 70 }, (_, place) => `o${place}`);
  const wide = questionnaireOf([severalOf('1', codes)]);
  const dataset = await buildDataset(wide, given([{ 1: { chosen: ['o0', 'o31', 'o32', 'o69'] } }]));
  const { masks } = columnOf(dataset, '1', 'several');
  expect(masks.map((mask) => mask[0])).toEqual([0x80000001, 1, 1 << 5]);
});

test('No answers give a dataset without rows', async () => {
  expect((await buildDataset(questionnaire, [])).respondents).toBe(0);
});

test.each<[string, Answers]>([
  ['an option the item does not have', { 1: 'kanskje' }],
  ['a number for a choice', { 1: 7 }],
  ['words for several', { 1: 'ja', 2: 'a' }],
  ['an unknown tick', { 1: 'ja', 2: { chosen: ['z'] } }],
  ['words for a number', { 1: 'ja', 2: { chosen: ['b'] }, 3: 'mange' }],
  ['a number outside every band', { 1: 'ja', 2: { chosen: ['b'] }, 3: -1 }],
])('%s is an error, and not a silent loss', async (_, answers) => {
  await expect(buildDataset(questionnaire, given([answers]))).rejects.toThrow(DomainError);
});

test('An error never quotes what a respondent answered', async () => {
  const building = buildDataset(questionnaire, given([{ 1: 'ja', 2: { chosen: ['b'] }, 3: -73 }]));
  await expect(building).rejects.toMatchObject({ message: expect.stringContaining('grupper') });
  await expect(building).rejects.not.toMatchObject({ message: expect.stringContaining('73') });
});
