import type { Reading, Typed } from '../../server/questionnaire/answer.ts';
import { type BatteryItem, battery } from '../../server/questionnaire/kinds/battery.ts';
import { readForm } from '../../server/questionnaire/reading.ts';
import { variablesIn } from '../../server/questionnaire/variables.ts';
import { cellProblems } from '../../server/web/answering/grid-problems.ts';
import { reviewModel } from '../../server/web/answering/review-page.ts';
import { agreement, batteryItem, oneOf, questionnaireOf } from '../builders/questionnaire.ts';
import { itemIn } from './builder.ts';

const rows = [
  { id: 'skole', label: 'Skolen' },
  { id: 'politi', label: 'Politiet', without: ['uenig', 'vet-ikke'] },
  { id: 'nav', label: 'NAV' },
];
const questionnaire = questionnaireOf([batteryItem('r4', 'enighet', rows)], { scales: agreement });
const item = itemIn(questionnaire, 'r4') as BatteryItem;
const strict: BatteryItem = { ...item, required: true };

const answered = (cells: Record<string, string>): Reading => ({ state: 'answered', answer: { cells } });
const problem = (found: object) => ({ state: 'problem', problem: found });
const unknown = (given: string) => ({ code: 'unknownOption', given });

describe('a battery in a form', () => {
  test.each<[string, Typed, object]>([
    [
      'every row',
      { 'r4.skole': ['enig'], 'r4.politi': ['enig'], 'r4.nav': ['vet-ikke'] },
      answered({ skole: 'enig', politi: 'enig', nav: 'vet-ikke' }),
    ],
    ['some of the rows', { 'r4.nav': ['uenig'] }, answered({ nav: 'uenig' })],
    ['a row left empty', { 'r4.skole': [''], 'r4.nav': [' enig '] }, answered({ nav: 'enig' })],
    ['nothing', {}, { state: 'blank' }],
    ['a row that it does not have', { 'r4.kirken': ['enig'], r4: ['enig'] }, { state: 'blank' }],
    [
      'an option that the scale does not have',
      { 'r4.skole': ['enig'], 'r4.nav': ['kanskje'] },
      problem({ code: 'cells', cells: { nav: unknown('kanskje') } }),
    ],
    [
      'options that their rows do not offer',
      { 'r4.skole': ['uenig'], 'r4.politi': ['uenig'], 'r4.nav': ['x'] },
      problem({ code: 'cells', cells: { politi: unknown('uenig'), nav: unknown('x') } }),
    ],
  ])('reads %s', (_, typed, expected) => {
    expect(battery.read(item, typed)).toEqual(expected);
  });

  test('that is required names the rows that are left', () => {
    const partly = battery.read(strict, { 'r4.politi': ['enig'] });
    expect(partly).toEqual(problem({ code: 'requiredCells', cells: ['skole', 'nav'] }));
    const whole = { 'r4.skole': ['enig'], 'r4.politi': ['enig'], 'r4.nav': ['enig'] };
    expect(battery.read(strict, whole).state).toBe('answered');
  });

  test('that is required and left blank is one answer that is missing', () => {
    const asked = questionnaireOf([batteryItem('r4', 'enighet', rows, { required: true })], {
      scales: agreement,
    });
    expect(readForm(asked, {}).problems).toEqual({ r4: { code: 'required' } });
  });

  test('requires no answer in a row that is not shown', () => {
    const routed = questionnaireOf(
      [
        oneOf('1', ['ja', 'nei']),
        batteryItem('2', 'enighet', ['a', { id: 'b', showIf: { item: '1', in: ['ja'] } }], {
          required: true,
        }),
      ],
      { scales: agreement },
    );
    const typed = { '2.a': ['enig'] };
    expect(readForm(routed, { 1: ['nei'], ...typed }).problems).toEqual({});
    expect(readForm(routed, { 1: ['ja'], ...typed }).problems).toEqual({
      2: { code: 'requiredCells', cells: ['b'] },
    });
  });

  test('comes back as it was typed, with the options of each row', () => {
    const { rows: fields } = battery.field(item, { 'r4.politi': ['enig'], 'r4.nav': ['kanskje'] });
    expect(fields.map(({ name, chosen }) => [name, chosen])).toEqual([
      ['r4.skole', ''],
      ['r4.politi', 'enig'],
      ['r4.nav', 'kanskje'],
    ]);
    expect(fields.map(({ options }) => options.map(({ code }) => code))).toEqual([
      ['uenig', 'delvis-uenig', 'delvis-enig', 'enig', 'vet-ikke'],
      ['delvis-uenig', 'delvis-enig', 'enig'],
      ['uenig', 'delvis-uenig', 'delvis-enig', 'enig', 'vet-ikke'],
    ]);
  });
});

