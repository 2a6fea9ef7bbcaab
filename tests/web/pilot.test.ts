import supertest from 'supertest';
import { type TestApp, testApp } from '../builders/app.ts';
import { fullAnswers, survey, wave } from '../builders/leader.ts';
import { memberAt } from '../builders/member.ts';

const form = `/pilot/${survey}/${wave}`;
let site: TestApp;

beforeAll(async () => {
  site = await testApp();
});
afterAll(() => site.close());

const inState = (state: 'draft' | 'pilot' | 'open') =>
  site.services.waves.save({ survey, wave, state, example: false });

/** Somebody who tries the form out, and sends each section with a comment. */
async function tryOut(agent: ReturnType<typeof supertest.agent>): Promise<string> {
  const post = (path: string, fields: Record<string, string | string[]>) =>
    agent.post(`${form}${path}`).set('Sec-Fetch-Site', 'same-origin').type('form').send(fields);
  await post('', {});
  for (const [section, fields] of Object.entries(fullAnswers))
    await post(`/del/${section}`, {
      ...fields,
      shown: Object.keys(fields),
      action: 'next',
      kommentar: section === '3' ? ' Spørsmål 3a var uklart. ' : '',
    });
  const delivered = await post('/lever', { kommentar: 'Passe langt.' });
  return delivered.headers.location ?? '';
}

describe('Before the pilot', () => {
  beforeAll(() => inState('draft'));

  test('nobody else sees the form', async () => {
    expect((await supertest(site.app).get(form)).status).toBe(404);
    const other = await memberAt(site, { organisation: 'andre' });
    expect((await other.get(form)).status).toBe(404);
  });

  test('those who make it can see it as it will be, in every role', async () => {
    for (const role of ['owner', 'editor', 'analyst'] as const) {
      const { status, text } = await (await memberAt(site, { role })).get(form);
      expect(status).toBe(200);
      expect(text).toContain('Dette er en prøve');
    }
  });
});

describe('In the pilot', () => {
  beforeAll(() => inState('pilot'));

  test('anybody with the address can answer the real form, and comment on each page', async () => {
    expect(await tryOut(supertest.agent(site.app))).toBe(`${form}/kvittering`);
    const comments = await site.services.pilot.comments.list(survey, wave);
    expect(comments.map(({ page, comment }) => [page, comment]).sort()).toEqual([
      ['3', 'Spørsmål 3a var uklart.'],
      ['se-over', 'Passe langt.'],
    ]);
  });

  test('nothing of it is counted, and the form for real is not there', async () => {
    expect(await site.services.responses.count(survey, wave)).toBe(0);
    expect(await site.services.pilot.responses.count(survey, wave)).toBe(1);
    expect(await site.database.models.Draft.countDocuments({})).toBe(0);
    expect((await supertest(site.app).get(`/svar/${survey}/${wave}`)).status).toBe(404);
  });

  test('every link and form on its pages stays in the pilot', async () => {
    const agent = supertest.agent(site.app);
    await agent.post(form).set('Sec-Fetch-Site', 'same-origin');
    for (const path of ['', '/del/1', '/se-over', '/fortsett', '/personvern']) {
      const { text } = await agent.get(`${form}${path}`);
      expect(text).not.toContain('/svar/');
      expect(text).toContain('/pilot/');
    }
  });
});

test('When the wave is open, the pilot is over for everybody else', async () => {
  await inState('open');
  const answer = await supertest(site.app).get(form);
  expect(answer.status).toBe(410);
  expect(answer.text).toContain('Prøven er over');
  expect(answer.text).not.toContain('Dette er en prøve');
  expect(answer.text).not.toContain('href="undefined"');
});
