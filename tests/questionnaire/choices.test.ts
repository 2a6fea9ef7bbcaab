import type { Reading, SeveralAnswer, Typed } from '../../server/questionnaire/answer.ts';
import { kindOf, variablesOf } from '../../server/questionnaire/kinds/all.ts';
import { type SeveralItem, several } from '../../server/questionnaire/kinds/several.ts';
import { isInBase } from '../../server/questionnaire/option.ts';
import { questionnaireOf, severalOf } from '../builders/questionnaire.ts';
import { itemIn, survey } from './builder.ts';

const wave2022 = survey('2022');
const region = itemIn(wave2022, '1a');
const participation = itemIn(wave2022, '2c');

const answered = (answer: string): Reading => ({ state: 'answered', answer });
const unknown = (given: string): Reading => ({ state: 'problem', problem: { code: 'unknownOption', given } });

describe('one of several options', () => {
  test.each([
    ['ost', answered('ost')],
    [' ost ', answered('ost')],
    ['', { state: 'blank' }],
    ['Øst', unknown('Øst')],
    ['sorost', unknown('sorost')],
  ] as [string, Reading][])('%j in a form', (typed, expected) => {
    expect(kindOf(region).read(region, { '1a': [typed] })).toEqual(expected);
  });

  test.each([
    ['Øst', answered('ost')],
    ['Øst'.normalize('NFD'), answered('ost')],
    ['  øst ', answered('ost')],
    ['Midt-Norge', answered('midt-norge')],
    ['', { state: 'blank' }],
    ['Sørøst', unknown('Sørøst')],
  ] as [string, Reading][])('%j in an export', (cell, expected) => {
    expect(kindOf(region).readCell(region, cell)).toEqual(expected);
  });

  test('is said with its label and tabulated with its options', () => {
    expect(kindOf(region).words(region, 'midt-norge', 'nb')).toEqual(['Midt-Norge']);
    expect(variablesOf(region)).toMatchObject([{ id: '1a', measure: { type: 'choice', nets: [] } }]);
    expect(kindOf(region).field(region, { '1a': ['ost'] })).toEqual({ chosen: ['ost'] });
    expect(kindOf(region).field(region, {})).toEqual({ chosen: [] });
  });
});

describe('a step of a scale', () => {
  test('is read by its code in a form and by its label in an export', () => {
    expect(kindOf(participation).read(participation, { '2c': ['delvis-enig'] })).toEqual(
      answered('delvis-enig'),
    );
    expect(kindOf(participation).readCell(participation, 'Delvis  enig')).toEqual(answered('delvis-enig'));
    expect(kindOf(participation).readCell(participation, 'Helt enig')).toEqual(unknown('Helt enig'));
    expect(kindOf(participation).words(participation, 'vet-ikke', 'nb')).toEqual(['Vet ikke']);
  });

  test('brings the options and nets of its scale to the table', () => {
    expect(variablesOf(participation)).toMatchObject([
      {
        id: '2c',
        measure: {
          type: 'choice',
          nets: [
            { label: 'Helt eller delvis uenig', options: ['uenig', 'delvis-uenig'] },
            { label: 'Helt eller delvis enig', options: ['delvis-enig', 'enig'] },
          ],
          scale: { polarity: 'bipolar' },
        },
      },
    ]);
  });
});

describe('the base', () => {
  test.each([
    [{}, true],
    [{ missing: 'dontKnow' }, true],
    [{ missing: 'notRelevant' }, false],
    [{ missing: 'dontKnow', base: 'out' }, false],
    [{ missing: 'notRelevant', base: 'in' }, true],
    [{ base: 'out' }, false],
  ] as const)('an option with %j is in it: %s', (how, expected) => {
    expect(isInBase({ code: 'x', label: 'X', ...how })).toBe(expected);
  });
});

