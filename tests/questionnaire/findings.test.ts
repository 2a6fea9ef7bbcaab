import { readdirSync } from 'node:fs';
import path from 'node:path';
import { checkQuestionnaire } from '../../server/questionnaire/check.ts';
import { describe as inWords } from '../../server/questionnaire/finding.ts';
import { read, root } from './builder.ts';

const invalid = 'tests/surveys/invalid';
const warned = 'tests/surveys/warnings';
const valid = 'tests/surveys/valid';
const filesIn = (folder: string) => readdirSync(path.join(root, folder)).sort();

/** Each file has one thing wrong with it: where, and a phrase that tells the author how to mend it. */
const cases: [file: string, path: string, phrase: string][] = [
  ['band-open-in-the-middle.json', '/derived/0/bands/0/to', 'Bare den siste gruppen kan stå uten «to»'],
  ['band-reversed.json', '/derived/0/bands/1/to', '«Mellom» slutter (6) før den begynner (10)'],
  ['bands-end-too-low.json', '/derived/0/bands/1/to', 'Verdier over 50 er ikke med'],
  ['bands-gap-between-decimals.json', '/derived/0/bands/0/to', 'Verdier mellom 10 og 11 er ikke med'],
  ['bands-gap.json', '/derived/0/bands/0/to', 'Verdier mellom 10 og 12 er ikke med'],
  ['bands-of-choice.json', '/derived/0/of', 'spørsmål 1a, som ikke er et tall'],
  ['bands-of-unknown-item.json', '/derived/0/of', 'spørsmål 1b, som ikke finnes'],
  ['bands-overlap.json', '/derived/0/bands/0/to', 'overlapper. Sett «to» lavere enn 11'],
  ['bands-start-too-high.json', '/derived/0/bands/0/from', 'Sett «from» til 1'],
  ['breakdown-by-number.json', '/breakdowns/0', 'kan ikke deles etter «1a»'],
  ['coverage-by-number.json', '/coverage/by', '«1a» er ikke et spørsmål med ett svar'],
  ['coverage-of-words.json', '/coverage/measure', '«1b» er ikke et tallspørsmål'],
  ['coverage-with-unknown-region.json', '/coverage/register/totals/nej', 'Mente du «nei»?'],
  ['coverage-without-a-region.json', '/coverage/register/totals', 'Registeret mangler tall for «nei»'],
  ['dates-in-wrong-order.json', '/collected/to', 'Siste dag er før første dag. Bytt om'],
  ['day-that-does-not-exist.json', '/collected/to', '"2022-11-31" er ikke en dato'],
  ['derived-id-of-every-table.json', '/derived/0/id', '«alle» er navnet på filen med alle tabellene'],
  ['derived-named-as-an-item.json', '/derived/0/id', 'Id-en «storrelse» er brukt to ganger'],
  ['duplicate-band-code.json', '/derived/0/bands/1/code', 'Koden «smaa» er brukt på to grupper'],
  ['duplicate-item-id.json', '/sections/0/items/2/id', 'Id-en «1a» er brukt to ganger'],
  ['duplicate-net-code.json', '/scales/enighet/nets/1/code', 'Koden «side» er brukt på to samlinger'],
  [
    'duplicate-option-code.json',
    '/sections/0/items/0/options/1/code',
    'Koden «ja» er brukt på to svaralternativer',
  ],
  ['duplicate-option-label-in-scale.json', '/scales/enighet/options/2/label', '«enig» står to ganger'],
  // The error of the 2022 wave: one option stood twice, so another was gone.
  ['duplicate-option-label.json', '/sections/0/items/0/options/3/label', 'Ble et annet alternativ borte?'],
  ['duplicate-section-id.json', '/sections/1/id', 'Delen «1» står to ganger'],
  ['empty-text.json', '/title', 'Teksten er tom'],
  ['half-minute.json', '/minutes', 'et helt tall, ikke 2.5'],
  ['id-ending-in-excel.json', '/sections/0/items/0/id', 'slutter på «-excel»'],
  ['id-ending-in-summary.json', '/sections/0/items/0/id', 'slutter på «-summary»'],
  [
    'id-of-a-form-field.json',
    '/sections/0/items/0/id',
    '«shown» er navnet på et av skjemaets egne felt. Velg en annen id',
  ],
  ['id-of-a-prototype.json', '/sections/0/items/0/id', '«prototype» er opptatt i programmeringsspråket'],
  ['id-of-every-object.json', '/sections/0/items/0/id', '«constructor» er opptatt i programmeringsspråket'],
  ['id-of-every-table.json', '/sections/0/items/0/id', '«alle» er navnet på filen med alle tabellene'],
  ['id-of-the-code-field.json', '/sections/0/items/0/id', '«kode» er navnet på et av skjemaets egne felt'],
  ['id-with-capital.json', '/sections/0/items/0/id', 'Bruk bare små bokstaver a–z, 0–9 og bindestrek'],
  ['last-band-reversed.json', '/derived/0/bands/1/to', '«Store» slutter (45) før den begynner (51)'],
  ['limits-exclude-each-other.json', '/sections/0/items/0/max', 'Øvre grense (1) må være høyere enn nedre'],
  ['missing-field.json', '/promise', 'Feltet «promise» mangler'],
  ['missing-kind.json', '/sections/0/items/0/kind', 'Feltet «kind» mangler'],
  ['missing-option-label.json', '/sections/0/items/0/options/1/label', 'Feltet «label» mangler'],
  ['net-code-as-option-code.json', '/sections/0/items/0/nets/0/code', 'Gi samlingen en egen kode'],
  ['net-of-unknown-option.json', '/scales/enighet/nets/0/options/1', 'Mente du «enig»?'],
  ['no-minutes.json', '/minutes', 'Tallet må være minst 1'],
  ['not-a-date.json', '/collected/from', 'Skriv den som 2022-09-27'],
  ['number-for-text.json', '/title', 'Her skal det stå en tekst, ikke 2024'],
  ['only-one-option.json', '/sections/0/items/0/options', 'minst 2 oppføringer'],
  [
    'own-words-field-as-option-code.json',
    '/sections/0/items/0/options/1/code',
    'Velg en annen kode, for eksempel «annet»',
  ],
  ['own-words-in-one.json', '/sections/0/items/0/options/2/withText', 'Ta bort «withText»'],
  ['own-words-in-scale.json', '/scales/enighet/options/2/withText', 'Ta bort «withText»'],
  [
    'own-words-twice.json',
    '/sections/0/items/0/options/2/withText',
    'Bare ett svaralternativ kan ha egne ord',
  ],
  ['register-total-of-zero.json', '/coverage/register/totals/ja', 'Tallet må være over 0'],
  ['routing-in-words.json', '/sections/0/items/1/showIf', 'Her skal det stå et objekt'],
  [
    'routing-option-outside-list.json',
    '/sections/0/items/1/showIf/all/1/in',
    'Her skal det stå en liste, ikke "ja"',
  ],
  ['routing-to-later.json', '/sections/0/items/0/showIf/item', 'Flytt 1b foran'],
  [
    'routing-to-option-of-number.json',
    '/sections/0/items/1/showIf/item',
    'Bruk «answered» i stedet for «in»',
  ],
  ['routing-to-own-item.json', '/sections/0/items/0/showIf/item', 'Spørsmål 1a viser til seg selv'],
  [
    'routing-to-unknown-deep-inside.json',
    '/sections/0/items/1/showIf/all/1/not/any/0/item',
    '2c, som ikke finnes',
  ],
  ['routing-to-unknown-option.json', '/sections/0/items/1/showIf/in/1', 'Mente du «ja»?'],
  [
    'routing-to-unknown.json',
    '/sections/0/items/1/showIf/item',
    '5h viser til 5x, som ikke finnes. Mente du «5g»?',
  ],
  ['routing-without-options.json', '/sections/0/items/1/showIf/in', 'minst 1 oppføring.'],
  ['scale-name-with-space.json', '/scales/grad av enighet', 'Bruk bare små bokstaver a–z, 0–9 og bindestrek'],
  ['section-id-of-a-form-field.json', '/sections/0/id', '«action» er navnet på et av skjemaets egne felt'],
  ['section-without-items.json', '/sections/0/items', 'minst 1 oppføring.'],
  ['text-for-number.json', '/sections/0/items/0/max', 'Her skal det stå et tall, ikke "100"'],
  ['text-without-bokmaal.json', '/title/nb', 'Feltet «nb» mangler'],
  ['too-many-minutes.json', '/minutes', 'Tallet kan ikke være over 120'],
  ['unknown-breakdown.json', '/breakdowns/0', 'Mente du «storrelse»?'],
  ['unknown-field.json', '/sections/0/items/0/obligatorisk', 'Feltet «obligatorisk» finnes ikke her'],
  ['unknown-kind.json', '/sections/0/items/0/kind', '"single" finnes ikke. Bruk «one», «several»'],
  ['unknown-language.json', '/title/se', 'Feltet «se» finnes ikke her'],
  [
    'unknown-missing-reason.json',
    '/sections/0/items/0/options/2/missing',
    'Bruk "dontKnow" eller "notRelevant"',
  ],
  ['unknown-scale-of-every-object.json', '/sections/0/items/0/scale', '«constructor», som ikke finnes'],
  ['unknown-scale.json', '/sections/0/items/0/scale', 'Mente du «enighet»?'],
];

