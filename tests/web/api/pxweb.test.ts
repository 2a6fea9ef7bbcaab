import JSONstat from 'jsonstat-toolkit';
import supertest from 'supertest';
import type { TestApp } from '../../builders/app.ts';
import { answersOf, publish, publishedSurvey, survey } from './published-survey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await publishedSurvey();
});
afterAll(() => app.close());

const base = '/api/pxweb/v2';
const table = `${base}/tables/proven_2021_1b_by_1a`;
const everything = 'valuecodes[option]=*&valuecodes[group]=*&valuecodes[ContentsCode]=*&valuecodes[Tid]=*';
const get = async (address: string, status = 200) =>
  (await supertest(app.app).get(address).expect(status)).body;
const text = async (address: string) => (await supertest(app.app).get(address).expect(200)).text;

describe('PxWebApi 2.0', () => {
  test('tells what it can do', async () => {
    expect(await get(`${base}/config`)).toMatchObject({
      apiVersion: '2.0.0',
      defaultLanguage: 'nb',
      defaultDataFormat: 'json-stat2',
      dataFormats: ['json-stat2', 'csv'],
      maxDataCells: 100_000,
      license: 'https://creativecommons.org/licenses/by/4.0/',
    });
  });

  test('has a table for everybody and for each breakdown, over the waves that can be compared', async () => {
    const { tables, page } = await get(`${base}/tables?includeDiscontinued=true`);
    const told = tables.map((each: Record<string, unknown>) =>
      [each.id, each.firstPeriod, each.lastPeriod, each.discontinued].join(' '),
    );
    expect(told).toEqual([
      'proven_2021_1a 2021 2023 false',
      'proven_2021_1b 2021 2023 false',
      'proven_2021_1b_by_1a 2021 2023 false',
      'proven_2021_1c 2021 2022 true',
      'proven_2023_1c 2023 2023 false',
      'proven_2021_1c_by_1a 2021 2022 true',
      'proven_2023_1c_by_1a 2023 2023 false',
    ]);
    expect(page).toMatchObject({ pageNumber: 1, pageSize: 20, totalElements: 7, totalPages: 1 });
    expect((await get(`${base}/tables`)).page.totalElements).toBe(5);
  });

  test('finds tables by their words, their age and their page', async () => {
    const found = async (query: string) =>
      (await get(`${base}/tables?${query}`)).tables.map(({ id }: { id: string }) => id);
    expect(await found('query=andre%20ORD&pageSize=1')).toEqual(['proven_2023_1c']);
    expect(await found('query=andre%20ord&pagesize=1&pageNumber=2')).toEqual(['proven_2023_1c_by_1a']);
    expect(await found('query=finnes%20ikke')).toEqual([]);
    expect(await found('pastDays=30')).toEqual([]);
    expect(await get(`${base}/tables?pageNumber=9`, 404)).toMatchObject({
      detail: 'Det er 1 side. Be om en av dem.',
    });
    expect(await get(`${base}/tables?pastDays=0`, 400)).toMatchObject({
      detail: 'pastDays må være 1 eller mer.',
    });
  });

  test('leads to each table with whole addresses', async () => {
    const { links } = await get(`${table}?lang=en`);
    for (const { rel, href } of links as { rel: string; href: string }[])
      if (rel !== 'alternate') await get(href.replace(/^http:\/\/[^/]+/, ''));
    expect(links.map(({ rel }: { rel: string }) => rel)).toEqual(['self', 'alternate', 'metadata', 'data']);
  });

  test('describes a table as JSON-stat without numbers', async () => {
    const metadata = await get(`${table}/metadata`);
    expect(metadata).toMatchObject({
      version: '2.0',
      class: 'dataset',
      label: 'Eksempeldata: Spørsmål 1b, etter Spørsmål 1a',
      source: 'Utgiveren',
      updated: '2022-11-14T00:00:00Z',
      id: ['option', 'group', 'ContentsCode', 'Tid'],
      size: [2, 2, 3, 3],
      role: { time: ['Tid'], metric: ['ContentsCode'] },
      value: [],
    });
    expect(metadata.dimension.group).toEqual({
      label: 'Spørsmål 1a',
      category: { index: { nord: 0, sor: 1 }, label: { nord: 'Svar nord', sor: 'Svar sor' } },
      extension: { elimination: false, show: 'value' },
    });
    expect((await get(`${table}/metadata?lang=en`)).dimension.ContentsCode.category.label.pct).toBe('Share');
  });

  test('gives numbers that jsonstat-toolkit reads', async () => {
    const dataset = JSONstat(await get(`${table}/data?${everything}`));
    const at = (place: Record<string, string>) => dataset.Data(place);
    expect(dataset.role).toMatchObject({ time: ['Tid'], metric: ['ContentsCode'] });
    expect(at({ option: 'ja', group: 'nord', ContentsCode: 'count', Tid: '2021' })).toMatchObject({
      value: 30,
    });
    expect(at({ option: 'ja', group: 'nord', ContentsCode: 'pct', Tid: '2022' })).toMatchObject({
      value: 50,
    });
    expect(at({ option: 'nei', group: 'sor', ContentsCode: 'n_base', Tid: '2023' })).toMatchObject({
      value: 60,
    });
  });

  test('hides what the publication hides, in every format', async () => {
    const hiding = `${base}/tables/proven_2021_1c_by_1a/data?${everything}`;
    const { value, status } = await get(hiding);
    expect(value.every((each: unknown) => each === null)).toBe(true);
    expect(Object.values(status).every((each) => each === ':')).toBe(true);
    expect(Object.keys(status)).toHaveLength(value.length);
    expect(await text(`${hiding}&outputFormat=csv`)).not.toMatch(/,\d/);
  });

  test('marks made-up data in the name, in the notes and in the name of the file', async () => {
    const { headers, body } = await supertest(app.app).get(`${table}/data`).expect(200);
    expect(headers['content-disposition']).toBe('inline; filename="eksempel-proven_2021_1b_by_1a.json"');
    expect(body.label).toMatch(/^Eksempeldata: /);
    expect(body.note[0]).toMatch(/^Eksempeldata\./);
    expect((await get(`${base}/tables/proven_2021_1c/metadata`)).label).toBe('Spørsmål 1c');
  });

  test('gives the default selection where nothing is asked for, and says what it is', async () => {
    const data = await get(`${table}/data`);
    expect(data).toMatchObject({ id: ['group', 'ContentsCode', 'Tid', 'option'], size: [2, 1, 1, 2] });
    expect(Object.keys(data.dimension.Tid.category.index)).toEqual(['2023']);
    const { selection, placement } = await get(`${table}/defaultselection`);
    const again = await supertest(app.app).post(`${table}/data`).send({ selection, placement }).expect(200);
    expect(again.body).toEqual({ ...data, href: expect.stringMatching(/data\?lang=nb$/) });
    expect(await get(`${base}/tables/proven_2021_1b/data`)).toMatchObject({ size: [3, 1, 3] });
  });

  test('writes CSV as statistical offices do', async () => {
    const few =
      'valuecodes[option]=ja&valuecodes[group]=*&valuecodes[ContentsCode]=pct&valuecodes[Tid]=top(2)&outputFormat=csv';
    expect(await text(`${table}/data?${few}`)).toBe(
      '"option","group","pct 2022","pct 2023"\r\n"ja","nord",50,50\r\n"ja","sor",50,50\r\n',
    );
    expect(
      await text(`${table}/data?${few}&outputFormatParams=UseTexts,SeparatorSemicolon,IncludeTitle`),
    ).toBe(
      '"Eksempeldata: Spørsmål 1b, etter Spørsmål 1a"\r\n"svar";"Spørsmål 1a";"Andel høsten 2022";"Andel høsten 2023"\r\n"Svar ja";"Svar nord";50;50\r\n"Svar ja";"Svar sor";50;50\r\n',
    );
  });

  test('takes a selection with POST, from any other site, and nothing else', async () => {
    const selection = ['option', 'group', 'ContentsCode', 'Tid'].map((variableCode) => ({
      variableCode,
      valueCodes: ['*'],
    }));
    const posted = await supertest(app.app)
      .post(`${table}/data`)
      .set('Sec-Fetch-Site', 'cross-site')
      .set('Origin', 'https://eksempel.no')
      .send({ selection })
      .expect(200)
      .expect('Access-Control-Allow-Origin', '*');
    expect(posted.body.value).toEqual((await get(`${table}/data?${everything}`)).value);
    for (const address of [`${base}/tables`, `${base}/savedqueries`, table, '/api/v1/surveys'])
      await supertest(app.app)
        .post(address)
        .set('Sec-Fetch-Site', 'cross-site')
        .send({ selection })
        .expect(405)
        .expect('Allow', 'GET, HEAD, OPTIONS');
    await supertest(app.app).put(`${table}/data`).expect(405).expect('Allow', 'GET, HEAD, OPTIONS, POST');
  });

  test.each([
    ['tables/finnes-ikke/metadata', 404, 'Non-existent table'],
    ['tables/proven_2021_1b_by_1a/data?valuecodes[Tid]=*', 400, 'Missing selection for mandatory variable'],
    [`tables/proven_2021_1b_by_1a/data?${everything.replace('*', 'kanskje')}`, 400, 'Non-existent value'],
    ['tables/proven_2021_1b_by_1a/data?valuecodes[Kjonn]=*', 400, 'Non-existent variable'],
    ['tables/proven_2021_1b_by_1a/data?outputFormat=xlsx', 400, 'Parameter error'],
    ['tables/proven_2021_1b_by_1a/data?outputFormatParams=UseTexts', 400, 'Unsupported output format'],
    ['tables?lang=sv', 400, 'Parameter error'],
    ['codelists/agg_x', 404, 'Non-existent codelist'],
  ])('answers %s with %i %s and how to mend it', async (address, status, title) => {
    const { body, headers } = await supertest(app.app).get(`${base}/${address}`).expect(status);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({
      status,
      title,
      type: expect.stringMatching(/^http:.*\/api#/),
      instance: `${base}/${address}`,
    });
    expect(body.detail.length).toBeGreaterThan(10);
  });

  test('refuses what cannot be read as a selection', async () => {
    const post = (body: string) =>
      supertest(app.app).post(`${table}/data`).set('Content-Type', 'application/json').send(body).expect(400);
    expect((await post('{')).body.detail).toContain('Send gyldig JSON');
    expect((await post('{"selection":"alt"}')).body.detail).toContain('selection må være en liste.');
  });

  test('reads the newest version, and tells why a withdrawn wave is gone', async () => {
    const cells = async () => (await get(`${base}/tables/proven_2023_1c/data`)).value;
    const before = await cells();
    const { version } = await publish(app, '2023', answersOf(40, 45));
    expect(await cells()).not.toEqual(before);
    const withdraw = (which: number) =>
      app.services.publications.withdraw(survey, '2023', which, {
        on: '2024-01-02',
        why: 'Et tall var feil.',
      });
    await withdraw(version);
    expect(await cells()).toEqual(before);
    await withdraw(version - 1);
    expect(await get(`${base}/tables/proven_2023_1c/metadata`, 410)).toMatchObject({
      title: 'Trukket tilbake',
      detail: expect.stringContaining('2. januar 2024: Et tall var feil.'),
    });
    expect(await get(`${base}/tables/proven_2021_1b/metadata`)).toMatchObject({ size: [3, 3, 2] });
  });
});
