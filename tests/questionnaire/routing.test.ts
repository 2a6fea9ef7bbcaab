import type { Answers } from '../../server/questionnaire/answer.ts';
import type { Condition } from '../../server/questionnaire/condition.ts';
import { readForm } from '../../server/questionnaire/reading.ts';
import { holds, itemsIn } from '../../server/questionnaire/routing.ts';
import { numberItem, oneOf, questionnaireOf, section } from '../builders/questionnaire.ts';

const answers: Answers = {
  '1b': 12,
  '1c': 'ja',
  '2d': 'Egne ord',
  '3d': { chosen: ['hybel', 'annet'], other: 'Leid rom' },
  r4: { cells: { skole: 'enig', politi: 'uenig', nav: 'enig' } },
};

const yes: Condition = { item: '1c', in: ['ja'] };
const no: Condition = { item: '1c', in: ['nei'] };

describe('a condition', () => {
  test.each([
    ['the answer is the option', yes, true],
    ['the answer is one of the options', { item: '1c', in: ['nei', 'ja'] }, true],
    ['the answer is another option', no, false],
    ['several answers contain the option', { item: '3d', in: ['annet'] }, true],
    ['several answers lack the option', { item: '3d', in: ['fosterhjem'] }, false],
    ['the item has no answer', { item: '4e', in: ['ja'] }, false],
    ['a number is no option', { item: '1b', in: ['12'] }, false],
    ['an answer is there', { item: '1b', answered: true }, true],
    ['no answer is there', { item: '4e', answered: true }, false],
    ['an answer is there and should not be', { item: '2d', answered: false }, false],
    ['no answer is there and none should be', { item: '4e', answered: false }, true],
    ['all parts hold', { all: [yes, { item: '1b', answered: true }] }, true],
    ['not all parts hold', { all: [yes, no] }, false],
    ['any part holds', { any: [no, yes] }, true],
    ['no part holds', { any: [no, { item: '4e', in: ['ja'] }] }, false],
    ['the opposite does not hold', { not: no }, true],
    ['the opposite holds', { not: yes }, false],
    ['the opposite of a missing answer', { not: { item: '4e', in: ['ja'] } }, true],
    ['a number is high enough', { item: '1b', atLeast: 12 }, true],
    ['a number is too low', { item: '1b', atLeast: 12.5 }, false],
    ['a number is low enough', { item: '1b', atMost: 12 }, true],
    ['a number is too high', { item: '1b', atMost: 11 }, false],
    ['a number is not there', { item: '4e', atMost: 100 }, false],
    ['words are no number', { item: '2d', atLeast: 0 }, false],
    ['the row has the option', { item: 'r4', row: 'skole', in: ['enig'] }, true],
    ['the row has another option', { item: 'r4', row: 'politi', in: ['enig'] }, false],
    ['the row has no answer', { item: 'r4', row: 'bup', in: ['enig'] }, false],
    ['the row is named as every object’s own', { item: 'r4', row: 'constructor', answered: true }, false],
    ['an answer is in the row', { item: 'r4', row: 'nav', answered: true }, true],
    ['no answer is in the row', { item: 'r4', row: 'bup', answered: true }, false],
    ['no answer is in the row and none should be', { item: 'r4', row: 'bup', answered: false }, true],
    ['no answer is in the battery', { item: 'r5', row: 'skole', answered: false }, true],
    ['an answer is in the battery', { item: 'r4', answered: true }, true],
    ['the battery as a whole is no option', { item: 'r4', in: ['enig'] }, false],
    ['so many rows have the option', { item: 'r4', rows: { in: ['enig'], atLeast: 2 } }, true],
    ['too few rows have the option', { item: 'r4', rows: { in: ['enig'], atLeast: 3 } }, false],
    [
      'so many rows have one of the options',
      { item: 'r4', rows: { in: ['enig', 'uenig'], atLeast: 3 } },
      true,
    ],
    [
      'so many of these rows have the option',
      { item: 'r4', rows: { in: ['enig'], of: ['nav', 'politi'], atLeast: 1 } },
      true,
    ],
    [
      'too few of these rows have the option',
      { item: 'r4', rows: { in: ['enig'], of: ['politi', 'bup'], atLeast: 1 } },
      false,
    ],
    ['the battery is not answered', { item: 'r5', rows: { in: ['enig'], atLeast: 1 } }, false],
    ['nested', { all: [{ any: [no, { not: no }] }, { not: { all: [yes, no] } }] }, true],
  ] as [string, Condition, boolean][])('when %s', (_, condition, expected) => {
    expect(holds(condition, answers)).toBe(expected);
  });

  test('names the items it looks at, at any depth', () => {
    const condition: Condition = {
      all: [
        {
          any: [
            { item: '1a', in: ['ost'] },
            { item: '1b', answered: true },
          ],
        },
        { not: { item: '1c', answered: true } },
      ],
    };
    expect(itemsIn(condition)).toEqual(['1a', '1b', '1c']);
  });
});

describe('a section with a condition', () => {
  const questionnaire = questionnaireOf([], {
    sections: [
      section('1', [oneOf('1a', ['ja', 'nei'])]),
      section('2', [oneOf('2a', ['ja', 'nei'], { required: true }), numberItem('2b')], {
        showIf: { item: '1a', in: ['ja'] },
      }),
      section('3', [
        numberItem('3a', { showIf: { item: '2a', in: ['ja'] } }),
        numberItem('3b', { showIf: { item: '2a', answered: false } }),
      ]),
    ],
  });
  const typed = { '2a': ['ja'], '2b': ['3'], '3a': ['4'], '3b': ['5'] };

  test('is asked of those it holds for', () => {
    const { asked, answers } = readForm(questionnaire, { '1a': ['ja'], ...typed });
    expect([...asked.keys()]).toEqual(['1a', '2a', '2b', '3a']);
    expect(answers).toEqual({ '1a': 'ja', '2a': 'ja', '2b': 3, '3a': 4 });
  });

  test('takes its items, what they require and what hangs on them off the path of others', () => {
    const { asked, answers, problems } = readForm(questionnaire, { '1a': ['nei'], ...typed });
    expect([...asked.keys()]).toEqual(['1a', '3b']);
    expect(answers).toEqual({ '1a': 'nei', '3b': 5 });
    expect(problems).toEqual({});
  });

  test('is asked only of those whom both it and the item are for', () => {
    const both = questionnaireOf([], {
      sections: [
        section('1', [oneOf('1a', ['ja', 'nei']), oneOf('1b', ['ja', 'nei'])]),
        section('2', [numberItem('2a', { showIf: { item: '1b', in: ['ja'] } })], {
          showIf: { item: '1a', in: ['ja'] },
        }),
      ],
    });
    const isAsked = (first: string, second: string) =>
      readForm(both, { '1a': [first], '1b': [second] }).asked.has('2a');
    expect([isAsked('ja', 'ja'), isAsked('ja', 'nei'), isAsked('nei', 'ja')]).toEqual([true, false, false]);
  });
});