describe('a battery in an export', () => {
  test.each<[string, string, object]>([
    ['skole', 'svar  Enig', { state: 'answered', answer: 'enig' }],
    ['politi', 'Svar enig', { state: 'answered', answer: 'enig' }],
    ['politi', 'Svar uenig', problem(unknown('Svar uenig'))],
    ['nav', ' ', { state: 'blank' }],
    ['nav', 'Ja', problem(unknown('Ja'))],
  ])('has in the row %s the cell %j', (row, given, expected) => {
    expect(battery.readCell(item, given, row)).toEqual(expected);
  });
});

test('A battery is said row by row, in the order of the questionnaire', () => {
  expect(battery.words(item, { cells: { nav: 'vet-ikke', skole: 'enig' } })).toEqual([
    'Skolen: Svar enig',
    'NAV: Svar vet-ikke',
  ]);
});

describe('a row with the name of something that every object has', () => {
  const named = questionnaireOf([batteryItem('r4', 'enighet', ['constructor', 'to-string', 'nav'])], {
    scales: agreement,
  });
  const asked = itemIn(named, 'r4') as BatteryItem;
  const typed = { 'r4.nav': ['enig'] };

  test('is not answered by its name alone', () => {
    expect(battery.words(asked, { cells: { nav: 'enig' } })).toEqual(['Rad nav: Svar enig']);
    const review = reviewModel(named, readForm(named, typed));
    const words = review.sections[0]?.rows[0]?.grid.map(({ values }) => values[0]?.words);
    expect(words).toEqual([undefined, undefined, 'Svar enig']);
  });

  test('has no problem by its name alone', () => {
    expect(cellProblems(asked, undefined, 'nb').constructor).toBeUndefined();
    const missing = cellProblems(asked, { code: 'requiredCells', cells: ['to-string'] }, 'nb');
    expect(missing.constructor).toBeUndefined();
    expect(Object.keys(missing)).toEqual(['to-string']);
  });
});

describe('the rows of a battery in tables', () => {
  const [school, police] = variablesIn(questionnaire);

  test('are a variable each, named by the battery and the row', () => {
    expect(variablesIn(questionnaire).map(({ id, cell, text, label }) => [id, cell, text, label])).toEqual([
      ['r4.skole', 'skole', 'Spørsmål r4 – Skolen', 'Skolen'],
      ['r4.politi', 'politi', 'Spørsmål r4 – Politiet', 'Politiet'],
      ['r4.nav', 'nav', 'Spørsmål r4 – NAV', 'NAV'],
    ]);
  });

  test('have the options that the row offers, and nets of those only', () => {
    expect(school?.measure).toMatchObject({ nets: [{ options: ['uenig', 'delvis-uenig'] }, {}] });
    expect(police?.measure).toMatchObject({
      type: 'choice',
      options: [{ code: 'delvis-uenig' }, { code: 'delvis-enig' }, { code: 'enig' }],
      nets: [
        { code: 'uenig-siden', options: ['delvis-uenig'] },
        { code: 'enig-siden', options: ['delvis-enig', 'enig'] },
      ],
      scale: { polarity: 'bipolar' },
    });
  });

  test('lose a net that none of their options is in', () => {
    const alone = [{ id: 'a', label: 'A', without: ['uenig', 'delvis-uenig'] }];
    const [only] = variablesIn(questionnaireOf([batteryItem('1', 'enighet', alone)], { scales: agreement }));
    expect(only?.measure).toMatchObject({ nets: [{ code: 'enig-siden' }] });
  });
});
