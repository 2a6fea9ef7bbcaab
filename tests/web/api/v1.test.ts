import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import supertest from 'supertest';
import { projectFolder } from '../../../server/config.ts';
import { problemKinds } from '../../../server/web/api/problem.ts';
import { endpoints } from '../../../server/web/api/v1/endpoints.ts';
import { examples } from '../../../server/web/api/v1/examples.ts';
import { problemSchema } from '../../../server/web/api/v1/schemas.ts';
import type { TestApp } from '../../builders/app.ts';
import { temporaryFolder } from '../../cli/processes.ts';
import { answersOf, publish, publishedSurvey, survey } from './published-survey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await publishedSurvey();
});
afterAll(() => app.close());

const base = '/api/v1';
const wave = `${base}/surveys/${survey}/waves/2022`;
const ask = (address: string) => supertest(app.app).get(address);
const get = async (address: string) => (await ask(address).expect(200)).body;
const filledIn = (address: string) =>
  address.replace('{survey}', survey).replace('{wave}', '2022').replace('{figure}', '1b');

describe.each(endpoints.map((endpoint) => [endpoint.path, endpoint] as const))('%s', (address, endpoint) => {
  test('answers as it is described, and nothing more', async () => {
    const body = await get(base + filledIn(address));
    expect(endpoint.schema.parse(body)).toEqual(body);
  });

  test('has an example that is as it is described', () => {
    const example = examples[endpoint.id];
    expect(endpoint.schema.parse(example)).toEqual(example);
  });
});

describe('The description', () => {
  test('is valid OpenAPI 3.1', async () => {
    const file = path.join(await temporaryFolder(), 'openapi.json');
    await writeFile(file, JSON.stringify(await get(`${base}/openapi.json`)));
    // The validator is a module that jest cannot load.
    const validate = `
      import { Validator } from '@seriousme/openapi-schema-validator';
      const result = await new Validator().validate(process.argv[1]);
      console.log(JSON.stringify(result));`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '-e', validate, file],
      { cwd: projectFolder },
    );
    expect(JSON.parse(stdout)).toEqual({ valid: true });
  });

  test('has every shape that it names, and every address', async () => {
    const document = await get(`${base}/openapi.json`);
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(endpoints.map((each) => each.path));
    const named = [...JSON.stringify(document).matchAll(/"#\/components\/(\w+)\/(\w+)"/g)];
    expect(named.length).toBeGreaterThan(20);
    for (const [, kind = '', id = ''] of named) expect(document.components[kind]).toHaveProperty(id);
  });
});

describe('A figure', () => {
  test('has what the publication has', async () => {
    expect(await get(`${wave}/figures/1b`)).toMatchObject({
      version: 1,
      example: false,
      text: 'Spørsmål 1b',
      all: {
        base: 126,
        cells: [{ count: 63, share: 50 }, { count: 63, share: 50 }, { withoutShare: 'outsideBase' }],
      },
      breakdowns: [
        {
          id: '1a',
          rows: [
            { code: 'nord', base: 70 },
            { code: 'sor', base: 56 },
          ],
        },
      ],
    });
  });

  test('hides what the publication hides, with no number beside it', async () => {
    const { breakdowns } = await get(`${wave}/figures/1c`);
    expect(breakdowns[0].rows.map((row: object) => Object.keys(row).sort())).toEqual([
      ['code', 'hidden', 'label'],
      ['code', 'hidden', 'label'],
    ]);
  });

  test('leads to addresses that are there, all of the same version', async () => {
    const [{ links }, figure] = [await get(wave), await get(`${wave}/figures/1b`)];
    expect([links.page, links.method, figure.links.page]).toEqual(
      ['', '/metode', '/figur/1b'].map((page) => `/resultater/${survey}/2022/versjon/1${page}`),
    );
    await ask(figure.links.page).expect(200);
    for (const address of Object.values(links) as string[]) await ask(address).expect(200);
    const { files, tables } = await get(`${wave}/files`);
    for (const { address, type } of files)
      await ask(address)
        .expect(200)
        .expect('Content-Type', new RegExp(`^${type.replace('+', '\\+')}`));
    await ask(tables[0].jsonStat).expect(200);
    await ask(tables[0].csv).expect(200);
  });
});

