import type { Publication } from '../../server/publishing/publication.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { bandsOf, numberItem, oneOf, questionnaireOf } from '../builders/questionnaire.ts';
import { given } from '../builders/responses.ts';
import { figuresIn } from '../publishing/publications.ts';
import { leaksIn, published } from './attacked.ts';

/** What the attack says of the results as they should be, and when something is let out of them by hand. */
async function attacked(
  questionnaire: Questionnaire,
  answers: Answers[],
  plant: (publication: Publication) => void,
) {
  const { publication, known } = await published(questionnaire, given(answers));
  const leaky = structuredClone(publication);
  plant(leaky);
  const kinds = async (of: Publication) =>
    new Set((await leaksIn({ publication: of, known })).map(({ kind }) => kind));
  return { honest: await kinds(publication), leaky: await kinds(leaky) };
}

const found = { honest: new Set(), leaky: new Set(['sum']) };

/** Shows the means of some groups, whatever they are: the attack knows what the answers are. */
function showMeans(publication: Publication, breakdown: string, codes: string[]): void {
  const figure = figuresIn(publication).find(({ id }) => id === 'tall')!;
  for (const row of figure.breakdowns.find(({ id }) => id === breakdown)!.rows)
    if (codes.includes(row.code) && !('hidden' in row)) row.summary = { mean: 1, median: 1 };
}

function numbered(groups: Answers, numbers: number[], id = 'tall'): Answers[] {
  return numbers.map((number) => ({ ...groups, [id]: number }));
}

/** So many numbers, from one and up by steps. */
function rising(count: number, from: number, step = 1): number[] {
  return Array.from({ length: count }, (_, place) => from + step * place);
}

describe('Found: the mean of a group where all have', () => {
  const questionnaire = questionnaireOf(
    [oneOf('region', ['a', 'b', 'c']), numberItem('tall', { max: 100 })],
    { breakdowns: ['region'] },
  );

  test.each([
    ['the least that can be answered', 0],
    ['the most that can be answered', 100],
  ])('%s', async (_, number) => {
    const answers = [
      ...numbered({ region: 'a' }, rising(6, number, 0)),
      ...numbered({ region: 'b' }, rising(12, 40)),
      ...numbered({ region: 'c' }, rising(13, 20, 3)),
    ];
    const kinds = await attacked(questionnaire, answers, (leaky) => showMeans(leaky, 'region', ['a', 'b']));
    expect(kinds).toEqual(found);
  });
});

describe('Found: a mean that with those of another breakdown tells of', () => {
  const questionnaire = questionnaireOf(
    [oneOf('region', ['oslo', 'andre']), oneOf('form', ['bydel', 'kommune']), numberItem('tall')],
    { breakdowns: ['region', 'form'] },
  );
  const between = { region: 'oslo', form: 'kommune' };

  test.each<[string, Answers[]]>([
    ['the only one of six who answered', [...numbered(between, [437]), ...rising(5, 0).map(() => between)]],
    ['the one of six who has nearly all', numbered(between, [437, 0, 1, 0, 1, 0])],
    ['all of six, who have the least', numbered(between, rising(6, 0, 0))],
  ])('%s', async (_, six) => {
    const answers = [
      ...numbered({ region: 'oslo', form: 'bydel' }, rising(11, 20)),
      ...six,
      ...numbered({ region: 'andre', form: 'kommune' }, rising(40, 10, 7)),
    ];
    const kinds = await attacked(questionnaire, answers, (leaky) => showMeans(leaky, 'form', ['bydel']));
    expect(kinds).toEqual(found);
  });
});

test('Found: a mean of everybody that one of them dominates', async () => {
  const questionnaire = questionnaireOf([oneOf('region', ['a', 'b']), numberItem('tall')], {
    breakdowns: ['region'],
  });
  const answers = rising(24, 0).map((place) => ({
    region: place % 2 === 0 ? 'a' : 'b',
    tall: place === 0 ? 900 : 0,
  }));
  const kinds = await attacked(questionnaire, answers, (leaky) => {
    const { all } = figuresIn(leaky).find(({ id }) => id === 'tall')!;
    if (!('hidden' in all)) all.summary = { mean: 37.5, median: 0 };
  });
  expect(kinds).toEqual(found);
});

describe('Found: a sum in the tables of coverage and sizes that tells of', () => {
  const measured = (breakdowns: string[]) =>
    questionnaireOf(
      [
        oneOf('region', ['oslo', 'nord', 'andre']),
        numberItem('arsverk', { min: 1 }),
        oneOf('svar', ['ja', 'nei']),
      ],
      {
        derived: [bandsOf('storrelse', 'arsverk', [1, 60])],
        breakdowns,
        coverage: {
          measure: 'arsverk',
          by: 'region',
          register: { source: 'Registeret', totals: { oslo: 1200, nord: 400, andre: 2000 } },
        },
      },
    );
  const inRegion = (region: string, numbers: number[]) =>
    numbered({ region, svar: 'ja' }, numbers, 'arsverk');
  const showTotals = (leaky: Publication, table: 'coverage' | 'sizes', ...codes: string[]) => {
    const figure = leaky[table];
    if ('missing' in figure) throw new Error('The table is missing.');
    figure.rows = figure.rows.map(({ code, label }) =>
      codes.includes(code) ? { code, label, answers: 1, total: 1, register: 1, share: 1 } : { code, label },
    ) as typeof figure.rows;
  };

  test.each([
    ['which is a breakdown', ['region', 'storrelse']],
    ['which is no breakdown', []],
  ])('one service in its region, %s', async (_, breakdowns) => {
    const answers = [
      ...inRegion('oslo', rising(15, 30, 5)),
      ...inRegion('nord', [187]),
      ...inRegion('andre', rising(30, 5, 3)),
    ];
    const kinds = await attacked(measured(breakdowns), answers, (leaky) =>
      showTotals(leaky, 'coverage', 'nord'),
    );
    expect(kinds).toEqual(found);
  });

  test('one service by the one table less the other', async () => {
    const answers = [
      ...inRegion('oslo', rising(11, 70)),
      ...inRegion('nord', rising(30, 5)),
      ...inRegion('andre', [...rising(20, 5, 2), 187]),
    ];
    const kinds = await attacked(measured(['region', 'storrelse']), answers, (leaky) =>
      showTotals(leaky, 'sizes', 'fra-1', 'fra-60'),
    );
    expect(kinds).toEqual(found);
  });

  test('all in a band, who stand at its end', async () => {
    const answers = [
      ...inRegion('oslo', [...rising(10, 60, 0), ...rising(15, 5)]),
      ...inRegion('nord', [...rising(10, 60, 0), ...rising(15, 5)]),
      ...inRegion('andre', [...rising(10, 60, 0), ...rising(15, 5)]),
    ];
    const kinds = await attacked(measured(['region', 'storrelse']), answers, (leaky) =>
      showTotals(leaky, 'sizes', 'fra-60'),
    );
    expect(kinds).toEqual(found);
  });
});
