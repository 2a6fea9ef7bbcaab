import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { readImport } from '../../server/fieldwork/import/read.ts';
import type { GridAnswer } from '../../server/questionnaire/answer.ts';
import { type Item, kindOf } from '../../server/questionnaire/kinds/all.ts';
import { bandOf, itemsOf } from '../../server/questionnaire/questionnaire.ts';
import { holds } from '../../server/questionnaire/routing.ts';
import { checkSurveyFile } from '../../server/storage/survey-files.ts';
import { itemIn, questionnaireAt, read, root, survey } from './builder.ts';

const folder = 'surveys/barnevernlederundersokelsen';
const wave2022 = survey('2022');
const wave2023 = survey('2023');
const rows: Record<string, string>[] = parse(read(`${folder}/example/2022.csv`), {
  delimiter: ';',
  columns: true,
  bom: true,
});
const comparisonOf = (item: Item) => ('comparedWithPrevious' in item ? item.comparedWithPrevious : undefined);
const cellsOf = (item: Item) => rows.map((row) => row[item.id] ?? '');

const shipped = readdirSync(path.join(root, 'surveys'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(path.join(root, 'surveys', name)).map((file) => [name, file] as const))
  .filter(([, file]) => file.endsWith('.json') && !file.endsWith('.aggregates.json'));

test.each(shipped)('%s/%s has no finding left unexplained, and lies where it says', async (name, file) => {
  const place = `surveys/${name}/${file}`;
  const { findings } = await checkSurveyFile(path.join(root, 'surveys'), path.join(root, place));
  expect(findings.filter(({ explained }) => explained === undefined)).toEqual([]);
  const { survey, slug, previous } = questionnaireAt(place);
  expect([survey, `${slug}.json`]).toEqual([name, file]);
  if (previous) expect(shipped).toContainEqual([name, `${previous}.json`]);
});

describe.each(['2022', '2023'])('the leader survey of %s', (wave) => {
  const questionnaire = survey(wave);
  const items = itemsOf(questionnaire);

  test('has nine sections and 45 items, lettered within their sections', () => {
    expect(questionnaire.sections.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(questionnaire.sections.map((section) => section.items.length)).toEqual([
      3, 6, 4, 6, 9, 2, 4, 4, 7,
    ]);
    expect(items).toHaveLength(45);
    for (const section of questionnaire.sections)
      expect(section.items.map(({ id }) => id)).toEqual(
        section.items.map((_, index) => `${section.id}${'abcdefghi'[index]}`),
      );
  });

  test('requires what can always be answered, and nothing else', () => {
    for (const item of items)
      expect([item.id, item.required]).toEqual([item.id, !['several', 'text'].includes(item.kind)]);
  });

  test('says nothing about waves: leaders and readers call it a survey', () => {
    expect(JSON.stringify(questionnaire)).not.toMatch(/bølge/i);
  });

  test('asks every question in words of its own', () => {
    const texts = items.map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('the example answers of 2022', () => {
  test('have a column for every item', () => {
    expect(Object.keys(rows[0]!)).toEqual(itemsOf(wave2022).map(({ id }) => id));
    expect(rows).toHaveLength(58);
  });

  test.each([
    ['1–5', 8, 27],
    ['6–15', 17, 175],
    ['16–30', 16, 391],
    ['31–70', 11, 482],
    ['71 eller flere', 6, 505],
  ])('put %s årsverk in a band with %d services and %d positions', (label, services, positions) => {
    const size = wave2022.derived.find(({ id }) => id === 'storrelse')!;
    const inBand = cellsOf(itemIn(wave2022, size.of))
      .map(Number)
      .filter((value) => bandOf(size, value)?.label === label);
    expect([inBand.length, inBand.reduce((sum, value) => sum + value, 0)]).toEqual([services, positions]);
  });
});

describe('what was mended from 2022 to 2023', () => {
  test('4a has the whole scale, and both waves say that they cannot be compared', () => {
    const before = itemIn(wave2022, '4a');
    const after = itemIn(wave2023, '4a');
    const codes = (item: Item) => ('options' in item ? item.options.map(({ code }) => code) : []);
    expect(codes(before)).toEqual(['delvis-uenig', 'delvis-enig', 'enig', 'vet-ikke']);
    expect(codes(after)).toEqual(['uenig', 'delvis-uenig', 'delvis-enig', 'enig', 'vet-ikke']);
    expect(before.note).toContain('ikke til å stole på');
    expect(after.note).toContain('kan ikke sammenlignes med 2022');
  });

  test('5h and 5i follow from 5g', () => {
    for (const id of ['5h', '5i']) {
      expect(itemIn(wave2022, id)).not.toHaveProperty('showIf');
      expect(itemIn(wave2023, id).showIf).toEqual({ item: '5g', in: ['delvis-enig', 'enig'] });
    }
  });

  test('each question says how it compares', () => {
    const compared = itemsOf(wave2023).map((item) => [item.id, comparisonOf(item)]);
    expect(compared.filter(([, comparison]) => comparison !== 'same')).toEqual([
      ['4a', 'scaleChanged'],
      ['5h', 'routingChanged'],
      ['5i', 'routingChanged'],
    ]);
  });

  test('every other question means the same', () => {
    const changed = ['4a', '5h', '5i'];
    const shape = (item: Item) => ({
      id: item.id,
      kind: item.kind,
      text: item.text.replace(/202\d/, ''),
      options: 'options' in item ? item.options : [],
    });
    const rest = (items: Item[]) => items.filter(({ id }) => !changed.includes(id)).map(shape);
    expect(rest(itemsOf(wave2023))).toEqual(rest(itemsOf(wave2022)));
  });
});

describe('the leader surveys of 2021', () => {
  test.each([
    ['2021-var', ['12', '15', 'annet']],
    ['2021-host', ['10', '12', '15', 'annet']],
  ])('%s has the one question that is known, with the answers that were printed', (wave, codes) => {
    const [item, ...others] = itemsOf(survey(wave));
    expect(others).toEqual([]);
    expect(item).toMatchObject({ id: '2a', options: codes.map((code) => expect.objectContaining({ code })) });
    expect(item?.note).toContain('Vi vet ikke hvordan spørsmålet sto i skjemaet');
  });

  test('ask about caseload in words of their own, and so does 2022', () => {
    const items = ['2021-var', '2021-host', '2022'].map((wave) => itemIn(survey(wave), '2a'));
    expect(new Set(items.map(({ text }) => text)).size).toBe(3);
    expect(items.slice(1).map(comparisonOf)).toEqual(['scaleChanged', 'scaleChanged']);
  });
});

describe('the key figures of Bærum', () => {
  const questionnaire = questionnaireAt('surveys/baerum-nokkeltall/2024.json');
  const example = readImport(questionnaire, Buffer.from(read('surveys/baerum-nokkeltall/example/2024.csv')));

  const answers = example.rows[0]!.answers;

  test('are open: a service says them about itself', () => {
    expect(questionnaire.disclosure).toBe('open');
  });

  test('are read from the example, ten years of eight figures', () => {
    expect(example.report).toMatchObject({ taken: 1, cells: [], ignoredColumns: [] });
    expect(Object.keys((answers.tall as GridAnswer).cells)).toHaveLength(80);
    expect(answers).toMatchObject({
      tall: { cells: { 'meldinger-2015': 762, 'frist-2015': 98.9, 'institusjon-2024': 30 } },
      'gjennomtrekk-2023': 15.95,
    });
  });

  test('raise no doubt where they are right', () => {
    const item = itemIn(questionnaire, 'tall');
    const doubts = kindOf(item).doubts?.(item, answers.tall!, answers);
    expect(doubts).toEqual([]);
  });
});

test.each(['puls-1', 'puls-2', 'puls-3'])('the staff pulse %s is one question from 1 to 5', (wave) => {
  const [item, ...others] = itemsOf(questionnaireAt(`surveys/baerum-puls/${wave}.json`));
  expect(others).toEqual([]);
  expect(item).toMatchObject({
    options: [1, 2, 3, 4, 5].map((value) => expect.objectContaining({ label: `${value}`, value })),
    polarity: 'unipolar',
    poles: { low: 'Lite', high: 'Mye' },
  });
});

describe('the survey after a network meeting', () => {
  const file = 'surveys/baerum-brukerundersokelse/2025.json';
  const questionnaire = questionnaireAt(file);
  const askedOf = (rolle: string) =>
    itemsOf(questionnaire)
      .filter(({ kind }) => kind !== 'information')
      .filter(({ showIf }) => !showIf || holds(showIf, { rolle }))
      .map(({ id }) => id);

  test('requires only the first question', () => {
    expect(itemsOf(questionnaire).filter(({ required }) => required)).toEqual([
      itemIn(questionnaire, 'rolle'),
    ]);
  });

  test.each(['barn', 'forelder', 'nettverk', 'fagperson'])('asks %s nine questions', (role) => {
    expect(askedOf(role)).toHaveLength(9);
  });

  test('asks children in words for children, and partners about the work together', () => {
    expect(askedOf('barn').filter((id) => id.endsWith('-barn'))).toHaveLength(4);
    expect(askedOf('forelder').filter((id) => id.endsWith('-barn'))).toEqual([]);
    expect(
      ['barn', 'forelder', 'nettverk', 'fagperson'].map((role) => askedOf(role).includes('samarbeid')),
    ).toEqual([false, false, false, true]);
  });

  test('speaks three languages', () => {
    const texts = (['nb', 'nn', 'en'] as const).map(
      (language) => itemIn(questionnaireAt(file, language), 'rolle').text,
    );
    expect(texts).toEqual(['Hvem var du på møtet?', 'Kven var du på møtet?', 'Who were you at the meeting?']);
  });
});