describe('Every answer', () => {
  test('can be read by pages of other sites, without cookies', async () => {
    await ask(`${base}/surveys`)
      .set('Origin', 'https://eksempel.no')
      .expect('Access-Control-Allow-Origin', '*')
      .expect('Cross-Origin-Resource-Policy', 'cross-origin')
      .expect(({ headers }) => expect(headers).not.toHaveProperty('access-control-allow-credentials'));
    await supertest(app.app)
      .options('/api/pxweb/v2/tables/x/data')
      .expect(204)
      .expect('Access-Control-Allow-Methods', 'GET, HEAD, OPTIONS, POST')
      .expect('Access-Control-Allow-Headers', /Content-Type/);
  });

  test('is kept for minutes, is not sent again when nothing has changed, and is compressed', async () => {
    const figure = `${wave}/figures/1b`;
    const { headers } = await ask(figure).expect(200).expect('Cache-Control', 'public, max-age=300');
    await ask(figure)
      .set('If-None-Match', headers.etag ?? '')
      .expect(304);
    await supertest(app.app)
      .head(figure)
      .expect(200)
      .expect('ETag', headers.etag ?? '');
    await ask(`${wave}/codebook`).set('Accept-Encoding', 'gzip').expect('Content-Encoding', 'gzip');
  });

  test('of a named version stays when there is a newer one; a withdrawn one says why', async () => {
    const { version } = await publish(app, '2021', answersOf(40, 45));
    const old = `${base}/surveys/${survey}/waves/2021`;
    expect((await get(old)).version).toBe(version);
    expect((await get(`${old}?version=1`)).respondents).toBe(110);
    await app.services.publications.withdraw(survey, '2021', 1, {
      on: '2024-01-02',
      why: 'Et tall var feil.',
    });
    const { body } = await ask(`${old}/figures?version=1`).expect(410);
    expect(body.detail).toBe(
      'Versjon 1 er trukket tilbake 2. januar 2024: Et tall var feil. Versjon 2 gjelder.',
    );
    expect((await get(`${old}/versions`)).versions).toMatchObject([
      { version: 2 },
      { version: 1, withdrawn: { why: 'Et tall var feil.' } },
    ]);
  });
});

describe('What is wrong is told as problem details', () => {
  test.each([
    [`${base}/tull`, 404, 'finnes ikke noe på /api/v1/tull'],
    ['/api/tull', 404, 'finnes ikke noe på /api/tull'],
    [`${base}/surveys/tull`, 404, 'ingen undersøkelse «tull»'],
    [`${base}/surveys/${survey}/waves/1999`, 404, 'ingen publiserte resultater'],
    [`${wave}?version=7`, 404, 'Versjonene er: 1.'],
    [`${wave}?version=ny`, 400, 'version må være et helt tall.'],
    [`${wave}?versjon=1`, 400, 'ikke «versjon». Den har: version.'],
    [`${wave}/figures/9z`, 404, 'ikke noe spørsmål «9z»'],
    [`${base}/surveys/${survey}/trends/9z`, 404, '«9z» er ikke kjent i to bølger'],
  ])('%s: %i', async (address, status, detail) => {
    const { body } = await ask(address)
      .expect(status)
      .expect('Content-Type', /^application\/problem\+json/);
    expect(problemSchema.parse(body)).toEqual(body);
    expect(body).toMatchObject({ status, instance: address, detail: expect.stringContaining(detail) });
  });

  test('also what comes in no format that was asked for, and what sends something', async () => {
    const { body } = await ask(wave).set('Accept', 'application/xml').expect(406);
    expect(body.detail).toContain('Be om application/json');
    const sent = await supertest(app.app).delete(wave).expect(405).expect('Allow', 'GET, HEAD, OPTIONS');
    expect(sent.body.detail).toBe('DELETE virker ikke her. Bruk GET.');
    expect(sent.headers['access-control-allow-origin']).toBe('*');
  });
});

describe('The page', () => {
  test('has a form for every address, filled in with something that is there', async () => {
    const { text } = await ask('/api').expect(200);
    for (const { path: address, id } of endpoints) {
      expect(text).toContain(`<code>GET ${base}${address}</code>`);
      expect(text).toContain(`name="prov" value="${id}"`);
    }
    const tried = [...text.matchAll(/Adressen: <a class="ds-link" href="([^"]+)"/g)].map(
      ([, address = '']) => address,
    );
    expect(tried.length).toBe(endpoints.length + 4);
    for (const address of tried) await ask(address.replaceAll('&amp;', '&')).expect(200);
  });

  test('shows the answer, and what is wrong', async () => {
    const shown = await ask(`/api?prov=getFigure&survey=${survey}&wave=2022&figure=1b&version=`).expect(200);
    expect(shown.text).toContain('Svaret (200)');
    expect(shown.text).toContain('&#34;base&#34;: 126');
    const wrong = await ask(`/api?prov=getFigure&survey=${survey}&wave=2022&figure=%3Cb%3E`).expect(200);
    expect(wrong.text).toContain('Svaret (404)');
    expect(wrong.text).not.toContain('<b>');
  });

  test('explains every kind of problem where its address leads', async () => {
    const { text } = await ask('/api').expect(200);
    for (const kind of Object.keys(problemKinds)) expect(text).toContain(`<div id="${kind}">`);
  });
});

test('The examples of the documentation hold', async () => {
  const documented = readFileSync(path.join(projectFolder, 'docs', 'api.md'), 'utf8');
  const commands = [
    ...documented.matchAll(/^curl (?:-\w+ )*'http:\/\/localhost:3000([^']+)'(?:.*\\\n.*-d '([^']+)')?/gm),
  ];
  expect(commands.length).toBeGreaterThan(5);
  const here = (address: string) =>
    address
      .replaceAll('barnevernlederundersokelsen', survey)
      .replaceAll('2a', '1b')
      .replaceAll('_2022_', '_2021_');
  for (const [, address = '', body] of commands) {
    const request = body ? supertest(app.app).post(here(address)).send(JSON.parse(body)) : ask(here(address));
    await request.expect(200);
  }
});
