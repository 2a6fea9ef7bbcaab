import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import supertest from 'supertest';
import type { Answers } from '../../server/questionnaire/answer.ts';
import { type TestApp, testApp } from '../builders/app.ts';
import { putAskedUnits } from '../builders/asked-units.ts';

/** A form in three languages, as small as it can be with something of everything that speaks. */
const inThree = {
  survey: 'sprak',
  wave: '2024',
  languages: ['nb', 'nn', 'en'],
  title: { nb: 'Om språk', nn: 'Om språket', en: 'About language' },
  waveLabel: { nb: 'våren 2024', nn: 'våren 2024', en: 'spring 2024' },
  publisher: { nb: 'Prøven', nn: 'Prøva', en: 'The trial' },
  purpose: { nb: 'Vi prøver språk.', nn: 'Vi prøver språket.', en: 'We try languages.' },
  promise: { nb: 'Svarene er anonyme.', nn: 'Svara er anonyme.', en: 'The answers are anonymous.' },
  minutes: 1,
  sections: [
    {
      id: '1',
      title: { nb: 'Om tjenesten', nn: 'Om tenesta', en: 'About the service' },
      items: [
        {
          id: '1a',
          kind: 'one',
          required: true,
          text: { nb: 'Hvor holder dere til?', nn: 'Kvar held de til?', en: 'Where are you?' },
          options: [
            { code: 'by', label: { nb: 'I byen', nn: 'I byen', en: 'In the city' } },
            { code: 'bygd', label: { nb: 'På landet', nn: 'På bygda', en: 'In the country' } },
          ],
        },
        {
          id: '1b',
          kind: 'number',
          required: true,
          text: { nb: 'Hvor mange er dere?', nn: 'Kor mange er de?', en: 'How many are you?' },
          unit: { nb: 'ansatte', nn: 'tilsette', en: 'employees' },
          min: 1,
          max: 2000,
        },
      ],
    },
  ],
};

const translated = JSON.stringify(inThree);
const inBokmaal = { ...JSON.parse(translated), survey: 'bokmaal', languages: ['nb'] };
const inNynorsk = { ...JSON.parse(translated), survey: 'nynorsk', languages: ['nb', 'nn'] };

let folder: string;
let site: TestApp;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'surveys-'));
  for (const questionnaire of [inThree, inBokmaal, inNynorsk]) {
    await mkdir(path.join(folder, questionnaire.survey));
    const file = path.join(folder, questionnaire.survey, '2024.json');
    await writeFile(file, JSON.stringify(questionnaire));
  }
  site = await testApp({ config: { surveysFolder: folder } });
  for (const { survey } of [inThree, inBokmaal, inNynorsk])
    await site.services.waves.save({ survey, wave: '2024', state: 'open', example: false });
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

/** A visitor with a browser that keeps cookies, and asks for these languages. */
function visitorAt(survey: string, asksFor = '') {
  const agent = supertest.agent(site.app);
  const form = `/svar/${survey}/2024`;
  if (asksFor) agent.set('Accept-Language', asksFor);
  return {
    open: (page = '') => agent.get(form + page),
    post: (page = '', fields = {}) =>
      agent
        .post(form + page)
        .set('Sec-Fetch-Site', 'same-origin')
        .type('form')
        .send({ shown: ['1a', '1b'], ...fields }),
  };
}

type Visitor = ReturnType<typeof visitorAt>;

async function visitorWhoReads(language: string): Promise<Visitor> {
  const visitor = visitorAt('sprak');
  await visitor.open(`?sprak=${language}`).expect(200);
  return visitor;
}

describe('The language of a first visit', () => {
  test.each([
    ['', 'nb'],
    ['*', 'nb'],
    ['en-GB,en;q=0.9', 'en'],
    ['nn-NO,nn;q=0.9,nb;q=0.8,en;q=0.7', 'nn'],
    ['nb-NO,nb;q=0.9,no;q=0.8,nn;q=0.7,en-US;q=0.6,en;q=0.5', 'nb'],
    ['no,en;q=0.8', 'nb'],
    ['de-DE,de;q=0.9', 'nb'],
    ['de-DE,de;q=0.9,en;q=0.5', 'en'],
  ])('is what the browser asks for with «%s»: %s', async (asksFor, language) => {
    const { text } = await visitorAt('sprak', asksFor).open().expect(200);
    expect(text).toContain(`<html lang="${language}"`);
    expect(text).toContain(inThree.title[language as 'nb']);
  });

  test('is bokmål where the form is not offered in the one that the browser asks for', async () => {
    const { text } = await visitorAt('nynorsk', 'en').open().expect(200);
    expect(text).toContain('<html lang="nb"');
  });
});

