import fc from 'fast-check';
import { buildDataset } from '../../server/analysis/build-dataset.ts';
import type { Group, Table } from '../../server/analysis/table.ts';
import { tabulate } from '../../server/analysis/tabulate.ts';
import type { Answer, AnswerProblem, Typed } from '../../server/questionnaire/answer.ts';
import { answerOnPath } from '../../server/questionnaire/asking.ts';
import { checkQuestionnaire } from '../../server/questionnaire/check.ts';
import { type Item, valueIn } from '../../server/questionnaire/kinds/all.ts';
import { itemsOf } from '../../server/questionnaire/questionnaire.ts';
import { type FormReading, readForm, readItems } from '../../server/questionnaire/reading.ts';
import { type PlacedVariable, variablesIn } from '../../server/questionnaire/variables.ts';
import { questionnaireFiles, questionnaireFrom } from '../builders/arbitrary-questionnaire.ts';
import { given } from '../builders/responses.ts';
import { typedInto, unknownCode } from '../builders/typing.ts';
import { partsOf, pathIn } from './path.ts';

const seeds = fc.array(fc.nat(), { minLength: 1, maxLength: 8 });
const many = { numRuns: 50 };

/** Errors that say nothing more than that a random condition happens to hold for nobody. */
const neverHolds = ['condition-never-holds', 'item-unreachable'];

function offered(item: Item): string[] {
  if (item.kind === 'battery') return item.rows.map(({ id }) => id);
  if (item.kind === 'figureTable')
    return item.rows.flatMap(({ id }) => item.years.map((year) => `${id}-${year}`));
  return 'options' in item ? item.options.map(({ code }) => code) : [];
}

