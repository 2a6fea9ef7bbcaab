import type { Answers } from '../../server/questionnaire/answer.ts';
import { deriver, inOrder } from '../../server/questionnaire/deriving.ts';
import {
  agreement,
  batteryItem,
  countOf,
  indicator,
  numberItem,
  oneOf,
  questionnaireOf,
  severalOf,
} from '../builders/questionnaire.ts';

type Json = Record<string, unknown>;

const dontKnow = { code: 'vet-ikke', missing: 'dontKnow' };
const items = [
  oneOf('a', ['ja', 'nei', dontKnow]),
  oneOf('b', ['ja', 'nei', dontKnow]),
  severalOf('c', ['x', 'y', dontKnow]),
  numberItem('d'),
  batteryItem('e', 'enighet', ['r1', 'r2', 'r3']),
];

const derive = (derived: Json[], answers: Answers): Answers =>
  deriver(questionnaireOf(items, { scales: agreement, derived }))(answers);

type Truth = 'ja' | 'nei' | 'ukjent';
const truthOf = (when: Json, answers: Answers) => derive([indicator('i', when)], answers).i ?? 'ukjent';

describe('a condition where something is unknown', () => {
  /** What makes `{ item, in: ['ja'] }` true, false or unknown. */
  const given = (item: string, truth: Truth): Answers => (truth === 'ukjent' ? {} : { [item]: truth });
  const both = [
    { item: 'a', in: ['ja'] },
    { item: 'b', in: ['ja'] },
  ];

  test.each<[Truth, Truth, Truth, Truth]>([
    ['ja', 'ja', 'ja', 'ja'],
    ['ja', 'nei', 'nei', 'ja'],
    ['ja', 'ukjent', 'ukjent', 'ja'],
    ['nei', 'ja', 'nei', 'ja'],
    ['nei', 'nei', 'nei', 'nei'],
    ['nei', 'ukjent', 'nei', 'ukjent'],
    ['ukjent', 'ja', 'ukjent', 'ja'],
    ['ukjent', 'nei', 'nei', 'ukjent'],
    ['ukjent', 'ukjent', 'ukjent', 'ukjent'],
  ])('%s and %s: all is %s, any is %s', (a, b, all, any) => {
    const answers = { ...given('a', a), ...given('b', b) };
    expect([truthOf({ all: both }, answers), truthOf({ any: both }, answers)]).toEqual([all, any]);
  });

  test.each<[Truth, Truth]>([
    ['ja', 'nei'],
    ['nei', 'ja'],
    ['ukjent', 'ukjent'],
  ])('not %s is %s', (a, opposite) => {
    expect(truthOf({ not: { item: 'a', in: ['ja'] } }, given('a', a))).toBe(opposite);
  });
});

describe('what is known', () => {
  test.each<[string, Json, Answers, Truth]>([
    ['an answer', { item: 'a', in: ['ja'] }, { a: 'ja' }, 'ja'],
    ['another answer', { item: 'a', in: ['ja'] }, { a: 'nei' }, 'nei'],
    ['no answer', { item: 'a', in: ['ja'] }, {}, 'ukjent'],
    ['don’t know', { item: 'a', in: ['ja'] }, { a: 'vet-ikke' }, 'ukjent'],
    ['don’t know that is named', { item: 'a', in: ['ja', 'vet-ikke'] }, { a: 'vet-ikke' }, 'ja'],
    ['not don’t know', { not: { item: 'a', in: ['ja', 'vet-ikke'] } }, { a: 'vet-ikke' }, 'nei'],
    ['that there is an answer', { item: 'a', answered: true }, { a: 'vet-ikke' }, 'ja'],
    ['that there is none', { item: 'a', answered: true }, {}, 'nei'],
    ['that there should be none', { item: 'a', answered: false }, {}, 'ja'],
    ['a tick', { item: 'c', in: ['x'] }, { c: { chosen: ['x'] } }, 'ja'],
    ['another tick', { item: 'c', in: ['x'] }, { c: { chosen: ['y'] } }, 'nei'],
    ['no tick', { item: 'c', in: ['x'] }, {}, 'ukjent'],
    ['a tick at don’t know', { item: 'c', in: ['x'] }, { c: { chosen: ['vet-ikke'] } }, 'ukjent'],
    ['ticks, one at don’t know', { item: 'c', in: ['x'] }, { c: { chosen: ['y', 'vet-ikke'] } }, 'nei'],
    ['a number', { item: 'd', atLeast: 5 }, { d: 5 }, 'ja'],
    ['a lower number', { item: 'd', atLeast: 5 }, { d: 4 }, 'nei'],
    ['zero', { item: 'd', atMost: 0 }, { d: 0 }, 'ja'],
    ['no number', { item: 'd', atMost: 5 }, {}, 'ukjent'],
    ['a row', { item: 'e', row: 'r1', in: ['enig'] }, { e: { cells: { r1: 'enig' } } }, 'ja'],
    ['another row', { item: 'e', row: 'r1', in: ['enig'] }, { e: { cells: { r2: 'enig' } } }, 'ukjent'],
    [
      'a row of don’t know',
      { item: 'e', row: 'r1', in: ['enig'] },
      { e: { cells: { r1: 'vet-ikke' } } },
      'ukjent',
    ],
    [
      'that a row has no answer',
      { item: 'e', row: 'r1', answered: true },
      { e: { cells: { r2: 'enig' } } },
      'nei',
    ],
  ])('%s', (_, when, answers, expected) => {
    expect(truthOf(when, answers)).toBe(expected);
  });
});