describe('The choice of language', () => {
  test('names each language in itself, and says which one this is', async () => {
    const { text } = await visitorAt('sprak', 'nn').open().expect(200);
    expect(text).toContain('<nav class="languages" aria-label="Språk">');
    expect(text).toContain('href="?sprak=nb" lang="nb" hreflang="nb">Bokmål</a>');
    expect(text).toContain('href="?sprak=nn" lang="nn" hreflang="nn" aria-current="true">Nynorsk</a>');
    expect(text).toContain('href="?sprak=en" lang="en" hreflang="en">English</a>');
  });

  test('holds only languages that the form is offered in', async () => {
    const { text } = await visitorAt('nynorsk').open().expect(200);
    expect(text).toContain('Nynorsk');
    expect(text).not.toContain('English');
  });

  test('is not there when there is nothing to choose', async () => {
    const visitor = visitorAt('bokmaal', 'en');
    expect((await visitor.open()).text).not.toContain('Bokmål');
    await visitor.post();
    expect((await visitor.open('/del/1')).text).not.toContain('Bokmål');
  });

  test('holds for every page of the form, whatever the browser asks for', async () => {
    const visitor = visitorAt('sprak', 'nb');
    expect((await visitor.open('?sprak=en')).text).toContain('<html lang="en"');
    expect((await visitor.open()).text).toContain('<html lang="en"');
    expect((await visitor.open('/fortsett')).text).toContain('Enter the code you got');
    expect((await visitor.open('?sprak=nn')).text).toContain('<html lang="nn"');
  });

  test('is kept in a cookie for this form alone, out of reach of scripts', async () => {
    const { headers } = await visitorAt('sprak').open('?sprak=en');
    const [cookie] = headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^sprak=en;/);
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/svar/sprak/2024']) expect(cookie).toContain(part);
  });

  test.each(['de', '', 'constructor', 'nb&sprak=en'])('is not moved by «%s»', async (wanted) => {
    const { text, headers } = await visitorAt('sprak').open(`?sprak=${wanted}`).expect(200);
    expect(text).toContain('<html lang="nb"');
    expect(headers['set-cookie']).toBeUndefined();
  });
});

describe('Another language in the middle of a page', () => {
  test('takes along what is typed, also what cannot be read', async () => {
    const visitor = visitorAt('sprak');
    await visitor.post();
    const sent = await visitor.post('/del/1', { '1b': 'ti eller så', action: 'language-en' });
    expect([sent.status, sent.headers.location]).toEqual([303, '/svar/sprak/2024/del/1']);
    const { text } = await visitor.open('/del/1');
    expect(text).toContain('How many are you?');
    expect(text).toContain('value="ti eller så"');
  });

  test('is asked for with buttons of the form', async () => {
    const visitor = visitorAt('sprak');
    await visitor.post();
    const { text } = await visitor.open('/del/1');
    expect(text).toContain('form="svarskjema" name="action" value="language-nn" lang="nn">Nynorsk</button>');
    expect(text).not.toContain('?sprak=');
  });

  test('does not take over Enter in a field, which goes on to the next page', async () => {
    const visitor = visitorAt('sprak');
    await visitor.post();
    const [first] = /<button[^>]*>/.exec((await visitor.open('/del/1')).text) ?? [];
    expect(first).toContain('form="svarskjema" name="action" value="next"');
  });
});