describe('an invalid questionnaire', () => {
  test.each(cases)('%s is told at %s: %s', (file, pointer, phrase) => {
    const { definition, findings } = checkQuestionnaire(file, read(`${invalid}/${file}`));
    expect(findings).toEqual([
      { file, path: pointer, severity: 'error', message: expect.stringContaining(phrase) },
    ]);
    expect(definition).toBeUndefined();
  });

  test('has a case here for every file', () => {
    expect(cases.map(([file]) => file)).toEqual(filesIn(invalid));
  });

  test.each([
    ['a comma too many', '{"survey": "eksempel",}'],
    ['half a file', '{"survey": "eks'],
    ['an empty file', ''],
    ['a spreadsheet', '1a;1b;1c\nØst;12;Ja'],
  ])('that is %s is no JSON', (_, source) => {
    expect(checkQuestionnaire('a.json', source).findings).toEqual([
      { file: 'a.json', path: '', severity: 'error', message: expect.stringContaining('ikke gyldig JSON') },
    ]);
  });

  test.each(['[]', 'null', '"eksempel"', '2022'])('that is only %s is no questionnaire', (source) => {
    const { findings } = checkQuestionnaire('a.json', source);
    expect(findings).toEqual([
      expect.objectContaining({ path: '', message: expect.stringContaining('et objekt') }),
    ]);
  });

  test('gets every finding at once, of the shape first', () => {
    const definition = JSON.parse(read(`${invalid}/duplicate-option-label.json`));
    definition.sections[0].items.push({ ...definition.sections[0].items[0] });
    const twice = checkQuestionnaire('a.json', JSON.stringify(definition)).findings;
    expect(twice.map(({ path }) => path)).toEqual([
      '/sections/0/items/1/id',
      '/sections/0/items/0/options/3/label',
      '/sections/0/items/1/options/3/label',
    ]);
    const { publisher, ...rest } = definition;
    const shape = checkQuestionnaire('a.json', JSON.stringify({ ...rest, minutes: 0, tittel: 'x' })).findings;
    expect(shape.map(({ path }) => path).sort()).toEqual(['/minutes', '/publisher', '/tittel']);
  });

  test('is told the last question before that is spelled nearest', () => {
    const definition = JSON.parse(read('surveys/barnevernlederundersokelsen/2023.json'));
    definition.sections[4].items[6].id = '5x';
    const [finding] = checkQuestionnaire('a.json', JSON.stringify(definition)).findings;
    expect(finding?.message).toBe('Spørsmål 5h viser til 5g, som ikke finnes. Mente du «5x»?');
  });

  test('is described with file, place and how bad it is', () => {
    const [finding] = checkQuestionnaire('a.json', read(`${invalid}/missing-field.json`)).findings;
    expect(inWords(finding!)).toBe('a.json /promise\n  feil: Feltet «promise» mangler. Legg det til.');
    const [broken] = checkQuestionnaire('a.json', '').findings;
    expect(inWords(broken!)).toMatch(/^a\.json\n {2}feil: /);
    expect(inWords({ ...finding!, severity: 'warning' })).toContain('advarsel: ');
  });
});

