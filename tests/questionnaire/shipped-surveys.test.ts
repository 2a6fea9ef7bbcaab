import { parse } from 'csv-parse/sync';
import { checkQuestionnaire } from '../../server/questionnaire/check.ts';
import type { Item } from '../../server/questionnaire/kinds/all.ts';
import { bandOf, itemsOf } from '../../server/questionnaire/questionnaire.ts';
import { itemIn, read, survey } from './builder.ts';

const folder = 'surveys/barnevernlederundersokelsen';
const wave2022 = survey('2022');
const wave2023 = survey('2023');
const rows: Record<string, string>[] = parse(read(`${folder}/example/2022.csv`), {
  delimiter: ';',
  columns: true,
  bom: true,
});
const cellsOf = (item: Item) => rows.map((row) => row[item.id] ?? '');

describe.each(['2022', '2023'])('the leader survey of %s', (wave) => {
  const questionnaire = survey(wave);
  const items = itemsOf(questionnaire);

  test('gives no findings and says what its file is called', () => {
    const file = `${folder}/${wave}.json`;
    expect(checkQuestionnaire(file, read(file)).findings).toEqual([]);
    expect(questionnaire).toMatchObject({ survey: 'barnevernlederundersokelsen', wave });
  });

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
