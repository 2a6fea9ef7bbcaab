import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import supertest from 'supertest';
import type { Item } from '../../server/questionnaire/kinds/all.ts';
import { itemsOf, type Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { variablesIn } from '../../server/questionnaire/variables.ts';
import { nb } from '../../server/web/i18n/nb.ts';
import { paths } from '../../server/web/paths.ts';
import { type TestApp, testApp } from '../builders/app.ts';
import { siteWith } from '../builders/own-surveys.ts';
import { fileOf, oneOf } from '../builders/questionnaire.ts';
import { root } from '../questionnaire/builder.ts';

let site: TestApp;
beforeAll(async () => {
  site = await testApp();
});
afterAll(() => site.close());

const visit = (address: string, { app } = site) => supertest(app).get(address);

/** The text of a page as it is read, with its marks taken away. */
function wordsOf(page: string): string {
  const entities: Record<string, string> = {
    '&#39;': "'",
    '&#34;': '"',
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
  };
  return page
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(?:#39|#34|amp|lt|gt);/g, (entity) => entities[entity] ?? entity)
    .replaceAll(/\s+/g, ' ');
}

function shipped(): Questionnaire[] {
  const { catalogue } = site.services;
  return catalogue.surveys.flatMap(({ id, waves }) =>
    waves.flatMap(({ wave }) =>
      catalogue
        .instruments(id, wave)
        .flatMap(({ slug, languages }) =>
          languages.flatMap((language) =>
            catalogue.instruments(id, wave, language).filter((each) => each.slug === slug),
          ),
        ),
    ),
  );
}

interface Listed {
  kind: string;
  id: string;
  published: boolean;
}

function idsOf(
  { variables }: { variables: Listed[] },
  wanted: (variable: Listed) => boolean = () => true,
): string[] {
  return variables.filter(wanted).map(({ id }) => id);
}

/** What must stand on paper of an item: its id, its words, and all there is to choose from or fill in. */
function textsOnPaper(item: Item): string[] {
  return [
    item.text.replaceAll(/\s+/g, ' '),
    ...(item.kind === 'information' ? [] : [item.id]),
    ...('options' in item ? item.options.map(({ label }) => label) : []),
    ...('rows' in item ? item.rows.map(({ label }) => label) : []),
    ...(item.kind === 'figureTable' ? item.years.map(String) : []),
  ];
}

const addressOf = (kind: 'blank' | 'codebook', { survey, slug, language }: Questionnaire, ending = '') =>
  `${paths[kind](survey, slug)}${ending}?sprak=${language}`;

describe('Every questionnaire that is shipped, opened or not, in each of its languages', () => {
  test('is on paper with every question, every option and every row', async () => {
    expect(shipped().length).toBeGreaterThan(8);
    for (const questionnaire of shipped()) {
      const page = await visit(addressOf('blank', questionnaire));
      expect(page.status).toBe(200);
      expect(page.headers['cache-control']).toBe('public, max-age=300');
      expect(page.text).toContain(`<html lang="${questionnaire.language}"`);
      const words = wordsOf(page.text);
      const texts = itemsOf(questionnaire).flatMap(textsOnPaper);
      expect(texts.filter((text) => !words.includes(text))).toEqual([]);
      expect(words).toContain(questionnaire.promise);
      expect(words).not.toContain('{{');
    }
  });

  test('has a codebook with every variable, as a page and as JSON', async () => {
    for (const questionnaire of shipped()) {
      const page = await visit(addressOf('codebook', questionnaire));
      const file = await visit(addressOf('codebook', questionnaire, '.json'));
      expect([page.status, file.status]).toEqual([200, 200]);
      expect(file.headers['content-type']).toMatch(/^application\/json/);
      const ids = idsOf(file.body);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(
        expect.arrayContaining([...variablesIn(questionnaire), ...questionnaire.derived].map(({ id }) => id)),
      );
      expect(ids.filter((id) => !page.text.includes(`id="v-${id}"`))).toEqual([]);
      expect(wordsOf(page.text) + file.text).not.toMatch(/\b(codebook|blank)\.[a-z]|undefined/);
    }
  });

  test('never publishes words or days', async () => {
    for (const questionnaire of shipped()) {
      const { body } = await visit(addressOf('codebook', questionnaire, '.json'));
      const unpublished = itemsOf(questionnaire).filter(({ kind }) => kind === 'text' || kind === 'date');
      expect(idsOf(body, ({ published, kind }) => !published && kind !== 'background')).toEqual(
        unpublished.map(({ id }) => id),
      );
    }
  });

  test('has a codebook that tells of every field of its JSON', async () => {
    for (const questionnaire of shipped()) {
      const { body } = await visit(addressOf('codebook', questionnaire, '.json'));
      const fields: string[] = body.variables.flatMap((variable: object) => Object.keys(variable));
      expect(fields.filter((field) => !(field in nb.codebook.fields))).toEqual([]);
    }
  });

  test('can be fetched as its author wrote it', async () => {
    for (const { survey, slug } of shipped()) {
      const { status, text } = await visit(`${paths.blank(survey, slug)}.json`);
      expect(status).toBe(200);
      expect(text).toBe(readFileSync(path.join(root, 'surveys', survey, `${slug}.json`), 'utf8'));
    }
  });
});

describe('The pages of a questionnaire', () => {
  const survey = 'barnevernlederundersokelsen';

  test('tell who is to answer in plain words', async () => {
    const paper = wordsOf((await visit(paths.blank(survey, '2023'))).text);
    expect(paper).toContain('Svar bare hvis du svarte «Uenig» eller «Delvis uenig» på 6a.');
    const codebook = wordsOf((await visit(paths.codebook(survey, '2023'))).text);
    expect(codebook).toContain('Bare hvis svaret på 6a er «Uenig» eller «Delvis uenig»');
    expect(codebook).toContain('Andre svar å velge mellom enn høsten 2022');
  });

  test('are kept from search engines until the wave is opened, and lead nowhere that is not there', async () => {
    for (const address of [paths.blank(survey, '2023'), paths.codebook(survey, '2023')]) {
      const { text } = await visit(address);
      expect(text).toContain('<meta name="robots" content="noindex">');
      expect(text).not.toContain(`href="${paths.survey(survey)}"`);
    }
    await site.services.waves.save({ survey, wave: '2023', state: 'open', example: false });
    for (const address of [paths.blank(survey, '2023'), paths.codebook(survey, '2023')]) {
      const { text } = await visit(address);
      expect(text).not.toContain('noindex');
      expect(text).toContain(`href="${paths.survey(survey)}"`);
    }
    const { text } = await visit(paths.survey(survey));
    expect(text).toContain(`href="${paths.blank(survey, '2023')}"`);
    expect(text).toContain(`href="${paths.codebook(survey, '2023')}"`);
  });

  test('come in the languages that are offered, and in no other', async () => {
    const offered = paths.blank('baerum-brukerundersokelse', '2025');
    const page = async (address: string) => wordsOf((await visit(address)).text);
    expect(await page(`${offered}?sprak=nn`)).toContain('Svar berre om du svara «Barn eller ungdom»');
    expect(await page(`${offered}?sprak=en`)).toContain(
      'Answer only if you answered “Child or young person”',
    );
    expect((await visit(offered)).text).toContain('<a class="ds-link" href="?sprak=nn" lang="nn"');
    expect(await page(`${paths.blank(survey, '2023')}?sprak=en`)).toContain('Svar bare hvis');
  });

  test('that do not exist help on to those that do', async () => {
    for (const kind of [paths.blank, paths.codebook]) {
      const { status, text } = await visit(kind(survey, '1999'));
      expect(status).toBe(404);
      expect(text).toContain(`href="${kind(survey, '2023')}"`);
    }
    for (const address of [
      paths.blank('ingen', '2023'),
      `${paths.codebook('ingen', '2023')}.json`,
      `${paths.blank(survey, '2023.bydel')}.json`,
      `${paths.blank(survey, '..%2F..%2Fpackage')}.json`,
    ])
      expect((await visit(address)).status).toBe(404);
  });
});

describe('Everything that the language of questionnaires can say', () => {
  const label = (code: string) => ({ code, label: code.toUpperCase() });
  const everything = {
    survey: 'alt',
    wave: '2024',
    instrument: { id: 'bydel', label: 'Bydeler' },
    title: 'Alt',
    waveLabel: '2024',
    publisher: 'Prøven',
    purpose: 'Vi prøver.',
    promise: 'Svarene er anonyme.',
    minutes: 1,
    scales: {
      grad: {
        options: [label('lite'), label('mye'), { ...label('vet-ikke'), missing: 'dontKnow' }],
        polarity: 'unipolar',
      },
    },
    sections: [
      {
        id: '1',
        title: 'Først',
        items: [
          {
            id: '1a',
            kind: 'several',
            text: 'Hva har dere?',
            atMost: 3,
            options: [label('rom'), label('tid'), label('folk'), { ...label('ingen'), exclusive: true }],
          },
          {
            id: '1b',
            kind: 'one',
            text: 'Hva er viktigst?',
            optionsFrom: { item: '1a' },
            options: [label('annet')],
          },
          {
            id: '1c',
            kind: 'battery',
            text: 'Hvor mye?',
            scale: 'grad',
            rowsFrom: { item: '1a' },
            rows: [{ id: 'penger', label: 'Penger', without: ['mye'] }],
          },
          {
            id: '1d',
            kind: 'battery',
            text: 'Og nå?',
            scale: 'grad',
            rowsFrom: { item: '1c', in: ['mye'] },
          },
          {
            id: '1e',
            kind: 'number',
            text: 'Hvor langt?',
            unit: 'km',
            min: 0,
            max: 500,
            decimals: 1,
            expected: { max: 50 },
          },
          { id: '1f', kind: 'date', text: 'Når?', min: '2024-01-01', max: '2024-12-31' },
        ],
      },
      {
        id: '2',
        title: 'Så',
        showIf: { item: '1e', atLeast: 10 },
        items: [
          { id: '2a', kind: 'text', text: 'Hvorfor {{1e|så langt}}?', showIf: { item: '1a', in: ['rom'] } },
          {
            id: '2b',
            kind: 'figureTable',
            text: 'Tall',
            years: Array.from({ length: 12 }, (_, index) => 2010 + index),
            rows: [{ id: 'barn', label: 'Barn', unit: 'barn', min: 0, max: 99 }],
          },
        ],
      },
    ],
    derived: [
      { id: 'har-rom', label: 'Har rom', when: { item: '1a', in: ['rom'] }, unknown: 'out' },
      { id: 'har-tid', label: 'Har tid', when: { not: { item: '1a', in: ['ingen'] } }, unknown: 'no' },
      {
        id: 'antall',
        label: 'Antall',
        count: ['har-rom', 'har-tid'],
        unknown: 'no',
        nets: [{ code: 'minst-ett', label: 'Minst ett', atLeast: 1 }],
      },
      {
        id: 'avstand',
        label: 'Avstand',
        of: '1e',
        bands: [
          { code: 'kort', label: 'Kort', from: 0, to: 9.9 },
          { code: 'lang', label: 'Lang', from: 10 },
        ],
      },
    ],
    background: [
      {
        id: 'arsverk',
        text: 'Størrelse',
        from: 'fte',
        bands: [
          { code: 'under-15', label: 'Små', from: 0, below: 15 },
          { code: 'minst-15', label: 'Store', from: 15 },
        ],
      },
      {
        id: 'landsdel',
        text: 'Landsdel',
        from: 'region',
        options: [
          { code: 'nord', label: 'Nordpå', values: ['nord', 'midt-norge'] },
          { code: 'vest', label: 'Vestpå' },
        ],
      },
    ],
    breakdowns: ['arsverk'],
  };
  const other = { ...everything, instrument: { id: 'kommune', label: 'Kommuner' } };
  let own: TestApp;
  beforeAll(async () => {
    own = await siteWith([everything, other]);
  });
  afterAll(() => own.close());

  test('is on paper', async () => {
    const words = wordsOf((await visit(paths.blank('alt', '2024.bydel'), own)).text);
    for (const text of [
      'Bydeler',
      'Velg høyst 3.',
      '(ikke sammen med andre svar)',
      'Bare de du krysset av i 1a:',
      'Bare dem der du svarte «MYE» i 1c:',
      'For alle:',
      'Kan ikke velges',
      'Det tar omtrent ett minutt å svare.',
      'km (Fra 0 til 500, høyst én desimal)',
      'Fra 1. januar 2024 til 31. desember 2024.',
      'Svar på denne delen bare hvis du svarte 10 km eller mer på 1e.',
      'Svar bare hvis du krysset av for «ROM» i 1a.',
      'Hvorfor så langt?',
    ])
      expect(words).toContain(text);
  });

  test('is in the codebook', async () => {
    const { body } = await visit(`${paths.codebook('alt', '2024.bydel')}.json`, own);
    const variable = (id: string) => body.variables.find((each: { id: string }) => each.id === id);
    expect(body).toMatchObject({
      format: 'kodebok-1',
      instrument: { id: 'bydel' },
      disclosure: 'controlled',
    });
    expect(variable('1a')).toMatchObject({ ticks: { atMost: 3 }, published: true });
    expect(variable('1b').carriedFrom).toBe('1a');
    expect(variable('1b').options[0]).toMatchObject({
      code: 'rom',
      universe: 'Vises bare hvis det er krysset av for «ROM» i 1a',
    });
    expect(variable('1c.penger').options.map(({ code }: { code: string }) => code)).toEqual([
      'lite',
      'vet-ikke',
    ]);
    expect(variable('1c.rom').universe).toBe('Bare hvis det er krysset av for «ROM» i 1a');
    expect(variable('1e').number).toMatchObject({ unit: 'km', max: 500, expected: { max: 50 } });
    expect(variable('2a')).toMatchObject({
      universe: 'Bare hvis svaret på 1e er 10 km eller mer, og det er krysset av for «ROM» i 1a',
      inserts: ['1e'],
      published: false,
    });
    expect(variable('2b.barn-2021')).toMatchObject({ row: { id: 'barn' }, year: 2021 });
    expect(variable('har-rom')).toMatchObject({
      condition: { words: 'det er krysset av for «ROM» i 1a' },
      unknown: 'out',
    });
    expect(variable('antall')).toMatchObject({
      madeFrom: ['har-rom', 'har-tid'],
      nets: [{ code: 'minst-ett', options: ['1', '2'] }],
    });
    expect(variable('avstand')).toMatchObject({ madeFrom: ['1e'], breakdown: false });
    expect(variable('arsverk')).toEqual({
      id: 'arsverk',
      kind: 'background',
      text: 'Størrelse',
      label: 'Størrelse',
      universe: 'Kjent fra registeret. Ingen blir spurt.',
      register: 'fte',
      bands: [
        { code: 'under-15', label: 'Små', from: 0, below: 15 },
        { code: 'minst-15', label: 'Store', from: 15 },
      ],
      breakdown: true,
      published: false,
    });
    expect(variable('landsdel').options).toEqual([
      { code: 'nord', label: 'Nordpå', base: 'in', values: ['nord', 'midt-norge'] },
      { code: 'vest', label: 'Vestpå', base: 'in' },
    ]);
    const words = wordsOf((await visit(paths.codebook('alt', '2024.bydel'), own)).text);
    for (const text of [
      'Ja hvis det ikke er krysset av for «INGEN» i 1a. Ellers nei.',
      'Er svaret ukjent, teller det som nei',
      'Uten «MYE»',
      '10 eller mer',
      'Over 50',
      'Kjent fra registeret',
      'Årsverk',
      '0 til under 15',
      'Omfatter nord, midt-norge i registeret',
      'Bare som inndeling av andre tabeller',
      'Nei. Den er bare lagret sammen med svarene.',
    ])
      expect(words).toContain(text);
  });

  test('lets the reader choose where a wave has several questionnaires', async () => {
    const { status, text } = await visit(paths.blank('alt', '2024'), own);
    expect(status).toBe(200);
    for (const slug of ['2024.bydel', '2024.kommune'])
      expect(text).toContain(`href="${paths.blank('alt', slug)}"`);
  });
});

test('A file that is changed after the start is shown as it is asked', async () => {
  const asked = fileOf([oneOf('1a', ['ja', 'nei'])]);
  const own = await siteWith([asked]);
  const file = path.join(own.services.config.surveysFolder, 'proven', '2022.json');
  await writeFile(file, '{}');
  const { status, body } = await supertest(own.app).get(`${paths.blank('proven', '2022')}.json`);
  await own.close();
  expect(status).toBe(200);
  expect(body.sections).toEqual(asked.sections);
});
