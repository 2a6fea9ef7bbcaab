import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import supertest from 'supertest';
import type { Answers } from '../../server/questionnaire/answer.ts';
import { type TestApp, testApp } from '../builders/app.ts';
import { oneOf } from '../builders/questionnaire.ts';
import { temporaryFolder } from '../cli/processes.ts';
import { publicationOf, times } from '../publishing/publications.ts';
import { cleanUp } from '../storage/embedded/engines.ts';
import { rowsIn, tableIn } from './results-reader.ts';

type Json = Record<string, unknown>;

const survey = 'proven';
const address = `/resultater/${survey}/utvikling`;

function waveOf(wave: string, previous: string | undefined, items: Json[]): Json {
  return {
    survey,
    wave,
    ...(previous ? { previous } : {}),
    title: 'Prøven',
    waveLabel: `høsten ${wave}`,
    publisher: 'Utgiveren',
    purpose: 'Å prøve.',
    promise: 'Ingen kjennes igjen.',
    minutes: 1,
    sections: [{ id: '1', title: 'Del 1', items }],
  };
}

const compared = (comparedWithPrevious: string) => ({ comparedWithPrevious });
const printed = {
  survey,
  wave: '2021',
  source: 'Den trykte rapporten.',
  sourceUrl: 'https://eksempel.no/rapport',
  items: [{ item: '1a', note: 'Bare «ja» er kjent.', shares: [{ code: 'ja', share: 61.5 }] }],
};

/** 2021 is known as printed; 2022 is published; 2023 asks 1a of the same people and 1b in other words. */
const files: Record<string, Json> = {
  '2021.json': waveOf('2021', undefined, [oneOf('1a', ['ja', 'nei'])]),
  '2021.aggregates.json': printed,
  '2022.json': waveOf('2022', '2021', [
    oneOf('1a', ['ja', 'nei'], compared('same')),
    oneOf('1b', ['a', 'b'], compared('new')),
  ]),
  '2023.json': waveOf('2023', '2022', [
    oneOf('1a', ['ja', 'nei'], compared('same')),
    oneOf('1b', ['a', 'b'], { text: 'Spørsmål 1b i andre ord', ...compared('wordingChanged') }),
  ]),
};

let app: TestApp;
beforeAll(async () => {
  const surveysFolder = await temporaryFolder();
  await mkdir(path.join(surveysFolder, survey));
  for (const [name, content] of Object.entries(files))
    await writeFile(path.join(surveysFolder, survey, name), JSON.stringify(content));
  app = await testApp({ config: { surveysFolder } });
});
afterAll(async () => {
  await app.close();
  await cleanUp();
});

async function publish(wave: string, answers: Answers[], example = false): Promise<void> {
  const { catalogue, publications, waves } = app.services;
  const publication = await publicationOf(catalogue.find(survey, wave)!, answers, { example });
  const version = ((await publications.latest(survey, wave))?.version ?? 0) + 1;
  await publications.add({ ...publication, version });
  await waves.save({ survey, wave, state: 'published', example });
}

const page = async () => (await supertest(app.app).get(address).expect(200)).text;
const withoutMarkup = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

const first = [...times(30, { '1a': 'ja', '1b': 'a' }), ...times(10, { '1a': 'nei', '1b': 'b' })];
const second = [...times(15, { '1a': 'ja', '1b': 'a' }), ...times(3, { '1a': 'nei', '1b': 'b' })];

