import fc from 'fast-check';
import { buildDataset } from '../../server/analysis/build-dataset.ts';
import { crossingsIn, undivided } from '../../server/analysis/crossings.ts';
import { exchangesIn } from '../../server/analysis/exchanges.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { readForm } from '../../server/questionnaire/reading.ts';
import { questionnaireFiles, questionnaireFrom } from '../builders/arbitrary-questionnaire.ts';
import { indicator, numberItem, oneOf, questionnaireOf, severalOf } from '../builders/questionnaire.ts';
import { given } from '../builders/responses.ts';
import { typedInto } from '../builders/typing.ts';
import { naiveExchanges } from './naive-exchanges.ts';

async function exchangesOf(questionnaire: Questionnaire, answers: Answers[]) {
  const dataset = await buildDataset(questionnaire, given(answers));
  return exchangesIn(dataset, questionnaire, undivided(crossingsIn(dataset, questionnaire)));
}

const north = (answers: Answers) => ({ sted: 'nord', ...answers });
const south = (answers: Answers) => ({ sted: 'sor', ...answers });
const place = oneOf('sted', ['nord', 'sor']);
const byPlace = { breakdowns: ['sted'] };

test('Variables hang together through indicators and routing, and not where nothing looks at them', async () => {
  const asked = [
    place,
    oneOf('x', ['ja', 'nei']),
    oneOf('y', ['ja', 'nei'], { showIf: { item: 'x', in: ['ja'] } }),
    numberItem('tall'),
    oneOf('z', ['ja', 'nei']),
    oneOf('for-seg', ['ja', 'nei']),
  ];
  const derived = [
    indicator(
      'begge',
      {
        all: [
          { item: 'z', in: ['ja'] },
          { item: 'tall', atLeast: 3 },
        ],
      },
      'no',
    ),
    indicator('alene', { item: 'for-seg', in: ['ja'] }),
  ];
  const { families } = await exchangesOf(questionnaireOf(asked, { ...byPlace, derived }), []);
  expect(families).toEqual([['x', 'y'], ['tall', 'z'], ['for-seg']]);
});

describe('who could have each other’s answer', () => {
  const answer = oneOf('svar', ['ja', 'nei', { code: 'vet-ikke', missing: 'dontKnow', base: 'out' }]);

  test('is everybody in the base, in each atom, where nothing else looks at the answer', async () => {
    const { atoms, of } = await exchangesOf(questionnaireOf([place, answer], byPlace), [
      north({ svar: 'ja' }),
      south({ svar: 'nei' }),
      south({ svar: 'vet-ikke' }),
      south({ svar: 'nei' }),
      { svar: 'ja' },
      north({}),
    ]);
    expect(atoms).toEqual([[0], [1], [2]]);
    expect([...of('svar')]).toEqual([
      {
        codes: ['ja', 'nei'],
        strata: [
          { atom: 0, context: 0, counts: [1, 0] },
          { atom: 1, context: 0, counts: [0, 2] },
          { atom: 2, context: 0, counts: [1, 0] },
        ],
      },
    ]);
  });

  test('is nobody of a number, and of a variable that is not there', async () => {
    const { of } = await exchangesOf(questionnaireOf([numberItem('tall')]), [{ tall: 3 }]);
    expect([[...of('tall')], [...of('annet')]]).toEqual([[], []]);
  });

  test('is nobody in a wave without answers', async () => {
    const { atoms, of } = await exchangesOf(questionnaireOf([place, answer], byPlace), []);
    expect([atoms, [...of('svar')]]).toEqual([[], [{ codes: ['ja', 'nei'], strata: [] }]]);
  });

  test('is told apart by further groups too', async () => {
    const questionnaire = questionnaireOf([place, answer], byPlace);
    const dataset = await buildDataset(questionnaire, given([north({ svar: 'ja' }), north({ svar: 'ja' })]));
    const further = { codes: ['a', 'b'], cells: Uint8Array.of(1, 0) };
    const divisions = undivided(crossingsIn(dataset, questionnaire));
    expect(exchangesIn(dataset, questionnaire, divisions, [further]).atoms).toEqual([
      [0, 1],
      [0, 0],
    ]);
  });
});

describe('an option of several', () => {
  const several = severalOf('flere', ['a', 'b', 'c', { code: 'ingen', exclusive: true }]);
  const ticked = (...chosen: string[]) => ({ flere: { chosen } });
  const answers = [ticked('a', 'b'), ticked('b'), ticked('b', 'c'), ticked('ingen'), {}].map(north);
  const optionOf = async (rest: object, code: string) => {
    const { of } = await exchangesOf(questionnaireOf([place, { ...several, ...rest }], byPlace), answers);
    return [...of('flere')].find(({ codes }) => codes[0] === code);
  };
  const inNorth = { atom: 0, context: 0 };

  test('knows what the other ticks leave room for', async () => {
    const ticks = { blank: 1, alone: 1, together: 4, most: 3, isAlone: false, fewest: 1, mostOfEach: 4 };
    expect(await optionOf({}, 'a')).toEqual({
      codes: ['a'],
      strata: [{ ...inNorth, counts: [1, 4], ticks }],
    });
  });

  test('that stands alone has all others beside it', async () => {
    const ticks = { blank: 1, alone: 0, together: 5, most: 3, isAlone: true, fewest: 1, mostOfEach: 4 };
    expect(await optionOf({}, 'ingen')).toEqual({
      codes: ['ingen'],
      strata: [{ ...inNorth, counts: [1, 4], ticks }],
    });
  });

  test('knows of nobody who ticked nothing where they are outside the base', async () => {
    const ticks = { alone: 1, together: 4, most: 3, isAlone: false, fewest: 1, mostOfEach: 4 };
    expect(await optionOf({ base: 'ticked' }, 'a')).toEqual({
      codes: ['a'],
      strata: [{ ...inNorth, counts: [1, 3], ticks }],
    });
  });

  test('moves with no other ticks where something looks at them', async () => {
    const looking = { derived: [indicator('minst-en', { item: 'flere', in: ['a', 'b'] })], ...byPlace };
    const { of } = await exchangesOf(questionnaireOf([place, several], looking), answers);
    // With b ticked, or nothing else, or what stands alone, a makes something else of the indicator, or of the blank.
    expect([...of('flere')][0]).toEqual({
      codes: ['a'],
      strata: [
        { ...inNorth, counts: [1, 2] },
        { ...inNorth, context: 1, counts: [0, 1] },
        { ...inNorth, context: 2, counts: [0, 1], isBlankElse: true },
      ],
    });
  });
});

test('the exchanges of any questionnaire are those that are found respondent by respondent', async () => {
  const seeds = fc.array(fc.nat(), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(questionnaireFiles, seeds, async (file, forms) => {
      const questionnaire = questionnaireFrom(file);
      const readings = forms.map((seed) => readForm(questionnaire, typedInto(questionnaire, seed)));
      const exchanges = await exchangesOf(
        questionnaire,
        readings.map(({ answers }) => answers),
      );
      const groups: string[] = [];
      const respondents = readings.map(({ answers, asked }) => {
        const key = JSON.stringify(questionnaire.breakdowns.map((id) => answers[id]));
        if (!groups.includes(key)) groups.push(key);
        return { answers, asked: new Set(asked.keys()), atom: groups.indexOf(key) };
      });
      for (const [variable, expected] of naiveExchanges(questionnaire, respondents))
        expect([variable, [...exchanges.of(variable)]]).toEqual([variable, expected]);
    }),
    { numRuns: 25 },
  );
});