describe('so many rows of a battery', () => {
  const twoAgree = { item: 'e', rows: { in: ['enig'], atLeast: 2 } };
  const ofFirst = { item: 'e', rows: { in: ['enig'], of: ['r1', 'r2'], atLeast: 1 } };

  test.each<[string, Json, Record<string, string>, Truth]>([
    ['enough, whatever the rest', twoAgree, { r1: 'enig', r2: 'enig' }, 'ja'],
    ['too few, whatever the rest', twoAgree, { r1: 'uenig', r2: 'uenig' }, 'nei'],
    ['the rest decides', twoAgree, { r1: 'enig', r2: 'uenig' }, 'ukjent'],
    ['don’t know decides', twoAgree, { r1: 'enig', r2: 'uenig', r3: 'vet-ikke' }, 'ukjent'],
    ['all known', twoAgree, { r1: 'enig', r2: 'uenig', r3: 'uenig' }, 'nei'],
    ['nothing answered', twoAgree, {}, 'ukjent'],
    ['a row that does not count is unknown', ofFirst, { r1: 'uenig', r2: 'uenig' }, 'nei'],
    ['a row that counts is unknown', ofFirst, { r1: 'uenig', r3: 'enig' }, 'ukjent'],
  ])('%s', (_, when, cells, expected) => {
    const answers: Answers = Object.keys(cells).length > 0 ? { e: { cells } } : {};
    expect(truthOf(when, answers)).toBe(expected);
  });
});

test('A row with the name of something that every object has is unknown until it is answered', () => {
  const battery = batteryItem('e', 'enighet', ['constructor', 'r2']);
  const when = { item: 'e', rows: { in: ['enig'], atLeast: 2 } };
  const questionnaire = questionnaireOf([battery], { scales: agreement, derived: [indicator('i', when)] });
  expect(deriver(questionnaire)({ e: { cells: { r2: 'enig' } } })).toEqual({});
});

describe('an unknown indicator', () => {
  const when = { item: 'a', in: ['ja'] };

  test('counts as no where the author says so, and else is nothing', () => {
    expect(derive([indicator('i', when, 'no')], {})).toEqual({ i: 'nei' });
    expect(derive([indicator('i', when, 'no')], { a: 'ja' })).toEqual({ i: 'ja' });
    expect(derive([indicator('i', when, 'out')], {})).toEqual({});
  });

  test('makes what is built on it unknown, unless the rest decides', () => {
    const derived = [
      indicator('ingen', { not: { item: 'begge', in: ['ja'] } }),
      indicator('begge', {
        all: [
          { item: 'i', in: ['ja'] },
          { item: 'b', in: ['ja'] },
        ],
      }),
      indicator('i', when),
    ];
    expect(derive(derived, { b: 'ja' })).toEqual({});
    expect(derive(derived, { b: 'nei' })).toEqual({ begge: 'nei', ingen: 'ja' });
    expect(derive(derived, { a: 'ja', b: 'ja' })).toEqual({ i: 'ja', begge: 'ja', ingen: 'nei' });
  });

  test('that counts as no is known to what is built on it', () => {
    const derived = [indicator('i', when, 'no'), indicator('ikke', { item: 'i', in: ['nei'] })];
    expect(derive(derived, {})).toEqual({ i: 'nei', ikke: 'ja' });
  });
});

test('Indicators are worked out after those they look at, whatever their order in the file', () => {
  const { indicators } = questionnaireOf(items, {
    scales: agreement,
    derived: [
      indicator('siste', { item: 'midt', in: ['ja'] }),
      indicator('midt', { item: 'forst', in: ['ja'] }),
      indicator('forst', { item: 'a', in: ['ja'] }),
    ],
  });
  expect(inOrder(indicators).map(({ id }) => id)).toEqual(['forst', 'midt', 'siste']);
});

describe('a count', () => {
  const derived = (unknown: 'no' | 'out') => [
    indicator('i', { item: 'a', in: ['ja'] }),
    indicator('j', { item: 'b', in: ['ja'] }),
    indicator('k', { item: 'c', in: ['x'] }, 'no'),
    countOf('antall', ['i', 'j', 'k'], { unknown }),
  ];
  const counted = (unknown: 'no' | 'out', answers: Answers) => derive(derived(unknown), answers).antall;

  test.each<[Answers, string | undefined, string]>([
    [{ a: 'ja', b: 'ja', c: { chosen: ['x'] } }, '3', '3'],
    [{ a: 'ja', b: 'nei' }, '1', '1'],
    [{ a: 'nei', b: 'nei' }, '0', '0'],
    [{ a: 'ja' }, undefined, '1'],
    [{}, undefined, '0'],
  ])('of %j is %s, or %s where unknown counts as no', (answers, out, no) => {
    expect([counted('out', answers), counted('no', answers)]).toEqual([out, no]);
  });
});
