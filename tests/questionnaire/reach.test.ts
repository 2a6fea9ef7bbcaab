import fc from 'fast-check';
import type { Answers, Typed } from '../../server/questionnaire/answer.ts';
import type { Condition } from '../../server/questionnaire/condition.ts';
import {
  type Outcomes,
  outcomes,
  outcomesAlone,
} from '../../server/questionnaire/consistency/reach/outcomes.ts';
import type { Item } from '../../server/questionnaire/kinds/all.ts';
import { itemsOf, type Questionnaire, type Section } from '../../server/questionnaire/questionnaire.ts';
import { readForm } from '../../server/questionnaire/reading.ts';
import { holds } from '../../server/questionnaire/routing.ts';
import { batteryItem, numberItem, questionnaireOf, severalOf } from '../builders/questionnaire.ts';
import { routed } from './arbitrary-routing.ts';

/** Everything that can be typed in the fields of an item, right or wrong. */
function typedIn(item: Item): Typed[] {
  if (item.kind === 'number') return ['', '0', '1', '2', '3'].map((value) => ({ [item.id]: [value] }));
  const codes = 'options' in item ? item.options.map(({ code }) => code) : [];
  if (item.kind === 'several')
    return codes
      .reduce<string[][]>((sets, code) => sets.concat(sets.map((set) => set.concat(code))), [[]])
      .map((chosen) => ({ [item.id]: chosen }));
  const fields = item.kind === 'battery' ? item.rows.map(({ id }) => `${item.id}.${id}`) : [item.id];
  return combined(fields.map((field) => ['', ...codes].map((code) => ({ [field]: [code] }))));
}

/** One of each list, in every way. */
function combined(lists: Typed[][]): Typed[] {
  return lists.reduce(
    (before, list) => before.flatMap((typed) => list.map((more) => ({ ...typed, ...more }))),
    [{}],
  );
}

/** The answers of everybody who can submit the form. */
function everyResponse(questionnaire: Questionnaire): Answers[] {
  return combined(itemsOf(questionnaire).map(typedIn)).flatMap((typed) => {
    const { answers, problems } = readForm(questionnaire, typed);
    return Object.keys(problems).length === 0 ? [answers] : [];
  });
}

function outcomesAmong(responses: Answers[], condition: Condition): Outcomes {
  const met = responses.map((answers) => holds(condition, answers));
  return { holds: met.includes(true), fails: met.includes(false) };
}

/** The items as if nothing decided whether they are shown, and all could be left blank. */
function unconditional(sections: Section[]): Section[] {
  const shown = ({ showIf, ...part }: { showIf?: unknown }) => part;
  return sections.map(
    (section) =>
      ({
        ...shown(section),
        items: section.items.map((item) => ({
          ...shown(item),
          required: false,
          ...('options' in item ? { options: item.options.map(shown) } : {}),
          ...(item.kind === 'battery' ? { rows: item.rows.map(shown) } : {}),
        })),
      }) as Section,
  );
}

describe('what a condition can come to', () => {
  test('is what it comes to among all responses that can be given', () => {
    fc.assert(
      fc.property(routed, ({ questionnaire, before, last }) => {
        const responses = everyResponse(questionnaire);
        expect(outcomes(last, [], questionnaire.sections)).toEqual(outcomesAmong(responses, last));
        const onTheWay = responses.filter((answers) => holds(before, answers));
        expect(outcomes(last, [before], questionnaire.sections)).toEqual(outcomesAmong(onTheWay, last));
      }),
      { numRuns: 150 },
    );
  });

  test('by itself is what it comes to when everybody is asked everything', () => {
    fc.assert(
      fc.property(routed, ({ questionnaire, last }) => {
        const free = { ...questionnaire, sections: unconditional(questionnaire.sections) };
        const expected = outcomesAmong(everyResponse(free), last);
        expect(outcomesAlone(last, questionnaire.sections)).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });
});

const agreement = {
  enighet: { options: ['uenig', 'enig', 'vet-ikke'].map((code) => ({ code, label: code })) },
};
const rows = Array.from({ length: 20 }, (_, row) => `rad-${row}`);

describe('what can be told without trying everything', () => {
  const ticks = (rest: object) =>
    severalOf('1', ['a', 'b', { code: 'c', label: 'C', ...rest }], { atLeast: 2 });
  const all = (...parts: Condition[]): Condition => ({ all: parts });
  const not = (part: Condition): Condition => ({ not: part });
  const ticked = (code: string): Condition => ({ item: '1', in: [code] });
  const count = (atLeast: number): Condition => ({ item: '1', rows: { in: ['enig'], atLeast } });
  const battery = batteryItem('1', 'enighet', rows, { required: true });
  const answered = (row: string): Condition => ({ item: '1', row, answered: true });

  test.each<[string, Record<string, unknown>, Condition, boolean]>([
    [
      'two ticks where two are wanted',
      ticks({}),
      all(ticked('a'), not(ticked('b')), not(ticked('c'))),
      false,
    ],
    ['one reason for no answer, which is enough', ticks({ missing: 'dontKnow' }), not(ticked('a')), true],
    [
      'an option that stands alone, with another',
      ticks({ exclusive: true }),
      all(ticked('a'), ticked('c')),
      false,
    ],
    ['that option by itself', ticks({ exclusive: true }), all(ticked('c'), not(ticked('a'))), true],
    ['all of twenty rows', battery, count(20), true],
    ['ten rows and not eleven', battery, all(count(10), not(count(11))), true],
    ['more rows and fewer at once', battery, all(count(11), not(count(10))), false],
    [
      'one row answered and another not',
      batteryItem('1', 'enighet', ['r', 's'], { required: false }),
      all(answered('r'), not(answered('s'))),
      true,
    ],
    [
      'the other way about',
      batteryItem('1', 'enighet', ['r', 's'], { required: false }),
      all(answered('s'), not(answered('r'))),
      true,
    ],
    ['a row left out that must be answered', battery, not(answered('rad-3')), false],
    [
      'a number between two limits',
      numberItem('1', { max: 1, decimals: 1 }),
      all({ item: '1', atLeast: 0.15 }, { item: '1', atMost: 0.2 }),
      true,
    ],
    [
      'a number with too many decimals',
      numberItem('1', { max: 1, decimals: 1 }),
      all({ item: '1', atLeast: 0.12 }, { item: '1', atMost: 0.18 }),
      false,
    ],
  ])('%s', (_, item, condition, holds) => {
    const { sections } = questionnaireOf([{ required: true, ...item }], { scales: agreement });
    expect(outcomes(condition, [], sections)?.holds).toBe(holds);
  });

  test('is left alone where there are too many answers to try', () => {
    const many = rows.map((row) => ({ item: '1', row, in: ['enig'] }));
    const { sections } = questionnaireOf([battery], { scales: agreement });
    expect(outcomes({ any: many }, [], sections)).toBeUndefined();
    expect(outcomesAlone({ any: many }, sections)).toBeUndefined();
  });
});
