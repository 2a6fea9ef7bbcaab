import fc from 'fast-check';
import {
  type Answer,
  type Answers,
  isGrid,
  isSeveral,
  type Typed,
} from '../../server/questionnaire/answer.ts';
import { asAsked } from '../../server/questionnaire/asking.ts';
import type { Item } from '../../server/questionnaire/kinds/all.ts';
import { figureCell } from '../../server/questionnaire/kinds/figure-table.ts';
import { cellField } from '../../server/questionnaire/kinds/grid.ts';
import { otherField } from '../../server/questionnaire/kinds/several.ts';
import { itemsOf, type Section } from '../../server/questionnaire/questionnaire.ts';
import { type FormReading, readForm, readItems, wordsOf } from '../../server/questionnaire/reading.ts';
import { holds } from '../../server/questionnaire/routing.ts';
import { itemIn, questionnaireAt, survey } from './builder.ts';

const wave2022 = survey('2022');
const wave2023 = survey('2023');
const conditions = questionnaireAt('tests/surveys/valid/every-condition.json');

const askedIds = ({ asked }: FormReading) => [...asked.keys()];

describe('reading a form', () => {
  test('asks the follow-up only of those it is meant for', () => {
    expect(askedIds(readForm(wave2022, { '6a': ['delvis-uenig'] }))).toContain('6b');
    expect(askedIds(readForm(wave2022, { '6a': ['enig'] }))).not.toContain('6b');
    expect(askedIds(readForm(wave2022, { '6a': ['vet-ikke'] }))).not.toContain('6b');
    expect(askedIds(readForm(wave2022, {}))).not.toContain('6b');
  });

  test('asks why when either of two answers calls for it', () => {
    expect(askedIds(readForm(wave2022, { '7b': ['enig'], '7c': ['uenig'] }))).toContain('7d');
    expect(askedIds(readForm(wave2022, { '7b': ['uenig'], '7c': ['enig'] }))).toContain('7d');
    expect(askedIds(readForm(wave2022, { '7b': ['enig'], '7c': ['enig'] }))).not.toContain('7d');
  });

  test('leaves out what was typed off the path', () => {
    const reading = readForm(wave2022, { '6a': ['enig'], '6b': ['ansatte', 'finnes-ikke'] });
    expect(reading.answers).toEqual({ '6a': 'enig' });
    expect(reading.problems).not.toHaveProperty('6b');
  });

  test.each([
    ['ja', ['1a', '1b', '1c', '1d', '1g', '1h']],
    ['nei', ['1a', '1b', '1c', '1g', '1h']],
  ])('follows the path after %j', (answer, path) => {
    expect(askedIds(readForm(conditions, { '1a': [answer] }))).toEqual(path);
  });

  test('lets an answer off its path decide nothing', () => {
    // 1h is asked of those who did not answer 1d. Here 1d was answered before 1a was changed from yes to no.
    const reading = readForm(conditions, { '1a': ['nei'], '1d': ['Skrevet før svaret på 1a ble endret'] });
    expect(reading.answers).toEqual({ '1a': 'nei' });
    expect(askedIds(reading)).toContain('1h');
  });

  test('lets an answer with a problem decide nothing', () => {
    const reading = readForm(conditions, { '1c': ['mange'] });
    expect(reading.problems).toEqual({ '1c': { code: 'notANumber', given: 'mange' } });
    expect(askedIds(reading)).not.toContain('1e');
    expect(askedIds(reading)).toContain('1g');
  });

  test('misses only required answers on the path', () => {
    const { problems } = readForm(wave2022, {});
    expect(problems['1a']).toEqual({ code: 'required' });
    expect(problems).not.toHaveProperty('2d');
    expect(problems).not.toHaveProperty('6b');
    expect(Object.keys(problems)).toHaveLength(37);
  });

  test('asks 5h and 5i of all in 2022 and of those who agree in 5g from 2023', () => {
    expect(askedIds(readForm(wave2022, { '5g': ['uenig'] }))).toEqual(expect.arrayContaining(['5h', '5i']));
    expect(askedIds(readForm(wave2023, { '5g': ['uenig'] }))).not.toContain('5h');
    expect(askedIds(readForm(wave2023, { '5g': ['vet-ikke'] }))).not.toContain('5i');
    expect(askedIds(readForm(wave2023, { '5g': ['delvis-enig'] }))).toEqual(
      expect.arrayContaining(['5h', '5i']),
    );
  });

  test('works the same whatever the answers are read from', () => {
    const reading = readItems(conditions, (item) =>
      item.id === '1a' ? { state: 'answered', answer: 'ja' } : { state: 'blank' },
    );
    expect(askedIds(reading)).toEqual(askedIds(readForm(conditions, { '1a': ['ja'] })));
  });

  test('says an answer in the words of its kind', () => {
    expect(wordsOf(itemIn(wave2022, '1b'), 12, 'nb')).toEqual(['12 årsverk']);
    expect(wordsOf(itemIn(wave2022, '5h'), { chosen: ['bup', 'nav'] }, 'nb')).toEqual(['BUP', 'NAV']);
  });
});

