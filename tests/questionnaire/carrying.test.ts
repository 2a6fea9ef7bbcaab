import type { Answers, Typed } from '../../server/questionnaire/answer.ts';
import type { Item } from '../../server/questionnaire/kinds/all.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { readForm } from '../../server/questionnaire/reading.ts';
import { variablesIn } from '../../server/questionnaire/variables.ts';
import { agreement, batteryItem, oneOf, questionnaireOf, severalOf } from '../builders/questionnaire.ts';
import { itemIn } from './builder.ts';

const scales = agreement;
const partners = severalOf('1', ['skole', 'politi', 'nav', { code: 'ingen', exclusive: true }]);
const rated = batteryItem('1', 'enighet', ['skole', 'politi', 'nav']);

const partsOf = (item: Item | undefined): string[] | undefined =>
  item && 'rows' in item
    ? item.rows.map(({ id }) => id)
    : item && 'options' in item
      ? item.options.map(({ code }) => code)
      : undefined;

/** The options or rows of item 2 as they are asked after `typed`; nothing when it is not asked at all. */
const askedIn2 = (questionnaire: Questionnaire, typed: Record<string, string[]>) =>
  partsOf(readForm(questionnaire, typed).asked.get('2'));

describe('options carried forward from what was ticked', () => {
  const questionnaire = questionnaireOf([partners, oneOf('2', ['annet'], { optionsFrom: { item: '1' } })]);

  test('stand before the item’s own, with the same codes and labels', () => {
    const item = itemIn(questionnaire, '2');
    expect(partsOf(item)).toEqual(['skole', 'politi', 'nav', 'annet']);
    expect('options' in item && item.options[1]).toMatchObject({ code: 'politi', label: 'Svar politi' });
  });

  test('are those that were ticked', () => {
    expect(askedIn2(questionnaire, { 1: ['nav', 'skole'] })).toEqual(['skole', 'nav', 'annet']);
    expect(askedIn2(questionnaire, { 1: ['ingen'] })).toEqual(['annet']);
    expect(askedIn2(questionnaire, {})).toEqual(['annet']);
  });

  test('are no reason for an answer that was chosen before the tick was taken away', () => {
    const before = readForm(questionnaire, { 1: ['skole', 'nav'], 2: ['nav'] });
    expect(before.answers).toEqual({ 1: { chosen: ['skole', 'nav'] }, 2: 'nav' });
    const after = readForm(questionnaire, { 1: ['skole'], 2: ['nav'] });
    expect(after.answers).toEqual({ 1: { chosen: ['skole'] } });
    expect(after.problems).toEqual({});
  });

  test('leave a required answer missing when the chosen one fell away', () => {
    const required = questionnaireOf([
      partners,
      oneOf('2', ['annet'], { optionsFrom: { item: '1' }, required: true }),
    ]);
    expect(readForm(required, { 1: ['skole'], 2: ['nav'] }).problems).toEqual({ 2: { code: 'required' } });
  });

  test('do not hide that an answer was never an option', () => {
    expect(readForm(questionnaire, { 1: ['skole'], 2: ['kirken'] }).problems).toEqual({
      2: { code: 'unknownOption', given: 'kirken' },
    });
  });

  test('are ticks of their own in an item with several answers', () => {
    const several = questionnaireOf([partners, severalOf('2', [], { optionsFrom: { item: '1' } })]);
    const { answers } = readForm(several, { 1: ['skole', 'nav'], 2: ['skole', 'politi', 'nav'] });
    expect(answers['2']).toEqual({ chosen: ['skole', 'nav'] });
  });

  test('that are none at all leave nothing to ask', () => {
    const nothingElse = questionnaireOf([
      partners,
      severalOf('2', [], { optionsFrom: { item: '1' }, required: true }),
    ]);
    const reading = readForm(nothingElse, { 1: ['ingen'] });
    expect([...reading.asked.keys()]).toEqual(['1']);
    expect(reading.problems).toEqual({});
  });

  test('that are fewer than must be ticked are all that must be', () => {
    const two = severalOf('2', [], { optionsFrom: { item: '1' }, required: true, atLeast: 2 });
    const questionnaire = questionnaireOf([partners, two]);
    const problemsWith = (typed: Typed) => readForm(questionnaire, typed).problems;
    expect(problemsWith({ 1: ['skole'], 2: ['skole'] })).toEqual({});
    expect(problemsWith({ 1: ['skole'], 2: [] })).toEqual({ 2: { code: 'required' } });
    expect(problemsWith({ 1: ['skole', 'nav', 'politi'], 2: ['skole'] })).toEqual({
      2: { code: 'tooFewChosen', atLeast: 2 },
    });
  });

  test('can be carried on once more', () => {
    const chain = questionnaireOf([
      partners,
      severalOf('2', [], { optionsFrom: { item: '1' } }),
      oneOf('3', ['ingen-av-dem'], { optionsFrom: { item: '2' } }),
    ]);
    const { asked, answers } = readForm(chain, { 1: ['skole', 'nav'], 2: ['politi', 'nav'], 3: ['nav'] });
    expect(partsOf(asked.get('3'))).toEqual(['nav', 'ingen-av-dem']);
    expect(answers['3']).toBe('nav');
  });
});