test('A random questionnaire has no errors, but that some of its conditions never hold', () => {
  fc.assert(
    fc.property(questionnaireFiles, (file) => {
      const { findings } = checkQuestionnaire('proven/2022.json', JSON.stringify(file));
      const errors = findings.filter(({ severity }) => severity === 'error');
      expect(errors.filter(({ code }) => !neverHolds.includes(code))).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

describe('for any questionnaire and whatever is typed into it', () => {
  test('who is asked what, of which options and rows, is what the conditions in the file say', () => {
    fc.assert(
      fc.property(questionnaireFiles, seeds, (file, forms) => {
        const questionnaire = questionnaireFrom(file);
        for (const seed of forms) {
          const { asked, answers } = readForm(questionnaire, typedInto(questionnaire, seed));
          const path = pathIn(file, answers);
          expect([...asked].map(([id, item]) => [id, offered(item)])).toEqual([...path]);
        }
      }),
      many,
    );
  });

  test('answers, problems and doubts are on the path, and so is every part of an answer', () => {
    fc.assert(
      fc.property(questionnaireFiles, seeds, (file, forms) => {
        const questionnaire = questionnaireFrom(file);
        const items = new Map(itemsOf(questionnaire).map((item) => [item.id, item]));
        for (const seed of forms) {
          const { answers, problems, doubts } = readForm(questionnaire, typedInto(questionnaire, seed));
          const path = pathIn(file, answers);
          for (const id of Object.keys({ ...problems, ...doubts })) expect([...path.keys()]).toContain(id);
          for (const [id, answer] of Object.entries(answers))
            expect(path.get(id)).toEqual(expect.arrayContaining(partsOf(items.get(id)!, answer)));
        }
      }),
      many,
    );
  });

  test('an option is unknown only when the item never has it, and not because it fell off the path', () => {
    fc.assert(
      fc.property(questionnaireFiles, seeds, (file, forms) => {
        const questionnaire = questionnaireFrom(file);
        for (const seed of forms) {
          const { problems } = readForm(questionnaire, typedInto(questionnaire, seed));
          const unknown = Object.values(problems).flatMap(unknownOptionsIn);
          expect(unknown.filter((given) => given !== unknownCode)).toEqual([]);
        }
      }),
      many,
    );
  });

  test('the answers, read again, are the same', () => {
    fc.assert(
      fc.property(questionnaireFiles, seeds, (file, forms) => {
        const questionnaire = questionnaireFrom(file);
        for (const seed of forms) {
          const first = readForm(questionnaire, typedInto(questionnaire, seed));
          const stored = readItems(questionnaire, (asked) => {
            const answer = first.answers[asked.id];
            const onPath = answer === undefined ? undefined : answerOnPath(asked, answer);
            return onPath === undefined ? { state: 'blank' } : { state: 'answered', answer: onPath };
          });
          const typed = readForm(questionnaire, typedAgain(first));
          for (const again of [stored, typed]) {
            expect(again.answers).toEqual(first.answers);
            expect([...again.asked]).toEqual([...first.asked]);
            expect(again.doubts).toEqual(first.doubts);
          }
        }
      }),
      many,
    );
  });

  test('every respondent is once in every table, and not asked exactly where the path went by', async () => {
    await fc.assert(
      fc.asyncProperty(questionnaireFiles, seeds, async (file, forms) => {
        const questionnaire = questionnaireFrom(file);
        const readings = forms.map((seed) => readForm(questionnaire, typedInto(questionnaire, seed)));
        const answers = readings.map((reading) => reading.answers);
        const tables = tabulate(await buildDataset(questionnaire, given(answers)), questionnaire);
        for (const variable of variablesIn(questionnaire)) expectEverybodyOnce(variable, tables, readings);
        for (const table of tables) expectGroupsToAddUp(table, tables);
      }),
      many,
    );
  });
});

function unknownOptionsIn(problem: AnswerProblem): string[] {
  const problems = problem.code === 'cells' ? Object.values(problem.cells) : [problem];
  return problems.flatMap((each) => (each.code === 'unknownOption' ? [each.given] : []));
}

function expectEverybodyOnce(variable: PlacedVariable, tables: Table[], readings: FormReading[]): void {
  const table = tables.find(({ id }) => id === variable.id);
  if (table?.scope !== 'national') throw new Error(`${variable.id} has no table.`);
  const { base, counts, noAnswer, notAsked } = table.all;
  const outside = counts.filter((_, place) => !table.categories[place]!.inBase);
  const inTable = base + sumOf(outside) + notAsked + (table.measure === 'several' ? 0 : noAnswer);
  expect(inTable).toBe(readings.length);
  const asked = readings.filter((reading) => wasAsked(variable, reading));
  expect(notAsked).toBe(readings.length - asked.length);
  if (variable.item) {
    const silent = asked.filter(({ answers }) => valueIn(variable, answers[variable.item!.id]) === undefined);
    expect(noAnswer).toBe(silent.length);
  }
}

function wasAsked({ item, cell }: PlacedVariable, { asked }: FormReading): boolean {
  if (!item) return true;
  const shown = asked.get(item.id);
  return shown !== undefined && (cell === undefined || offered(shown).includes(cell));
}

function expectGroupsToAddUp(table: Table, tables: Table[]): void {
  if (table.scope === 'national') return;
  const whole = tables.find(({ id }) => id === table.variable);
  if (whole?.scope !== 'national') throw new Error(`${table.variable} has no table.`);
  const groups = [...table.groups, table.ungrouped];
  const added = (each: (group: Group) => number) => sumOf(groups.map(each));
  expect(added(({ base }) => base)).toBe(whole.all.base);
  expect(added(({ noAnswer }) => noAnswer)).toBe(whole.all.noAnswer);
  expect(added(({ notAsked }) => notAsked)).toBe(whole.all.notAsked);
}

function sumOf(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** The answers as a browser would send them again. */
function typedAgain({ asked, answers }: FormReading): Typed {
  return Object.assign(
    {},
    ...Object.entries(answers).map(([id, answer]) => fieldsOf(asked.get(id)!, answer)),
  );
}

function fieldsOf({ id }: Item, answer: Answer): Typed {
  if (typeof answer !== 'object') return { [id]: [String(answer)] };
  if ('chosen' in answer)
    return { [id]: answer.chosen, ...(answer.other ? { [`${id}.other`]: [answer.other] } : {}) };
  return Object.fromEntries(
    Object.entries(answer.cells).map(([cell, value]) => [`${id}.${cell}`, [`${value}`]]),
  );
}