/** Each file can be fielded, and has one thing that its author should look at. */
const warnings: [file: string, path: string, phrase: string][] = [
  ['band-code-like-a-month.json', '/derived/0/bands/0/code', '«0-49» om til en dato'],
  ['item-id-like-a-month.json', '/sections/0/items/0/id', '«2023-10» om til en dato'],
  ['option-code-like-a-day.json', '/sections/0/items/0/options/0/code', 'for eksempel «fra-1-5»'],
  ['option-code-like-a-month.json', '/sections/0/items/0/options/0/code', '«1-mai» om til en dato'],
  ['untranslated-label.json', '/waveLabel', 'Andre tekster finnes på engelsk, men ikke denne'],
  ['untranslated-question.json', '/sections/0/items/0/text', 'Oversett den, ellers vises den på bokmål'],
];

/** Half translated, so with a warning for each text that is not. */
const threeLanguages = 'three-languages.json';

describe('a questionnaire to look at once more', () => {
  test.each(warnings)('%s is warned at %s: %s', (file, pointer, phrase) => {
    const { definition, findings } = checkQuestionnaire(file, read(`${warned}/${file}`));
    expect(findings).toEqual([
      { file, path: pointer, severity: 'warning', message: expect.stringContaining(phrase) },
    ]);
    expect(definition).toBeDefined();
  });

  test('has a case here for every file', () => {
    expect([...warnings.map(([file]) => file), threeLanguages].sort()).toEqual(filesIn(warned));
  });

  test('is told of every language that a text lacks', () => {
    const { findings } = checkQuestionnaire('a.json', read(`${warned}/${threeLanguages}`));
    expect(findings.map(({ path, message }) => [path, /på ([^,]*),/.exec(message)?.[1]])).toEqual([
      ['/title', 'nynorsk'],
      ['/purpose', 'nynorsk og engelsk'],
      ['/promise', 'nynorsk og engelsk'],
      ['/sections/0/title', 'nynorsk og engelsk'],
      ['/sections/0/items/0/options/1/label', 'engelsk'],
    ]);
  });
});

describe('a valid questionnaire', () => {
  test.each(filesIn(valid))('%s gives no findings', (file) => {
    const { definition, findings } = checkQuestionnaire(file, read(`${valid}/${file}`));
    expect(findings).toEqual([]);
    expect(definition).toBeDefined();
  });

  test('may begin with a byte order mark', () => {
    expect(checkQuestionnaire('a.json', `\uFEFF${read(`${valid}/smallest.json`)}`).findings).toEqual([]);
  });
});
