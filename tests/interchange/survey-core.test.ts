import fc from 'fast-check';
import { Model, type Question } from 'survey-core';
import { toSurveyJs } from '../../server/interchange/surveyjs/to-surveyjs.ts';
import { type Answer, isGrid, isSeveral } from '../../server/questionnaire/answer.ts';
import { type Definition, definitionSchema } from '../../server/questionnaire/definition.ts';
import type { Item } from '../../server/questionnaire/kinds/all.ts';
import { type Questionnaire, questionnaireIn } from '../../server/questionnaire/questionnaire.ts';
import { type FormReading, readForm } from '../../server/questionnaire/reading.ts';
import { questionnaireFiles } from '../builders/arbitrary-questionnaire.ts';
import { fileOf, textItem } from '../builders/questionnaire.ts';
import { typedInto } from '../builders/typing.ts';
import { read } from '../questionnaire/builder.ts';

const files = [
  'tests/surveys/valid/every-condition.json',
  'tests/surveys/valid/every-kind.json',
  'tests/surveys/valid/every-sentence-translated.json',
  'surveys/barnevernlederundersokelsen/2022.json',
  'surveys/barnevernlederundersokelsen/2023.json',
  'surveys/riksrevisjonen-barnevern/2024.bydel.json',
  'surveys/baerum-nokkeltall/2024.json',
];

function modelOf(definition: Definition): Model {
  return new Model(JSON.parse(JSON.stringify(toSurveyJs(definition).json)));
}

/** Answers as SurveyJS keeps them. */
function surveyJsValue(item: Item, answer: Answer): unknown {
  if (isSeveral(answer)) return answer.chosen;
  if (!isGrid(answer)) return answer;
  if (item.kind !== 'figureTable') return answer.cells;
  const rows: Record<string, Record<string, string | number>> = {};
  for (const [cell, value] of Object.entries(answer.cells)) {
    const place = cell.lastIndexOf('-');
    const row = cell.slice(0, place);
    rows[row] = { ...rows[row], [cell.slice(place + 1)]: value };
  }
  return rows;
}

/** Gives the answers of a form that has been read, one by one, as a respondent does. */
function answer(model: Model, { asked, answers }: FormReading): void {
  for (const [id, item] of asked)
    if (answers[id] !== undefined) model.setValue(id, surveyJsValue(item, answers[id]));
}

function shownIn(model: Model): string[] {
  return model
    .getAllQuestions(true)
    .filter(isShown)
    .map(({ name }) => name);
}

function isShown(question: Question): boolean {
  return question.isVisible && question.page?.isVisible !== false;
}

/** The options and rows that can be chosen in the questions shown. */
function partsIn(model: Model): string[] {
  return model
    .getAllQuestions(true)
    .filter(isShown)
    .flatMap((question) => {
      const type = question.getType();
      if (type === 'radiogroup' || type === 'checkbox')
        return question.visibleChoices.map(({ value }: { value: string }) => `${question.name}: ${value}`);
      if (type !== 'matrix') return [];
      return question.visibleRows.map((row: { name: string }) => `${question.name}: ${row.name}`);
    });
}

function partsAsked({ asked }: FormReading): string[] {
  return [...asked.values()].flatMap((item) => {
    if (item.kind === 'one' || item.kind === 'several')
      return item.options.map(({ code }) => `${item.id}: ${code}`);
    return item.kind === 'battery' ? item.rows.map(({ id }) => `${item.id}: ${id}`) : [];
  });
}

function expectSameRouting(definition: Definition, questionnaire: Questionnaire, seed: number): void {
  const reading = readForm(questionnaire, typedInto(questionnaire, seed));
  const model = modelOf(definition);
  answer(model, reading);
  expect(shownIn(model)).toEqual([...reading.asked.keys()]);
  expect(partsIn(model)).toEqual(partsAsked(reading));
}

describe.each(files)('SurveyJS itself takes %s', (file) => {
  const definition = definitionSchema.parse(JSON.parse(read(file)));
  const questionnaire = questionnaireIn('nb', definition);

  test('without remarks', () => {
    expect(modelOf(definition).jsonErrors ?? []).toEqual([]);
  });

  test('and asks the same questions, whatever is answered', () => {
    for (let seed = 1; seed <= 5; seed++) expectSameRouting(definition, questionnaire, seed);
  });
});

test('SurveyJS asks the same of everybody, with conditions of every form', () => {
  fc.assert(
    fc.property(questionnaireFiles, fc.integer(), (file, seed) => {
      const definition = definitionSchema.parse(file);
      expect(modelOf(definition).jsonErrors ?? []).toEqual([]);
      expectSameRouting(definition, questionnaireIn('nb', definition), seed);
    }),
    { numRuns: 60 },
  );
}, 120_000);

test('The texts of all languages are there, and bokmål where there is none', () => {
  const texts = { nb: 'Har dere nok folk?', nn: 'Har de nok folk?', en: 'Are you enough people?' };
  const model = modelOf(
    definitionSchema.parse(fileOf([textItem('a', { text: texts }), textItem('b', { text: 'Hvorfor?' })])),
  );
  const titlesIn = (locale: string) => {
    model.locale = locale;
    return model.getAllQuestions().map(({ locTitle }) => locTitle.renderedHtml);
  };
  expect(model.locale).toBe('no');
  expect(titlesIn('no')).toEqual(['Har dere nok folk?', 'Hvorfor?']);
  expect(titlesIn('nn')).toEqual(['Har de nok folk?', 'Hvorfor?']);
  expect(titlesIn('en')).toEqual(['Are you enough people?', 'Hvorfor?']);
});