describe.each([
  {
    language: 'nn',
    start: 'Det vi lovar deg',
    next: 'Sjå over svara',
    problems: ['Vel eit svar', 'Talet kan ikkje vere høgare enn'],
    review: ['Sjå over svara dine', 'På bygda', 'tilsette'],
    later: 'Hald fram der du slapp',
    receipt: 'Takk! Svara dine er leverte',
    missing: 'Denne delen finst ikkje i undersøkinga.',
    closed: 'Undersøkinga er lukka',
    code: 'Vi finn inga undersøking med denne koden',
    decline: ['Om språket', 'Tenesta vil ikkje svare'],
    declined: 'Vi har notert at tenesta ikkje vil svare',
    notOpen: 'Undersøkinga er ikkje open',
  },
  {
    language: 'en',
    start: 'What we promise you',
    next: 'Check your answers',
    problems: ['Choose an answer', 'The number cannot be higher than 2,000'],
    review: ['Check your answers', 'In the country', 'employees'],
    later: 'Continue where you left off',
    receipt: 'Thank you! Your answers have been submitted',
    missing: 'There is no such part in this survey.',
    closed: 'The survey is closed',
    code: 'We find no survey with this code',
    decline: ['About language', 'The service does not want to answer'],
    declined: 'We have noted that the service does not want to answer',
    notOpen: 'The survey is not open',
  },
])('Somebody who reads $language', (words) => {
  const { language } = words;

  test('is met, helped and thanked in it, and answers the same as everybody', async () => {
    const visitor = await visitorWhoReads(language);
    expect((await visitor.open()).text).toContain(words.start);
    await visitor.post();
    expect((await visitor.open('/del/1')).text).toContain(words.next);
    expect((await visitor.open('/fortsett')).text).toContain(words.later);
    await visitor.post('/del/1', { '1a': 'bygd', '1b': '7', action: 'next' });
    const review = await visitor.open('/se-over');
    for (const text of words.review) expect(review.text).toContain(text);
    await visitor.post('/lever').expect(303);
    expect((await visitor.open('/kvittering')).text).toContain(words.receipt);
    expect(await responses()).toContainEqual({ '1a': 'bygd', '1b': 7 });
  });

  test('is told in it what is wrong', async () => {
    const visitor = await visitorWhoReads(language);
    await visitor.post();
    const sent = await visitor.post('/del/1', { '1b': '2001', action: 'next' });
    expect(sent.status).toBe(422);
    for (const text of words.problems) expect(sent.text).toContain(text);
    const refused = await visitor.post('/lever');
    expect(refused.status).toBe(422);
    for (const text of words.problems) expect(refused.text).toContain(text);
    expect((await visitor.open('/del/9')).text).toContain(words.missing);
  });

  test('is told in it that the survey is closed', async () => {
    const wave = { survey: 'sprak', wave: '2024', example: false };
    const visitor = await visitorWhoReads(language);
    await site.services.waves.save({ ...wave, state: 'closed' });
    const { text } = await visitor.open().expect(410);
    await site.services.waves.save({ ...wave, state: 'open' });
    expect(text).toContain(words.closed);
  });

  test('chooses it on the pages for personal links, and says no in it', async () => {
    const of = { survey: 'sprak', wave: '2024' };
    await site.services.waves.save({ ...of, state: 'open', example: false, access: 'personal' });
    const [unit] = await putAskedUnits(site, 1, () => ({ ...of, unit: language }));
    const browser = supertest.agent(site.app);
    const post = (path: string, fields: object) =>
      browser.post(path).set('Sec-Fetch-Site', 'same-origin').type('form').send(fields);
    await browser.get(`/k?sprak=${language}`);
    expect((await post('/k', { kode: 'feil' })).text).toContain(words.code);
    const no = `/k/${unit?.code}/nei-takk`;
    for (const text of words.decline) expect((await browser.get(no)).text).toContain(text);
    expect((await post(no, { valg: 'vil-ikke' })).text).toContain(words.declined);
    // What was written is in the page alone, and a link to another language would lose it.
    const lost = await post('/svar/sprak/2024/del/1', { shown: '1a', '1a': 'by', action: 'next' });
    expect(lost.status).toBe(403);
    expect(lost.text).not.toContain('?sprak=');
    await site.services.waves.save({ ...of, state: 'closed', example: false });
    expect((await browser.get(no).expect(410)).text).toContain(words.notOpen);
    await site.services.waves.save({ ...of, state: 'open', example: false, access: 'open' });
  });
});

test('Saying no to a survey in bokmål alone is in bokmål, whatever the browser asks for', async () => {
  const of = { survey: 'bokmaal', wave: '2024' };
  await site.services.waves.save({ ...of, state: 'open', example: false, access: 'personal' });
  const [unit] = await putAskedUnits(site, 1, () => of);
  const answer = await supertest(site.app).get(`/k/${unit?.code}/nei-takk`).set('Accept-Language', 'en');
  await site.services.waves.save({ ...of, state: 'open', example: false, access: 'open' });
  expect(answer.text).toContain('<html lang="nb"');
  expect(answer.text).toContain('Tjenesten vil ikke svare');
});

async function responses(): Promise<Answers[]> {
  const found: Answers[] = [];
  for await (const { answers } of site.services.responses.stream('sprak', '2024')) found.push(answers);
  return found;
}
