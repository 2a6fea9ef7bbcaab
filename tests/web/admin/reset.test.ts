import { newOneTime } from '../../../server/accounts/one-time.ts';
import { tokenHash } from '../../../server/accounts/session.ts';
import { type TestApp, testApp } from '../../builders/app.ts';
import { type MailHost, mailHost } from '../../fieldwork/mailing/mail-host.ts';
import { accountIn, password, visitorAt } from './visitor.ts';

let host: MailHost;
let site: TestApp;

beforeAll(async () => {
  host = await mailHost();
  site = await testApp({
    config: {
      mail: { server: host.url, from: 'Undersøkelser <post@eksempel.no>', perSecond: 0 },
      publicUrl: new URL('http://undersokelser.eksempel.no'),
      trustedProxies: 1,
    },
  });
});
afterAll(async () => {
  site.services.mailServer.rest();
  await site.close();
  await host.close();
});

const forgotten = '/admin/glemt-passord';
const wanted = 'et helt nytt og godt ord';

/** Waits until so many letters have arrived: they are sent after the page. */
async function letters(count: number): Promise<void> {
  while (host.arrived.length < count) await new Promise((resolve) => setImmediate(resolve));
}

/** Asks for a link, and waits for as many letters as there should be then. */
async function ask(email: string, count: number, headers: Record<string, string> = {}) {
  const answer = await visitorAt(site).post(forgotten, { epost: email }).set(headers);
  await letters(count);
  return answer;
}

const linkIn = (text: string) => /http:\/\/\S+/.exec(text)?.[0] ?? '';

