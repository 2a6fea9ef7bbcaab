import supertest from 'supertest';
import { type TestApp, testApp } from '../builders/app.ts';
import { answerEverything, formPath, leaderAt, survey, wave } from '../builders/leader.ts';

let site: TestApp;

beforeAll(async () => {
  site = await testApp();
  await site.services.waves.save({ survey, wave, state: 'open', example: false });
});
afterAll(() => site.close());

describe('Forms cannot be sent from another site', () => {
  const posts = ['', '/del/1', '/lever', '/fortsett', '/begynn-pa-nytt'].map((path) => formPath + path);
  const strangers: [string, Record<string, string>][] = [
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a site beside ours', { 'Sec-Fetch-Site': 'same-site' }],
    ['another origin', { Origin: 'https://eksempel.no' }],
    ['a hidden origin', { Origin: 'null' }],
    ['somewhere that does not say', {}],
  ];
  test.each(posts.flatMap((path) => strangers.map(([who, headers]) => [path, who, headers] as const)))(
    'POST %s from %s is refused',
    async (path, _who, headers) => {
      const sent = await supertest(site.app)
        .post(path)
        .set(headers)
        .type('form')
        .send({ shown: '1b', '1b': '7' });
      expect(sent.status).toBe(403);
      expect(sent.text).toContain('fra et annet nettsted');
      expect(sent.headers['set-cookie']).toBeUndefined();
    },
  );

  test('a page that the visitor restores and sends again is let in', async () => {
    const sent = await supertest(site.app).post(formPath).set('Sec-Fetch-Site', 'none').send();
    expect(sent.status).toBe(303);
  });

  test('an older browser that only tells its origin is let in', async () => {
    const sent = await supertest(site.app)
      .post(formPath)
      .set('Host', 'svar.no')
      .set('Origin', 'https://svar.no')
      .send();
    expect(sent.status).toBe(303);
  });
});

describe('Every answer from the server', () => {
  test.each(['/', formPath, '/finnes-ikke', '/helse'])(
    '%s forbids scripts and requests from elsewhere',
    async (path) => {
      const { headers } = await supertest(site.app).get(path);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-powered-by']).toBeUndefined();
    },
  );

  test('pages of the form are not kept by browsers or proxies', async () => {
    expect((await supertest(site.app).get(formPath)).headers['cache-control']).toBe('no-store');
  });

  test('results are compressed, and the form, which holds what a leader wrote, is not', async () => {
    const asked = (path: string) => supertest(site.app).get(path).set('Accept-Encoding', 'gzip');
    const form = await leaderAt(site.app).agent.get(formPath).set('Accept-Encoding', 'gzip');
    expect(form.headers['content-encoding']).toBeUndefined();
    expect((await asked(`/resultater/${survey}/${wave}`)).headers['content-encoding']).toBe('gzip');
  });

  test('the cookie with the code is for our form alone, and no script can read it', async () => {
    const sent = await leaderAt(site.app).start();
    const cookie = String(sent.headers['set-cookie']);
    expect(cookie).toContain(`Path=${formPath}`);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
  });

  test('the cookie only travels encrypted when the site does', async () => {
    const secure = await testApp({ config: { trustedProxies: 1 } });
    await secure.services.waves.save({ survey, wave, state: 'open', example: false });
    const sent = await supertest(secure.app)
      .post(formPath)
      .set('X-Forwarded-Proto', 'https')
      .set('Sec-Fetch-Site', 'same-origin');
    expect(String(sent.headers['set-cookie'])).toContain('Secure');
    await secure.close();
  });

  test('the cookie is for encrypted pages where visitors use them, whatever the proxy says', async () => {
    const secure = await testApp({ config: { publicUrl: new URL('https://svar.no') } });
    await secure.services.waves.save({ survey, wave, state: 'open', example: false });
    expect(String((await leaderAt(secure.app).start()).headers['set-cookie'])).toContain('Secure');
    await secure.close();
  });
});

describe('Too much and too strange', () => {
  test('a body over the limit is refused with a page that says what to do', async () => {
    const leader = leaderAt(site.app);
    await leader.start();
    const sent = await leader.send('2', { '2d': 'x'.repeat(300_000) });
    expect(sent.status).toBe(413);
    expect(sent.text).toContain('kort ned svarene');
  });

  test.each([
    '/%E0%A4%A',
    '/svar/%00/x',
    '/svar/__proto__/constructor',
    `/svar/${survey}/${wave}/del/__proto__`,
  ])('%s is turned down without a stack trace', async (path) => {
    const page = await supertest(site.app).get(path);
    expect([400, 404]).toContain(page.status);
    expect(page.text).not.toMatch(/node_modules|at .*\.(ts|js):\d+/);
  });

  test('an error inside is told as a plain page, and logged without what was answered', async () => {
    const broken = await testApp();
    await broken.services.waves.save({ survey, wave, state: 'open', example: false });
    broken.services.drafts.create = async () => {
      throw new Error('duplicate key { secret: "Vi har for få ansatte\n    at kommunen (1:2:3) er liten" }');
    };
    const page = await leaderAt(broken.app).start();
    expect(page.status).toBe(500);
    expect(page.text).toContain('Noe gikk galt hos oss');
    expect(page.text).not.toContain('duplicate');
    expect(broken.logLines.join('')).toContain('request failed');
    expect(broken.logLines.join('')).not.toMatch(/for få ansatte|kommunen/);
    expect(broken.logLines.join('')).toContain('security.test.ts');
    await broken.close();
  });
});

test('The log has no line about anybody answering: no code, no answer, no time', async () => {
  const before = site.logLines.length;
  const leader = leaderAt(site.app);
  await answerEverything(leader);
  await leader.deliver();
  await leader.open('/kvittering');
  await supertest(site.app).post(formPath.toUpperCase()).set('Sec-Fetch-Site', 'same-origin').send();
  expect(site.logLines.slice(before)).toEqual([]);
  await supertest(site.app).get('/?hemmelig=1').set('User-Agent', 'nettleser');
  const line = site.logLines.at(-1) ?? '';
  expect(line).toContain('"route":"/"');
  expect(line).not.toMatch(/hemmelig|nettleser|127\.0\.0\.1/);
});
