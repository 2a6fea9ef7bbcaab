import type { Answers } from '../../server/questionnaire/answer.ts';
import type { Condition } from '../../server/questionnaire/condition.ts';
import { holds, itemsIn } from '../../server/questionnaire/routing.ts';

const answers: Answers = {
  '1b': 12,
  '1c': 'ja',
  '2d': 'Egne ord',
  '3d': { chosen: ['hybel', 'annet'], other: 'Leid rom' },
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