describe('A forgotten password', () => {
  beforeEach(() => {
    host.arrived.length = 0;
  });

  test('is made anew by a link in a letter, once, and ends every session', async () => {
    const { email } = await accountIn(site);
    const elsewhere = visitorAt(site);
    await elsewhere.signIn(email);
    const answer = await ask(email, 1, { Host: 'tyv.eksempel.no' });
    expect(answer.headers.location).toBe(`${forgotten}?sendt`);
    expect((await visitorAt(site).get(`${forgotten}?sendt`)).text).toContain('Se i e-posten din');
    const [letter] = host.arrived;
    expect(letter).toMatchObject({ to: email, subject: 'Nytt passord' });
    expect(letter?.header('list-unsubscribe')).toBeUndefined();
    expect(linkIn(letter?.text ?? '')).toMatch(
      /^http:\/\/undersokelser\.eksempel\.no\/admin\/nytt-passord\//,
    );
    const { pathname } = new URL(linkIn(letter?.text ?? ''));
    const visitor = visitorAt(site);
    expect((await visitor.get(pathname)).text).toContain(`value="${email}"`);
    expect((await visitor.post(pathname, { nyttPassord: 'kort' })).status).toBe(422);
    expect((await elsewhere.get('/admin/konto')).status).toBe(200);
    expect((await visitor.post(pathname, { nyttPassord: wanted })).headers.location).toBe('/admin');
    expect((await elsewhere.get('/admin/konto')).status).toBe(303);
    expect((await visitor.get('/admin/konto')).status).toBe(200);
    expect((await visitor.post(pathname, { nyttPassord: wanted })).status).toBe(410);
    expect((await visitorAt(site).signIn(email)).status).toBe(422);
    expect((await visitorAt(site).signIn(email, wanted)).status).toBe(303);
    await letters(2);
    expect(host.arrived.map(({ subject }) => subject)).toEqual(['Nytt passord', 'Passordet ditt er endret']);
  });

  test('is answered in the same way for an address that has no account', async () => {
    const { email } = await accountIn(site);
    const unknown = await ask('ingen@eksempel.no', 0);
    const known = await ask(email, 1);
    expect([unknown.status, unknown.headers.location, unknown.text]).toEqual([
      known.status,
      known.headers.location,
      known.text,
    ]);
    expect(host.receivers()).toEqual([email]);
  });

  test('does not pass by the second factor', async () => {
    const { email } = await accountIn(site, { secondFactor: true });
    await ask(email, 1);
    const visitor = visitorAt(site);
    const { pathname } = new URL(linkIn(host.arrived[0]?.text ?? ''));
    expect((await visitor.post(pathname, { nyttPassord: wanted })).headers.location).toBe(
      '/admin/logg-inn/kode',
    );
    expect((await visitor.get('/admin/konto')).status).toBe(303);
    await letters(2);
  });

  test('lets an owner in whom strangers have shut out by guessing', async () => {
    const { email, id } = await accountIn(site);
    const visitor = visitorAt(site, '198.51.100.9');
    for (let guess = 0; guess < 11; guess++) await visitor.signIn(email, 'x');
    expect((await visitor.signIn(email, password)).status).toBe(429);
    const token = await newOneTime(site.services.tokens, { kind: 'passwordReset', user: id });
    const sent = await visitor.post(`/admin/nytt-passord/${token}`, { nyttPassord: wanted });
    expect(sent.headers.location).toBe('/admin');
    expect((await visitor.get('/admin/konto')).status).toBe(200);
    await letters(1);
  });

  test('ends every other link that waits, also one that was made at the same time', async () => {
    const { id } = await accountIn(site);
    const { tokens } = site.services;
    const use = { kind: 'passwordReset', user: id } as const;
    const [used, waiting] = ['a', 'b'].map((letter) => letter.repeat(43));
    for (const token of [used, waiting])
      await tokens.add({ id: tokenHash(token ?? ''), use, expires: Date.now() + 60_000 });
    const visitor = visitorAt(site);
    expect((await visitor.post(`/admin/nytt-passord/${used}`, { nyttPassord: wanted })).status).toBe(303);
    expect((await visitorAt(site).get(`/admin/nytt-passord/${waiting}`)).status).toBe(410);
    await letters(1);
  });

  test('gives no more than three letters in a quarter of an hour', async () => {
    const { email } = await accountIn(site);
    for (let letter = 1; letter <= 3; letter++) await ask(email, letter);
    const { email: other } = await accountIn(site);
    await ask(email, 3);
    await ask(other, 4);
    expect(host.receivers()).toEqual([email, email, email, other]);
  });

  test.each(['', 'kari'])('asks for an address where %j was typed', async (epost) => {
    const page = await visitorAt(site).post(forgotten, { epost });
    expect(page.status).toBe(422);
    expect(page.text).toContain('aria-invalid="true"');
  });

  test('that cannot be sent is logged without the address, and the visitor sees nothing of it', async () => {
    const silent = await mailHost({ refuse: () => [550, 'No'] });
    const other = await testApp({
      config: { mail: { server: silent.url, from: 'a@eksempel.no', perSecond: 0 } },
    });
    const { email } = await accountIn(other);
    expect((await visitorAt(other).post(forgotten, { epost: email })).status).toBe(303);
    while (!other.logLines.some((line) => line.includes('was not sent')))
      await new Promise((resolve) => setImmediate(resolve));
    expect(other.logLines.join('')).not.toContain(email);
    await other.close();
    await silent.close();
  });
});

test('Without a mail server the page says whom to ask, and sends nothing', async () => {
  const other = await testApp();
  const { email } = await accountIn(other);
  const page = await visitorAt(other).get(forgotten);
  expect(page.text).toContain('Be den som driver plattformen om en lenke');
  expect(page.text).not.toContain('name="epost"');
  await visitorAt(other).post(forgotten, { epost: email });
  expect(await other.database.models.Token.countDocuments()).toBe(0);
  await other.close();
});

test('In production, no letter is sent before it is known where its link should lead', async () => {
  const other = await testApp({
    config: { production: true, mail: { server: host.url, from: 'a@eksempel.no', perSecond: 0 } },
  });
  expect((await visitorAt(other).get(forgotten)).text).toContain('Be den som driver plattformen');
  await other.close();
});
