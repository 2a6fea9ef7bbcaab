import { strFromU8, unzipSync } from 'fflate';
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
    editorial: {
      introduction: 'Dette er **viktig**, <script>alert(1)</script>.',
      comments: {},
      items: ['3a', '3d'],
      quotes: [{ item: '3a', text: 'Vi får det <ikke> til.' }],
    },
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

test('The report is one page, with every figure drawn in it and its numbers in a table', async () => {
  const { text } = await get('/rapport').expect(200);
  expect(text).toContain('Eksempeldata');
  expect(text.match(/<figure /g)).toHaveLength(2);
  // Once for paper and once for a phone.
  expect(text.match(/<svg [^>]*role="img"/g)).toHaveLength(4);
  expect(text).toContain('Tallene i figur 2');
  expect(text).toContain('href="#figur-2"');
});

test('Every id in the page is its own, and nothing is styled or run inside it', async () => {
  const { text } = await get('/rapport').expect(200);
  const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  const referred = [...text.matchAll(/(?:url\(|aria-(?:labelledby|describedby)=")#?([^")]+)/g)].map(
    ([, id]) => id,
  );
  expect(referred.length).toBeGreaterThan(10);
  expect(referred.filter((id) => !ids.includes(id))).toEqual([]);
  expect(text).not.toContain('style="');
  expect(text).not.toContain('<script>alert');
  expect(text).toContain('<strong>viktig</strong>');
  expect(text).toContain('Vi får det &lt;ikke&gt; til.');
});

test('A version has a report of its own, which may be kept', async () => {
  const answer = await get('/versjon/1/rapport').expect(200);
  expect(answer.text).not.toContain('Eksempeldata');
  expect(answer.text).toContain('/versjon/1/rapport.docx');
  expect(answer.headers['cache-control']).toContain('immutable');
  await get('/versjon/1/rapport').set('If-None-Match', String(answer.headers.etag)).expect(304);
});

test('The report is a Word file with the same figures, whose name says that data are made up', async () => {
  const answer = await get('/rapport.docx').buffer(true).parse(asBytes).expect(200);
  expect(answer.headers['content-type']).toContain('wordprocessingml');
  expect(answer.headers['content-disposition']).toContain('attachment; filename="eksempel-');
  const parts = unzipSync(answer.body as Buffer);
  expect(strFromU8(parts['word/document.xml']!)).toContain(
    'I 2022 har vi plassert færre barn på institusjon enn før',
  );
});

test.each(['/rapport', '/rapport.docx'])(
  'A withdrawn version has no %s, and the reason is told',
  async (file) => {
    const { text } = await get(`/versjon/3${file}`).expect(410);
    expect(text).toContain('Feil i ett spørsmål.');
    await get(`/versjon/9${file}`).expect(404);
  },
);

function asBytes(res: request.Response, done: (error: Error | null, body: Buffer) => void): void {
  const parts: Buffer[] = [];
  res.on('data', (part: Buffer) => parts.push(part));
  res.on('end', () => done(null, Buffer.concat(parts)));
}
