import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import supertest from 'supertest';
import { type TestApp, testApp } from '../builders/app.ts';

const survey = 'barnevernlederundersokelsen';

describe('pages of a platform without surveys', () => {
  let app: TestApp;
  let surveysFolder: string;
  beforeAll(async () => {
    surveysFolder = await mkdtemp(path.join(tmpdir(), 'surveys-'));
    app = await testApp({ config: { surveysFolder } });
  });
  afterAll(async () => {
    await app.close();
    await rm(surveysFolder, { recursive: true });
  });

  test('the front page says that there is nothing to answer yet', async () => {
    const { text } = await supertest(app.app).get('/').expect(200);
    expect(text).toContain('Det er ingen undersøkelser her ennå');
    expect(text).not.toContain('Eksempeldata');
  });

  test('an unknown address leads back to the front page', async () => {
    const { text } = await supertest(app.app).get('/finnes-ikke').expect(404);
    expect(text).toContain('<a class="ds-link" href="/">Til forsiden</a>');
  });
});

describe('pages about surveys that nobody has opened', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.close());

  test('are nobody’s business when nothing is known of their results', async () => {
    const { text } = await supertest(app.app).get('/undersokelser/riksrevisjonen-barnevern').expect(404);
    expect(text).toContain('Vi finner ikke siden');
    expect(text).not.toContain('Riksrevisjonen');
  });

  test('lead to the trend when their results are known from print', async () => {
    const front = await supertest(app.app).get('/').expect(200);
    expect(front.text).toContain('Kjent fra trykk');
    expect(front.text.match(/Puls blant ansatte/g)).toHaveLength(1);
    expect(front.text).toContain('href="/resultater/baerum-puls/utvikling"');
    const { text } = await supertest(app.app).get('/undersokelser/baerum-puls').expect(200);
    expect(text.match(/Trykte tall/g)).toHaveLength(3);
    expect(text).not.toContain('Svar på undersøkelsen');
  });
});

describe('pages about surveys', () => {
  let app: TestApp;
  const open = (wave: string, state: 'open' | 'closed', example = false) =>
    app.services.waves.save({ survey, wave, state, example });
  beforeEach(async () => {
    app = await testApp();
  });
  afterEach(() => app.close());

  test('the front page leads to the form while a wave is open', async () => {
    await open('2023', 'open');
    const { text } = await supertest(app.app).get('/').expect(200);
    expect(text).toContain('Åpne for svar');
    expect(text).toContain(`href="/svar/${survey}/2023"`);
    expect(text).not.toContain('Se resultatene');
  });

  test('the front page says that results are coming when a wave is closed', async () => {
    await open('2023', 'closed');
    const { text } = await supertest(app.app).get('/').expect(200);
    expect(text).toContain('Lukket, resultatene kommer');
    expect(text).not.toContain(`href="/svar/${survey}/2023"`);
  });

  test('the survey page shows every wave that has been opened, and no other', async () => {
    await open('2022', 'closed');
    const { text } = await supertest(app.app).get(`/undersokelser/${survey}`).expect(200);
    expect(text).toContain('Undersøkelsen høsten 2022');
    expect(text).not.toContain('høsten 2023');
  });

  test('example data is called so on the front page and on the survey page', async () => {
    await open('2023', 'open', true);
    for (const address of ['/', `/undersokelser/${survey}`]) {
      const { text } = await supertest(app.app).get(address).expect(200);
      expect(text).toContain('Eksempeldata');
    }
  });

  test('the results page of an open wave says when results come', async () => {
    await open('2023', 'open');
    for (const page of ['', '/metode']) {
      const { text } = await supertest(app.app).get(`/resultater/${survey}/2023${page}`).expect(200);
      expect(text).toContain('Undersøkelsen tar fortsatt imot svar');
    }
  });

  test('the results page of a closed wave says that results are not published yet', async () => {
    await open('2023', 'closed');
    const { text } = await supertest(app.app).get(`/resultater/${survey}/2023`).expect(200);
    expect(text).toContain('Resultatene kommer her når de er publisert');
  });

  test('a wave that has not been opened has no results page', async () => {
    await open('2023', 'open');
    await supertest(app.app).get(`/resultater/${survey}/2022`).expect(404);
    await supertest(app.app).get(`/resultater/${survey}/1999`).expect(404);
    await supertest(app.app).get('/resultater/ukjent/2022').expect(404);
  });

  test('there are no files before there is a publication', async () => {
    await open('2023', 'open');
    await supertest(app.app).get(`/resultater/${survey}/2023/tabeller/alle.csv`).expect(404);
  });
});
