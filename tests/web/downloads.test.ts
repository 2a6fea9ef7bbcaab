import { unzipSync } from 'fflate';
import JSONstat from 'jsonstat-toolkit';
import supertest from 'supertest';
import type { Publication } from '../../server/publishing/publication.ts';
import { type TestApp, testApp } from '../builders/app.ts';
import { aPublication } from '../publishing/files/sources.ts';

const host = 'https://undersokelser.eksempel.no';
const at = '/resultater/proven/2022';

let site: TestApp;
beforeAll(async () => {
  site = await testApp({ config: { publicUrl: new URL(host) } });
  const publication = await aPublication({ example: true });
  const versions: Publication[] = [1, 2, 3].map((version) => ({ ...publication, version }));
  for (const version of versions) await site.services.publications.add(version);
  await site.services.publications.withdraw('proven', '2022', 2, {
    on: '2022-12-01',
    why: 'Et tall var feil.',
  });
});
afterAll(() => site.close());

const get = (address: string) =>
  supertest(site.app)
    .get(address)
    .buffer()
    .parse((res, done) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => done(null, Buffer.concat(chunks)));
    });

const files: [string, string, string][] = [
  ['tabeller/3.csv', 'text/csv; charset=utf-8', 'eksempel-proven-2022-v3-3.csv'],
  ['tabeller/alle-excel.csv', 'text/csv; charset=utf-8', 'eksempel-proven-2022-v3-alle-excel.csv'],
  ['jsonstat/3_by_1.json', 'application/json; charset=utf-8', 'eksempel-proven-2022-v3-jsonstat-3_by_1.json'],
  ['jsonstat.json', 'application/json; charset=utf-8', 'eksempel-proven-2022-v3-jsonstat.json'],
  ['kodebok.json', 'application/json; charset=utf-8', 'eksempel-proven-2022-v3-kodebok.json'],
  ['kodebok.csv', 'text/csv; charset=utf-8', 'eksempel-proven-2022-v3-kodebok.csv'],
  [
    'tabeller.xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'eksempel-proven-2022-v3-tabeller.xlsx',
  ],
  ['datapakke.zip', 'application/zip', 'eksempel-proven-2022-v3-datapakke.zip'],
];

test.each(files)(
  '%s of the newest version is the one at the version’s own address',
  async (file, type, name) => {
    const newest = await get(`${at}/${file}`).expect(200);
    const own = await get(`${at}/versjon/3/${file}`).expect(200);
    expect(Buffer.compare(newest.body, own.body)).toBe(0);
    for (const { headers } of [newest, own]) {
      expect(headers).toMatchObject({
        'content-type': type,
        'content-location': `${at}/versjon/3/${file}`,
        'access-control-allow-origin': '*',
        etag: expect.any(String),
      });
      expect(headers['content-disposition']).toContain(`filename="${name}"`);
    }
    expect(newest.headers.etag).toBe(own.headers.etag);
    expect(newest.headers['cache-control']).toBe('public, max-age=300');
    expect(own.headers['cache-control']).toContain('immutable');
  },
);

test('Who has a file already, is not sent it again', async () => {
  const { headers } = await get(`${at}/versjon/3/kodebok.json`);
  await get(`${at}/versjon/3/kodebok.json`).set('If-None-Match', headers.etag!).expect(304);
});

test('An older version stays where it was, and tells that it is itself', async () => {
  const { body } = await get(`${at}/versjon/1/kodebok.json`).expect(200);
  expect(JSON.parse(body.toString())).toMatchObject({
    version: 1,
    citation: expect.stringContaining(`Versjon 1, publisert 14. november 2022. ${host}${at}/versjon/1`),
  });
});

test('What JSON-stat links to is there', async () => {
  const { body } = await get(`${at}/jsonstat.json`);
  const links: { href: string }[] = JSONstat(JSON.parse(body.toString())).Item();
  const address = links[0]!.href;
  expect(address).toBe(`${host}${at}/versjon/3/jsonstat/1.json`);
  const dataset = await get(address.slice(host.length)).expect(200);
  expect(JSONstat(JSON.parse(dataset.body.toString())).class).toBe('dataset');
});

test('The package opens', async () => {
  const { body } = await get(`${at}/datapakke.zip`);
  expect(Object.keys(unzipSync(body))).toContain('datapackage.json');
});

test.each(['tabeller/3.csv', 'jsonstat/3.json', 'tabeller.xlsx', 'datapakke.zip'])(
  'A version that was withdrawn says why, and %s is not sent',
  async (file) => {
    const { text } = await supertest(site.app).get(`${at}/versjon/2/${file}`).expect(410);
    expect(text).toContain('Et tall var feil.');
  },
);

test.each([
  [`${at}/tabeller/9.csv`, 'Vi finner ikke denne tabellen'],
  [`${at}/jsonstat/9.json`, 'Vi finner ikke denne tabellen'],
  [`${at}/versjon/9/tabeller.xlsx`, 'Vi finner ikke disse resultatene'],
  [`${at}/versjon/x/datapakke.zip`, 'Vi finner ikke'],
  ['/resultater/proven/2023/datapakke.zip', 'Vi finner ikke disse resultatene'],
])('%s is not there, in words', async (address, words) => {
  const { text } = await supertest(site.app).get(address).expect(404);
  expect(text).toContain(words);
});

test('The method page leads to every file, and tells the licence and how to cite the version', async () => {
  const { text } = await supertest(site.app).get(`${at}/metode`).expect(200);
  for (const [file] of files.filter(([name]) => !name.includes('/3')))
    expect(text).toContain(`href="${at}/${file}"`);
  expect(text).toContain('href="https://creativecommons.org/licenses/by/4.0/"');
  expect(text).toContain(`Versjon 3, publisert 14. november 2022. ${host}${at}/versjon/3`);
});
