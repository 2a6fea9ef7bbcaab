import request from 'supertest';
import { policyFor } from '../../server/disclosure/policy.ts';
import type { Publication } from '../../server/publishing/publication.ts';
import { exampleAnswers, exampleQuestionnaire } from '../analysis/example.ts';
import { type TestApp, testApp } from '../builders/app.ts';
import { publicationOf } from '../publishing/publications.ts';

let site: TestApp;
let publication: Publication;

beforeAll(async () => {
  site = await testApp();
  const questionnaire = exampleQuestionnaire();
  publication = await publicationOf(questionnaire, exampleAnswers(questionnaire), {
    policy: policyFor('open'),
  });
  await site.services.publications.add(publication);
  await site.services.publications.add({ ...publication, version: 2, example: true });
  await site.services.publications.add({ ...publication, version: 3 });
  const { survey, wave } = publication;
  await site.services.publications.withdraw(survey, wave, 3, {
    on: '2022-12-01',
    why: 'Feil i ett spørsmål.',
  });
});
afterAll(() => site.close());

const get = (address: string) =>
  request(site.app).get(`/resultater/${publication.survey}/${publication.wave}${address}`);

test('A figure is an SVG of the newest version, which other sites may show', async () => {
  const answer = await get('/figur/2c.svg').expect(200).expect('Content-Type', /svg/);
  expect(answer.body.toString()).toContain('Barn har reell innflytelse');
  expect(answer.headers['cache-control']).toBe('public, max-age=300');
  expect(answer.headers['cross-origin-resource-policy']).toBe('cross-origin');
  expect(answer.headers['content-disposition']).toContain('eksempel-');
  expect(answer.headers['content-disposition']).toContain('-v2-figur-2c.svg');
});

test('A breakdown is a picture of its own, and one that is not there is told in words', async () => {
  const answer = await get('/figur/2c.svg?visning=1a').expect(200);
  expect(answer.body.toString()).toContain('Fordelt på: Bufetat-region');
  const missing = await get('/figur/2c.svg?visning=farge').expect(404);
  expect(missing.text).toContain('Vi finner ikke denne figuren');
});

test('A figure is a PNG', async () => {
  const answer = await get('/figur/2c.png').expect(200).expect('Content-Type', 'image/png');
  expect(answer.body.subarray(1, 4).toString()).toBe('PNG');
});

test('A version never changes, and is not sent again to those who have it', async () => {
  const answer = await get('/versjon/1/figur/2c.svg').expect(200);
  expect(answer.headers['cache-control']).toContain('immutable');
  expect(answer.body.toString()).not.toContain('Eksempeldata');
  await get('/versjon/1/figur/2c.svg').set('If-None-Match', String(answer.headers.etag)).expect(304);
});

test('A withdrawn version is gone, with the reason', async () => {
  const answer = await get('/versjon/3/figur/2c.svg').expect(410);
  expect(answer.text).toContain('1. desember 2022');
  expect(answer.text).toContain('Feil i ett spørsmål.');
});

test.each([
  '/figur/finnes-ikke.svg',
  '/figur/finnes-ikke.png',
  '/versjon/9/figur/2c.svg',
  '/versjon/x/figur/2c.svg',
])('%s is not found', async (address) => {
  await get(address).expect(404);
});