/** What somebody may type in an item's fields: mostly sensible, sometimes not. */
function typedFor(item: Item): fc.Arbitrary<Typed> {
  const anything = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', ' ', '-0', '1 200', '12,5', '\r\n'),
  );
  const field = (value: fc.Arbitrary<string[]>) => value.map((values) => ({ [item.id]: values }));
  const one = (value: fc.Arbitrary<string>) =>
    field(
      fc.oneof(
        { weight: 9, arbitrary: fc.tuple(value) },
        { weight: 1, arbitrary: fc.array(anything, { maxLength: 2 }) },
      ),
    );
  switch (item.kind) {
    case 'number':
    case 'percent':
      return one(fc.integer({ min: -5, max: 1100 }).map(String));
    case 'text':
      return one(anything);
    case 'several': {
      const codes = field(fc.subarray(item.options.map(({ code }) => code)));
      const other = fc.oneof(
        fc.constant({}),
        anything.map((words) => ({ [otherField(item.id)]: [words] })),
      );
      return fc.tuple(codes, other).map(([chosen, words]) => ({ ...chosen, ...words }));
    }
    case 'one':
    case 'scale':
      return one(fc.constantFrom(...item.options.map(({ code }) => code)));
    case 'battery': {
      const codes = ['', ...item.options.map(({ code }) => code)];
      return cells(item.rows.map((row) => [cellField(item.id, row.id), fc.constantFrom(...codes)]));
    }
    case 'date':
      return one(fc.constantFrom('2015-02-28', '29.2.2016', '2015-02-29', '1999-12-31', 'i fjor'));
    case 'figureTable':
      return cells(
        item.rows.flatMap((row) =>
          item.years.map((year) => [
            cellField(item.id, figureCell(row.id, year)),
            fc.oneof(fc.integer({ min: -1, max: 1000 }).map(String), fc.constantFrom('', '12,5', 'mange')),
          ]),
        ),
      );
    case 'information':
      return fc.constant({});
  }
}

function cells(fields: [string, fc.Arbitrary<string>][]): fc.Arbitrary<Typed> {
  return fc.record(Object.fromEntries(fields.map(([name, value]) => [name, value.map((given) => [given])])));
}

/** Whether somebody with these answers is asked the item. A choice of nothing is no question. */
function isAsked(section: Section, item: Item, answers: Answers): boolean {
  if (![section, item].every(({ showIf }) => !showIf || holds(showIf, answers))) return false;
  const asked = asAsked(item, answers, () => undefined);
  if (asked.kind === 'battery') return asked.rows.length > 0;
  return !('options' in asked) || asked.options.length > 0;
}

/** The answers typed into the form again. */
function typedAgain(answers: Answers): Typed {
  const fields = (id: string, answer: Answer): [string, string[]][] =>
    isSeveral(answer)
      ? [
          [id, answer.chosen],
          ...(answer.other ? [[otherField(id), [answer.other]] as [string, string[]]] : []),
        ]
      : isGrid(answer)
        ? Object.entries(answer.cells).map(([cell, value]) => [cellField(id, cell), [String(value)]])
        : [[id, [String(answer)]]];
  return Object.fromEntries(Object.entries(answers).flatMap(([id, answer]) => fields(id, answer)));
}

describe.each([
  ['2022', wave2022],
  ['2023', wave2023],
  ['every kind', questionnaireAt('tests/surveys/valid/every-kind.json')],
  ['every condition', conditions],
])('whatever is typed into %s', (_, questionnaire) => {
  const typed = fc
    .tuple(...itemsOf(questionnaire).map(typedFor))
    .map((parts): Typed => Object.assign({}, ...parts));

  test('no answer and no problem is off the path', () => {
    fc.assert(
      fc.property(typed, (given) => {
        const { asked, answers, problems } = readForm(questionnaire, given);
        const path = [...asked.keys()];
        const routed = questionnaire.sections.flatMap((section) =>
          section.items.filter((item) => isAsked(section, item, answers)),
        );
        expect(path).toEqual(routed.map(({ id }) => id));
        expect(path).toEqual(expect.arrayContaining([...Object.keys(answers), ...Object.keys(problems)]));
      }),
    );
  });

  test('the answers typed in again give the same answers', () => {
    fc.assert(
      fc.property(typed, (given) => {
        const first = readForm(questionnaire, given);
        const second = readForm(questionnaire, typedAgain(first.answers));
        expect(second.answers).toEqual(first.answers);
        expect(askedIds(second)).toEqual(askedIds(first));
      }),
    );
  });
});