describe('rows carried forward from what was ticked', () => {
  const questionnaire = questionnaireOf(
    [partners, batteryItem('2', 'enighet', ['egne'], { rowsFrom: { item: '1' } })],
    { scales },
  );

  test('are those that were ticked, before the battery’s own', () => {
    expect(askedIn2(questionnaire, { 1: ['nav', 'skole'] })).toEqual(['skole', 'nav', 'egne']);
    expect(askedIn2(questionnaire, {})).toEqual(['egne']);
  });

  test('take their answers with them when the tick is taken away', () => {
    const typed = { '2.skole': ['enig'], '2.nav': ['uenig'], '2.egne': ['enig'] };
    const answersAfter = (ticked: string[]): Answers =>
      readForm(questionnaire, { 1: ticked, ...typed }).answers;
    expect(answersAfter(['skole', 'nav'])['2']).toEqual({
      cells: { skole: 'enig', nav: 'uenig', egne: 'enig' },
    });
    expect(answersAfter(['nav'])['2']).toEqual({ cells: { nav: 'uenig', egne: 'enig' } });
    expect(answersAfter([])['2']).toEqual({ cells: { egne: 'enig' } });
  });

  test('have a variable each, whether anybody has ticked them or not', () => {
    expect(variablesIn(questionnaire).map(({ id }) => id)).toEqual([
      '1',
      '2.skole',
      '2.politi',
      '2.nav',
      '2.egne',
    ]);
  });
});

describe('what is carried forward from a battery', () => {
  const agreeing = { item: '1', in: ['enig', 'delvis-enig'] };
  const typed = { '1.skole': ['enig'], '1.politi': ['uenig'], '1.nav': ['delvis-enig'] };

  test.each([
    ['rows of the next battery', batteryItem('2', 'enighet', [], { rowsFrom: agreeing })],
    ['options of one answer', oneOf('2', [], { optionsFrom: agreeing })],
    ['options of several answers', severalOf('2', [], { optionsFrom: agreeing })],
  ])('is the rows with such an answer, as %s', (_, item) => {
    const questionnaire = questionnaireOf([rated, item], { scales });
    expect(askedIn2(questionnaire, typed)).toEqual(['skole', 'nav']);
    expect(askedIn2(questionnaire, { '1.politi': ['enig'] })).toEqual(['politi']);
    expect(askedIn2(questionnaire, { '1.politi': ['uenig'] })).toBeUndefined();
  });

  test('falls away with a row that itself fell away', () => {
    const chain = questionnaireOf(
      [
        severalOf('0', ['skole', 'nav']),
        batteryItem('1', 'enighet', [], { rowsFrom: { item: '0' } }),
        severalOf('2', ['annet'], { optionsFrom: agreeing }),
      ],
      { scales },
    );
    const answers = (ticked: string[]) =>
      readForm(chain, { 0: ticked, '1.skole': ['enig'], '1.nav': ['enig'], 2: ['skole', 'nav', 'annet'] })
        .answers;
    expect(answers(['skole', 'nav'])['2']).toEqual({ chosen: ['skole', 'nav', 'annet'] });
    expect(answers(['nav'])['2']).toEqual({ chosen: ['nav', 'annet'] });
    expect(answers([])).toEqual({ 2: { chosen: ['annet'] } });
  });
});

test('Options and rows with a condition of their own are shown to those it holds for', () => {
  const questionnaire = questionnaireOf(
    [
      oneOf('1', ['kommune', 'stat']),
      oneOf('2', ['ja', 'nei', { code: 'vertskommunen', showIf: { item: '1', in: ['kommune'] } }]),
      batteryItem('3', 'enighet', ['a', { id: 'b', showIf: { item: '1', in: ['stat'] } }]),
    ],
    { scales },
  );
  const typed = { 2: ['vertskommunen'], '3.a': ['enig'], '3.b': ['enig'] };
  expect(readForm(questionnaire, { 1: ['kommune'], ...typed }).answers).toEqual({
    1: 'kommune',
    2: 'vertskommunen',
    3: { cells: { a: 'enig' } },
  });
  expect(readForm(questionnaire, { 1: ['stat'], ...typed }).answers).toEqual({
    1: 'stat',
    3: { cells: { a: 'enig', b: 'enig' } },
  });
});

test('A row answered with a step of the scale that has fallen off the path is blank, and not an error', () => {
  const stepped = {
    grad: {
      options: [
        { code: 'lite', label: 'Lite' },
        { code: 'mye', label: 'Mye' },
        { code: 'alt', label: 'Alt', showIf: { item: '1', in: ['skole'] } },
      ],
    },
  };
  const questionnaire = questionnaireOf([partners, batteryItem('2', 'grad', ['a', 'b'])], {
    scales: stepped,
  });
  const typed = { '2.a': ['alt'], '2.b': ['mye'] };
  expect(readForm(questionnaire, { 1: ['skole'], ...typed }).answers[2]).toEqual({
    cells: { a: 'alt', b: 'mye' },
  });
  const after = readForm(questionnaire, { 1: ['nav'], ...typed });
  expect(after.answers[2]).toEqual({ cells: { b: 'mye' } });
  expect(after.problems).toEqual({});
});