describe('several of the options', () => {
  const item: SeveralItem = {
    id: '8d',
    kind: 'several',
    base: 'asked',
    text: 'Hvordan tar dere kontakt?',
    required: false,
    options: [
      { code: 'telefon', label: 'Telefon' },
      { code: 'brev', label: 'Brev; også digitalt' },
      { code: 'brev-kort', label: 'Brev' },
      { code: 'annet', label: 'Annet', withText: true },
    ],
  };
  const chose = (chosen: string[], other?: string): Reading<SeveralAnswer> => ({
    state: 'answered',
    answer: other === undefined ? { chosen } : { chosen, other },
  });

  test.each([
    ['one tick', { '8d': ['brev'] }, chose(['brev'])],
    ['ticks in any order, and twice', { '8d': ['annet', 'telefon', 'telefon'] }, chose(['telefon', 'annet'])],
    [
      'a tick with own words',
      { '8d': ['annet'], '8d.other': [' Hjemmebesøk '] },
      chose(['annet'], 'Hjemmebesøk'),
    ],
    ['own words without the tick', { '8d': ['brev'], '8d.other': ['SMS'] }, chose(['brev', 'annet'], 'SMS')],
    ['nothing', {}, { state: 'blank' }],
    ['empty fields', { '8d': [''], '8d.other': [' '] }, { state: 'blank' }],
    ['an unknown option', { '8d': ['telefon', 'due'] }, unknown('due')],
    [
      'own words of the greatest length',
      { '8d.other': ['x'.repeat(500)] },
      chose(['annet'], 'x'.repeat(500)),
    ],
    [
      'own words that are too long',
      { '8d.other': ['x'.repeat(501)] },
      { state: 'problem', problem: { code: 'tooLong', max: 500, length: 501 } },
    ],
  ] as [string, Typed, Reading<SeveralAnswer>][])('%s in a form', (_, typed, expected) => {
    expect(several.read(item, typed)).toEqual(expected);
  });

  test('own words are not read where no option takes them', () => {
    const closed = { ...item, options: item.options.slice(0, 2) };
    expect(several.read(closed, { '8d': ['telefon'], '8d.other': ['SMS'] })).toEqual(chose(['telefon']));
  });

  test.each([
    ['Annet;Telefon', chose(['telefon', 'annet'])],
    [' telefon ; annet ;', chose(['telefon', 'annet'])],
    ['Telefon; Brev; også digitalt; Annet', chose(['telefon', 'brev', 'annet'])],
    ['Brev;Telefon', chose(['telefon', 'brev-kort'])],
    ['', { state: 'blank' }],
    [' ; ', { state: 'blank' }],
    ['Telefon; Brevdue', unknown('Brevdue')],
  ] as [string, Reading<SeveralAnswer>][])('%j in an export', (cell, expected) => {
    expect(several.readCell(item, cell)).toEqual(expected);
  });

  test('are said a line each, with the own words after their label', () => {
    expect(several.words(item, { chosen: ['telefon', 'annet'], other: 'Hjemmebesøk' })).toEqual([
      'Telefon',
      'Annet: Hjemmebesøk',
    ]);
    expect(several.words(item, { chosen: ['annet'] })).toEqual(['Annet']);
  });

  test('come back to the form as they were ticked and typed', () => {
    expect(several.field(item, { '8d': ['annet'], '8d.other': ['SMS'] })).toEqual({
      chosen: ['annet'],
      otherName: '8d.other',
      other: 'SMS',
      otherMaxLength: 500,
    });
    expect(several.field(item, {})).toMatchObject({ chosen: [], otherName: '8d.other', other: '' });
  });

  test('are tabulated option by option', () => {
    expect(several.variables(item)).toMatchObject([
      { id: '8d', measure: { type: 'several', options: item.options } },
    ]);
  });
});

describe('how many of the options may be ticked', () => {
  const item = itemIn(
    questionnaireOf([
      severalOf(
        '1',
        [
          'a',
          'b',
          'c',
          'd',
          { code: 'ingen', exclusive: true },
          { code: 'vet-ikke', missing: 'dontKnow', exclusive: true },
          { code: 'uaktuelt', missing: 'notRelevant' },
        ],
        { atLeast: 2, atMost: 3 },
      ),
    ]),
    '1',
  ) as SeveralItem;
  const problem = (found: object) => ({ state: 'problem', problem: found });
  const chose = (...chosen: string[]) => ({ state: 'answered', answer: { chosen } });

  test.each<[string[], object]>([
    [[], { state: 'blank' }],
    [['a'], problem({ code: 'tooFewChosen', atLeast: 2 })],
    [['a', 'a'], problem({ code: 'tooFewChosen', atLeast: 2 })],
    [['a', 'b'], chose('a', 'b')],
    [['a', 'b', 'c'], chose('a', 'b', 'c')],
    [['a', 'b', 'c', 'd'], problem({ code: 'tooManyChosen', atMost: 3, chosen: 4 })],
    [['ingen'], chose('ingen')],
    [['vet-ikke'], chose('vet-ikke')],
    [['uaktuelt'], chose('uaktuelt')],
    [['a', 'ingen'], problem({ code: 'exclusive', option: 'Svar ingen' })],
    [['ingen', 'vet-ikke'], problem({ code: 'exclusive', option: 'Svar ingen' })],
    [['a', 'b', 'c', 'd', 'vet-ikke'], problem({ code: 'exclusive', option: 'Svar vet-ikke' })],
  ])('%j in a form and in an export', (codes, expected) => {
    expect(several.read(item, { 1: codes })).toEqual(expected);
    expect(several.readCell(item, codes.map((code) => `Svar ${code}`).join(';'))).toEqual(expected);
  });

  test('own words do not stand together with an option that stands alone', () => {
    const open = {
      ...item,
      options: [...item.options, { code: 'annet', label: 'Annet', withText: true as const }],
    };
    expect(several.read(open, { 1: ['ingen'], '1.other': ['Noe'] })).toEqual(
      problem({ code: 'exclusive', option: 'Svar ingen' }),
    );
  });
});
