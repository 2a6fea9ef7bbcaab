import { checkQuestionnaire } from '../../server/questionnaire/check.ts';
import { bandOf, itemsOf, questionnaireIn } from '../../server/questionnaire/questionnaire.ts';
import { inLanguage } from '../../server/questionnaire/text.ts';
import { itemIn, questionnaireAt, read, survey } from './builder.ts';

const translated = 'tests/surveys/warnings/untranslated.three-languages.json';

describe('a questionnaire', () => {
  test.each([
    ['nb', 'Eksempel', 'Hvor jobber du?', ['I kommunen', 'Et annet sted']],
    ['nn', 'Eksempel', 'Kvar jobbar du?', ['I kommunen', 'Ein annan stad']],
    ['en', 'Example', 'Where do you work?', ['In the municipality', 'Et annet sted']],
  ] as const)('in %s falls back to bokmål text by text', (language, title, text, labels) => {
    const questionnaire = questionnaireAt(translated, language);
    const item = itemIn(questionnaire, '1a');
    expect(questionnaire).toMatchObject({ title, language });
    expect(item.text).toBe(text);
    expect('options' in item && item.options.map(({ label }) => label)).toEqual(labels);
  });

  test('is the same version in every language, and another when a word changes', () => {
    const { definition } = checkQuestionnaire(translated, read(translated));
    const version = questionnaireIn('nb', definition!).version;
    expect(questionnaireIn('en', definition!).version).toBe(version);
    expect(questionnaireIn('nb', { ...definition!, $schema: 'elsewhere.json' }).version).toBe(version);
    expect(questionnaireIn('nb', { ...definition!, promise: 'Noe annet.' }).version).not.toBe(version);
  });

  test('has its scales in place in the items', () => {
    const wave = survey('2022');
    const scaled = itemsOf(wave).flatMap((item) => (item.kind === 'scale' ? [item] : []));
    expect(scaled).toHaveLength(28);
    for (const item of scaled)
      expect(item.options.at(-1)).toMatchObject({ label: 'Vet ikke', missing: 'dontKnow' });
    expect(wave).not.toHaveProperty('scales');
  });

  test('keeps words, numbers and lists that are not texts', () => {
    const value = { totals: { nb: 12 }, list: ['a', { nb: 'b', en: 'c' }], none: null, yes: true };
    expect(inLanguage(value, 'en')).toEqual({ totals: { nb: 12 }, list: ['a', 'c'], none: null, yes: true });
  });
});

describe('bands', () => {
  const band = (id: string, value: number) =>
    bandOf(survey('2022').derived.find((derived) => derived.id === id)!, value)?.label;

  test.each([
    ['storrelse', 1, '1–5'],
    ['storrelse', 5, '1–5'],
    ['storrelse', 6, '6–15'],
    ['storrelse', 15, '6–15'],
    ['storrelse', 30, '16–30'],
    ['storrelse', 70, '31–70'],
    ['storrelse', 71, '71 eller flere'],
    ['storrelse', 1000, '71 eller flere'],
    ['storrelse', 0, undefined],
    ['saksmengde', 9, 'Under 10'],
    ['saksmengde', 10, '10'],
    ['saksmengde', 12, '12'],
    ['saksmengde', 15, '15'],
    ['saksmengde', 16, '16 eller flere'],
    ['kompetanse', 0, '0–24 prosent'],
    ['kompetanse', 70, '50–70 prosent'],
    ['kompetanse', 71, '71–100 prosent'],
  ])('%s puts %d in %j', (id, value, label) => {
    expect(band(id, value)).toBe(label);
  });
});
