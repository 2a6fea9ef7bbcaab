import { buildDataset } from '../../server/analysis/build-dataset.ts';
import { contextsIn } from '../../server/analysis/contexts.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import { itemsOf, type Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import {
  agreement,
  batteryItem,
  countOf,
  indicator,
  numberItem,
  oneOf,
  questionnaireOf,
  severalOf,
  textItem,
} from '../builders/questionnaire.ts';
import { given } from '../builders/responses.ts';

const first = oneOf('forst', ['ja', 'nei']);
const second = oneOf('sist', ['ja', 'nei', { code: 'vet-ikke', missing: 'dontKnow' }]);
const yes = (item: string) => ({ item, in: ['ja'] });

/** The context of each respondent for the answer to an item, `undefined` where nothing can be said. */
async function contextsFor(
  questionnaire: Questionnaire,
  id: string,
  answers: Answers[],
  { cell, mostTried }: { cell?: string; mostTried?: number } = {},
): Promise<number[] | undefined> {
  const dataset = await buildDataset(questionnaire, given(answers));
  const item = itemsOf(questionnaire).find((each) => each.id === id)!;
  const placed = contextsIn(dataset, questionnaire, mostTried).of({ item, cell }, () => true);
  return placed && Array.from(placed.kinds.of, (kind) => placed.contexts[kind]!);
}

describe('respondents are in the same context', () => {
  const both = questionnaireOf([first, second], {
    derived: [indicator('begge', { all: [yes('forst'), yes('sist')] })],
  });
  const either = questionnaireOf([first, second], {
    derived: [indicator('en', { any: [yes('forst'), yes('sist')] })],
  });
  const counted = questionnaireOf([first, second], {
    derived: [indicator('en', yes('forst')), indicator('to', yes('sist')), countOf('antall', ['en', 'to'])],
  });
  const looking = (condition: object) =>
    questionnaireOf([numberItem('tall'), first], {
      derived: [indicator('stor', { all: [condition, yes('forst')] })],
    });

  test.each<[string, Questionnaire, Answers[], number[]]>([
    [
      'where nothing looks at the answer',
      questionnaireOf([first, second]),
      [{ forst: 'ja', sist: 'ja' }, { forst: 'nei' }, { sist: 'nei' }],
      [0, 0, 0],
    ],
    [
      'when what they answered else makes the same of every answer',
      both,
      [
        { forst: 'ja', sist: 'ja' },
        { forst: 'nei', sist: 'ja' },
        { forst: 'ja', sist: 'nei' },
        { forst: 'nei', sist: 'vet-ikke' },
        { forst: 'nei' },
      ],
      // Unknown is unknown, whether they did not know or did not answer.
      [0, 0, 1, 2, 2],
    ],
    [
      'when the answer makes no difference to them, whatever else they answered',
      either,
      [
        { forst: 'ja', sist: 'ja' },
        { forst: 'nei', sist: 'nei' },
        { forst: 'nei', sist: 'ja' },
      ],
      [0, 1, 0],
    ],
    [
      'when a count comes out the same',
      counted,
      [
        { forst: 'ja', sist: 'ja' },
        { forst: 'nei', sist: 'ja' },
        { forst: 'nei', sist: 'nei' },
      ],
      [0, 0, 1],
    ],
    [
      'when a number is on the same side of what is asked',
      looking({ item: 'tall', atLeast: 10 }),
      [
        { tall: 10, forst: 'ja' },
        { tall: 9, forst: 'nei' },
        { tall: 1, forst: 'ja' },
        { tall: 400, forst: 'nei' },
      ],
      [0, 1, 1, 0],
    ],
  ])('%s', async (_, questionnaire, answers, expected) => {
    expect(await contextsFor(questionnaire, 'forst', answers)).toEqual(expected);
  });
});

test('what somebody was asked because of an answer goes along with it', async () => {
  const routed = questionnaireOf([first, { ...second, showIf: yes('forst') }], {
    derived: [indicator('sikker', yes('sist'))],
  });
  const answers = [{ forst: 'ja', sist: 'ja' }, { forst: 'nei' }, { forst: 'ja', sist: 'nei' }];
  expect(await contextsFor(routed, 'forst', answers)).toEqual([0, 0, 0]);
});

test('a row of a battery is exchanged with the other rows as they are', async () => {
  const battery = questionnaireOf([batteryItem('b', 'enighet', ['en', 'to', 'tre'])], {
    scales: agreement,
    derived: [indicator('to-enige', { item: 'b', rows: { in: ['enig', 'delvis-enig'], atLeast: 2 } })],
  });
  const answers = [
    { b: { cells: { en: 'enig', to: 'enig', tre: 'uenig' } } },
    { b: { cells: { en: 'uenig', to: 'uenig', tre: 'delvis-enig' } } },
    { b: { cells: { en: 'enig', to: 'enig', tre: 'enig' } } },
    { b: { cells: { en: 'enig', to: 'uenig', tre: 'uenig' } } },
  ];
  expect(await contextsFor(battery, 'b', answers, { cell: 'en' })).toEqual([0, 0, 1, 1]);
});

describe('nothing can be said', () => {
  test('where words are looked at', async () => {
    const written = questionnaireOf([first, textItem('ord')], {
      derived: [indicator('skrev', { all: [yes('forst'), { item: 'ord', answered: true }] })],
    });
    expect(await contextsFor(written, 'forst', [{ forst: 'ja', ord: 'noe' }])).toBeUndefined();
  });

  test('where there is more to try than there is time for', async () => {
    const several = severalOf('flere', ['a', 'b', 'c']);
    const looked = ['a', 'b', 'c'].map((code) =>
      indicator(`med-${code}`, { all: [yes('forst'), { item: 'flere', in: [code] }] }),
    );
    const questionnaire = questionnaireOf([several, first], { derived: looked });
    const answers = [['a'], ['b'], ['c'], ['a', 'c']].flatMap((chosen) =>
      ['ja', 'nei'].map((forst) => ({ forst, flere: { chosen } })),
    );
    // Four ways to have answered the other question, and two answers to give.
    expect(await contextsFor(questionnaire, 'forst', answers, { mostTried: 7 })).toBeUndefined();
    expect(await contextsFor(questionnaire, 'forst', answers, { mostTried: 8 })).toEqual([
      0, 0, 1, 1, 2, 2, 3, 3,
    ]);
  });
});

test('nobody outside the base has a context', async () => {
  const questionnaire = questionnaireOf([first, second], {
    derived: [indicator('begge', { all: [yes('forst'), yes('sist')] })],
  });
  const dataset = await buildDataset(questionnaire, given([{ sist: 'ja' }, { forst: 'ja', sist: 'ja' }]));
  const [item] = itemsOf(questionnaire);
  const placed = contextsIn(dataset, questionnaire).of({ item: item! }, (row) => row === 1)!;
  expect(Array.from(placed.kinds.of, (kind) => placed.contexts[kind])).toEqual([-1, 0]);
});