describe('the page about trends', () => {
  test('says that there is nothing to compare yet, and does not mention what is known once', async () => {
    const empty = await page();
    expect(empty).toContain('Det er ikke noe å sammenligne ennå.');
    expect(empty).not.toContain('<table');
  });

  test('is missing for a survey that does not exist', async () => {
    await supertest(app.app).get('/resultater/finnes-ikke/utvikling').expect(404);
  });

  describe('with three waves', () => {
    let text: string;
    beforeAll(async () => {
      await publish('2022', first);
      await publish('2023', second, true);
      text = await page();
    });

    test('has a column for each wave, N and shares as published, and what was printed', () => {
      expect(rowsIn(tableIn(text, '1a'))).toEqual([
        ['Svar', 'høsten 2021 (trykte tall)', 'høsten 2022', 'høsten 2023 (eksempeldata)'],
        ['Antall svar (N)', '–ikke kjent', '40', '18*'],
        ['Svar ja', '61,5 %', '75 %', '83 %'],
        ['Svar nei', '–ikke kjent', '25 %', '17 %'],
      ]);
      const words = withoutMarkup(text);
      expect(words).toContain('* Færre enn 20 svar.');
      expect(words).toContain('Merknad til høsten 2021: Bare «ja» er kjent.');
      expect(words).toContain('Kilde for høsten 2021: Den trykte rapporten.');
      expect(text).toContain('href="https://eksempel.no/rapport"');
      expect(words).toContain('Noen av svarene på denne siden er laget for å vise');
    });

    test('comes as pictures, named as made-up, which other sites may show', async () => {
      expect(text).toContain(`href="${address}/1a.svg"`);
      const svg = await supertest(app.app).get(`${address}/1a.svg`).expect(200).expect('Content-Type', /svg/);
      expect(svg.body.toString()).toContain('høsten 2021 (trykte tall): Svar ja 61,5');
      expect(svg.headers['content-disposition']).toBe('inline; filename="eksempel-proven-utvikling-1a.svg"');
      expect(svg.headers['cross-origin-resource-policy']).toBe('cross-origin');
      const png = await supertest(app.app).get(`${address}/1a.png`).expect(200);
      expect(png.body.subarray(1, 4).toString()).toBe('PNG');
      const figure = `/resultater/${survey}/2023/figur/1a.svg?visning=over_tid`;
      expect((await supertest(app.app).get(figure).expect(200)).body).toEqual(svg.body);
      for (const path of [
        `${address}/9.svg`,
        `/resultater/${survey}/2023/versjon/1/figur/1a.svg?visning=over_tid`,
      ])
        await supertest(app.app).get(path).expect(404);
    });

    test('tells where results cannot be compared, and why', () => {
      expect(rowsIn(tableIn(text, '1b'))[0]).toEqual([
        'Svar',
        'høsten 2022',
        'høsten 2023 (eksempeldata) kan ikke sammenlignes med høsten 2022',
      ]);
      expect(withoutMarkup(text)).toContain(
        'Kan ikke sammenlignes: høsten 2022 og høsten 2023. Teksten er endret fra «Spørsmål 1b» til «Spørsmål 1b i andre ord».',
      );
      expect(tableIn(text, '1b').match(/data-break/g)).toHaveLength(1);
      expect(tableIn(text, '1a')).not.toContain('data-break');
    });

    test('gives the chart its numbers in the table', () => {
      const values = [...tableIn(text, '1a').matchAll(/data-value="([^"]+)"/g)].map(([, value]) => value);
      expect(values).toEqual(['61.5', '75', '83', '25', '17']);
      expect(text).toContain('id="1a" aria-labelledby="tittel-1a" data-trend="share"');
    });

    test('can be found from the survey and from the results', async () => {
      for (const from of [`/undersokelser/${survey}`, `/resultater/${survey}/2022`])
        expect((await supertest(app.app).get(from).expect(200)).text).toContain(`href="${address}"`);
    });

    test('can be downloaded, in a file that says that some of it is made up', async () => {
      const file = await supertest(app.app).get(`/resultater/${survey}/utvikling.csv`).expect(200);
      expect(file.headers['content-disposition']).toContain('eksempel-proven-utvikling.csv');
      expect(file.text.split('\r\n')[0]).toMatch(/^wave,table_id,question_id,/);
      const excel = await supertest(app.app).get(`/resultater/${survey}/utvikling-excel.csv`).expect(200);
      expect(excel.text).toContain('2021;1a_trend;1a;one;ja;Svar ja;');
      expect(excel.text).toContain(';61,5;');
    });

    test('hides what a publication hides: no share, no N, no bar and no order', async () => {
      await publish('2023', times(3, { '1a': 'nei', '1b': 'b' }));
      const table = tableIn(await page(), '1a');
      const hidden = ':skjult for å verne dem som svarte';
      expect(rowsIn(table).slice(1)).toEqual([
        ['Antall svar (N)', '–ikke kjent', '40', hidden],
        ['Svar ja', '61,5 %', '75 %', hidden],
        ['Svar nei', '–ikke kjent', '25 %', hidden],
      ]);
      expect(table.match(/data-value/g)).toHaveLength(3);
    });
  });
});
