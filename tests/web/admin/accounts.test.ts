import { newOneTime } from '../../../server/accounts/one-time.ts';
import { longestIdleMs, longestMs, tokenHash } from '../../../server/accounts/session.ts';
import { tidyAccounts } from '../../../server/accounts/tidy.ts';
import { type TestApp, testApp } from '../../builders/app.ts';
import { appOf } from '../../builders/authenticator.ts';
import { firstOrganisation, memberAt, otherOrganisation } from '../../builders/member.ts';
import { routesOf } from '../../builders/routes.ts';
import { accountIn, password, tokenIn, visitorAt } from './visitor.ts';

let site: TestApp;

beforeAll(async () => {
  site = await testApp({ config: { trustedProxies: 1 } });
});
afterAll(() => site.close());

const logOf = async (organisation = firstOrganisation) =>
  (await site.services.audit.list(organisation, { limit: 1000 })).map(({ user, deed }) => `${user} ${deed}`);

describe('Signing in', () => {
  test('leads with the right password to where one was going, and tells the log', async () => {
    const { email, id } = await accountIn(site);
    const visitor = visitorAt(site);
    const refused = await visitor.get('/admin/konto?fane=2');
    expect(refused.headers.location).toBe('/admin/logg-inn?til=%2Fadmin%2Fkonto%3Ffane%3D2');
    const sent = await visitor.signIn(email.toUpperCase(), password, refused.headers.location);
    expect([sent.status, sent.headers.location]).toEqual([303, '/admin/konto?fane=2']);
    expect((await visitor.get('/admin/konto')).text).toContain(email);
    expect((await visitor.get('/admin/logg-inn')).headers.location).toBe('/admin');
    expect(await logOf()).toContain(`${id} user.signedIn`);
  });

  test('says the same whether or not there is such an account, and never sends the password back', async () => {
    const { email } = await accountIn(site);
    const pages = await Promise.all(
      [email, 'ingen@eksempel.no'].map((each) => visitorAt(site).signIn(each, 'feil passord, og langt')),
    );
    const [known = '', unknown = ''] = pages.map(({ text }) => text.replaceAll(/[\w.-]+@eksempel\.no/g, ''));
    expect(pages.map(({ status }) => status)).toEqual([422, 422]);
    expect(known).toBe(unknown);
    expect(known).toContain('E-postadressen eller passordet er feil');
    expect(known).not.toContain('feil passord, og langt');
    expect(known).toContain('aria-invalid="true"');
    expect(pages[0]?.text).toContain(`value="${email}"`);
    expect(tokenIn(pages[0]?.headers ?? {})).toBeUndefined();
  });

  test.each([
    [{ epost: '', passord: '' }, ['Skriv e-postadressen din', 'Skriv passordet ditt']],
    [{ epost: 'kari', passord: 'x' }, ['navn@eksempel.no']],
    [{}, ['Skriv e-postadressen din']],
  ])('with %j says what to mend', async (fields, messages) => {
    const page = await visitorAt(site).post('/admin/logg-inn', fields);
    expect(page.status).toBe(422);
    for (const message of messages) expect(page.text).toContain(message);
  });

  test('is stopped after many guesses from one place, and not for its owner elsewhere', async () => {
    const { email } = await accountIn(site);
    const stranger = visitorAt(site, '198.51.100.1');
    const statuses: number[] = [];
    for (let guess = 0; guess < 11; guess++)
      statuses.push((await stranger.signIn(email, `gjetning ${guess}`)).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 422), 429]);
    const stopped = await stranger.signIn(email);
    expect(stopped.status).toBe(429);
    expect(stopped.text).toContain('Vent et kvarter');
    expect((await visitorAt(site, '198.51.100.2').signIn(email)).status).toBe(303);
  });

  test('counts guesses at accounts that do not exist in just the same way', async () => {
    const stranger = visitorAt(site, '198.51.100.3');
    for (let guess = 0; guess < 10; guess++) await stranger.signIn('finnes-ikke@eksempel.no', 'x');
    expect((await stranger.signIn('finnes-ikke@eksempel.no', 'x')).status).toBe(429);
  });

  test.each([
    '//eksempel.no/admin',
    'https://eksempel.no/admin',
    '/\\eksempel.no/admin',
    '/resultater',
    '/adminer',
    '/admin/../svar',
    '/admin/..//eksempel.no',
    '/\t/eksempel.no',
    'admin',
    'javascript:alert(1)',
  ])('never leads on to %j', async (next) => {
    const { email } = await accountIn(site);
    const sent = await visitorAt(site).signIn(
      email,
      password,
      `/admin/logg-inn?til=${encodeURIComponent(next)}`,
    );
    expect([sent.status, sent.headers.location]).toEqual([303, '/admin']);
  });

  test('gives a new token, and ends the one that the browser had', async () => {
    const { email } = await accountIn(site);
    const visitor = visitorAt(site);
    visitor.agent.jar.setCookie('okt=valgt-av-en-annen');
    const first = tokenIn((await visitor.signIn(email)).headers) ?? '';
    expect(first).not.toBe('valgt-av-en-annen');
    expect(first.length).toBeGreaterThan(40);
    const second = tokenIn((await visitor.signIn(email)).headers) ?? '';
    expect(second).not.toBe(first);
    expect(await site.services.sessions.find(tokenHash(first))).toBeUndefined();
    expect(await site.services.sessions.find(tokenHash(second))).toBeDefined();
  });

  test('raises a hash of lower costs than today’s', async () => {
    const { hash } = await import('@node-rs/argon2');
    const { id, email } = await accountIn(site);
    const cheap = await hash(password, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    await site.services.users.change(id, { passwordHash: cheap });
    expect((await visitorAt(site).signIn(email)).status).toBe(303);
    expect((await site.services.users.find(id))?.passwordHash).toContain('m=19456,t=2,p=1');
    expect((await visitorAt(site).signIn(email)).status).toBe(303);
  });

  test('is refused to somebody who is no longer a member anywhere', async () => {
    const { email } = await accountIn(site, { organisations: [] });
    const page = await visitorAt(site).signIn(email);
    expect(page.status).toBe(403);
    expect(page.text).toContain('ikke lenger med i noen organisasjon');
  });
});

describe('The cookie', () => {
  test('is out of reach of scripts and other sites, and ends with the browser', async () => {
    const { email } = await accountIn(site);
    const cookie = String((await visitorAt(site).signIn(email)).headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).not.toMatch(/Secure|Expires|Max-Age/);
  });

  test('only travels encrypted where the site does', async () => {
    const { email } = await accountIn(site);
    const sent = await visitorAt(site).signIn(email).set('X-Forwarded-Proto', 'https');
    expect(String(sent.headers['set-cookie'])).toContain('Secure');
  });

  test('is a token that the database has no copy of', async () => {
    const { email } = await accountIn(site);
    const token = tokenIn((await visitorAt(site).signIn(email)).headers) ?? '';
    const stored = JSON.stringify(await site.database.models.Session.find().lean().exec());
    expect(stored).toContain(tokenHash(token));
    expect(stored).not.toContain(token);
  });
});

describe('The second factor', () => {
  const codePage = '/admin/logg-inn/kode';

  test('is asked for after the password, and nothing opens before it', async () => {
    const { email, code, id } = await accountIn(site, { secondFactor: true });
    const visitor = visitorAt(site);
    const half = await visitor.signIn(email, password, '/admin/logg-inn?til=/admin/konto');
    expect(half.headers.location).toBe(`${codePage}?til=%2Fadmin%2Fkonto`);
    expect((await visitor.get('/admin/konto')).headers.location).toMatch(/^\/admin\/logg-inn\?/);
    expect((await visitor.post('/admin/konto/navn', { navn: 'Annet' })).status).toBe(403);
    expect((await visitor.get('/admin/logg-inn')).headers.location).toBe(codePage);
    expect(await logOf()).not.toContain(`${id} user.signedIn`);
    const sent = await visitor.post(half.headers.location ?? '', { kode: code() });
    expect(sent.headers.location).toBe('/admin/konto');
    expect(tokenIn(sent.headers)).not.toBe(tokenIn(half.headers));
    expect(await site.services.sessions.find(tokenHash(tokenIn(half.headers) ?? ''))).toBeUndefined();
    expect((await visitor.get('/admin/konto')).status).toBe(200);
    expect(await logOf()).toContain(`${id} user.signedIn`);
  });

  test('takes no code twice, and a recovery code instead', async () => {
    const { email, code, codes } = await accountIn(site, { secondFactor: true });
    const tried = async (kode: string) => {
      const visitor = visitorAt(site);
      await visitor.signIn(email);
      return (await visitor.post(codePage, { kode })).status;
    };
    const used = code();
    expect(await tried(used)).toBe(303);
    expect(await tried(used)).toBe(422);
    expect(await tried(codes[0] ?? '')).toBe(303);
    expect(await tried(codes[0] ?? '')).toBe(422);
  });

  test('stops guessing, wherever it comes from', async () => {
    const { email, code } = await accountIn(site, { secondFactor: true });
    const statuses: number[] = [];
    for (let guess = 0; guess < 7; guess++) {
      const visitor = visitorAt(site, `203.0.113.${guess}`);
      await visitor.signIn(email);
      statuses.push((await visitor.post(codePage, { kode: '000000 0' })).status);
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 429]);
    const visitor = visitorAt(site);
    await visitor.signIn(email);
    expect((await visitor.post(codePage, { kode: code() })).status).toBe(429);
  });

  test('is not passed by a session that has no password behind it', async () => {
    for (const path of [codePage, '/admin/logg-inn/tofaktor']) {
      expect((await visitorAt(site).get(path)).headers.location).toBe('/admin/logg-inn');
      expect((await visitorAt(site).post(path, { kode: '123456' })).headers.location).toBe('/admin/logg-inn');
    }
  });

  test('must follow the password within a quarter of an hour', async () => {
    const { email, id, code } = await accountIn(site, { secondFactor: true });
    const visitor = visitorAt(site);
    const token = tokenIn((await visitor.signIn(email)).headers) ?? '';
    await site.database.models.Session.updateOne(
      { _id: tokenHash(token) },
      { $inc: { started: -16 * 60_000 } },
    );
    expect((await visitor.post(codePage, { kode: code() })).headers.location).toBe('/admin/logg-inn');
    expect(await logOf()).not.toContain(`${id} user.signedIn`);
  });
});

describe('Setting up the second factor', () => {
  test('shows a QR code, the secret in words, and recovery codes once', async () => {
    const { email, id } = await accountIn(site);
    const visitor = visitorAt(site);
    await visitor.signIn(email);
    const page = await visitor.get('/admin/konto/tofaktor');
    expect(page.text).toMatch(/<svg class="qr-code" viewBox="0 0 \d+ \d+" role="img" aria-label="[^"]+"/);
    const wrong = await visitor.post('/admin/konto/tofaktor', {
      ...appOf(page.text).form(),
      kode: '12345',
      passord: password,
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Koden er feil');
    expect(appOf(wrong.text).typed).toBe(appOf(page.text).typed);
    const on = await visitor.post('/admin/konto/tofaktor', {
      ...appOf(page.text).form(),
      passord: password,
    });
    expect(on.status).toBe(200);
    expect(on.text.match(/<li>\d{4} \d{4} \d{4}<\/li>/g)).toHaveLength(10);
    expect(on.headers['cache-control']).toBe('no-store');
    expect((await visitor.get('/admin/konto/tofaktor')).headers.location).toBe('/admin/konto');
    expect((await visitor.get('/admin/konto')).text).toContain('Du har 10 reservekoder igjen');
    expect(await logOf()).toContain(`${id} user.secondFactorOn`);
  });

  test('takes no secret that was offered to somebody else, and none that was made up', async () => {
    const [{ email: one, id }, { email: other }] = [await accountIn(site), await accountIn(site)];
    const [visitor, attacker] = [visitorAt(site), visitorAt(site)];
    await visitor.signIn(one);
    await attacker.signIn(other);
    const page = await attacker.get('/admin/konto/tofaktor');
    const app = appOf(page.text);
    for (const hemmelighet of [app.sealed, 'AAAA', '']) {
      const typed = { hemmelighet, kode: app.code(), passord: password };
      expect((await visitor.post('/admin/konto/tofaktor', typed)).status).toBe(422);
    }
    expect((await site.services.users.find(id))?.secondFactor).toBeUndefined();
  });

  test('is required before anything else, where the organisation says so', async () => {
    const { email, id } = await accountIn(site, { organisations: [otherOrganisation] });
    await site.services.organisations.change(otherOrganisation, { secondFactorRequired: true });
    const visitor = visitorAt(site);
    const sent = await visitor.signIn(email, password, '/admin/logg-inn?til=/admin/konto');
    expect(sent.headers.location).toBe('/admin/logg-inn/tofaktor?til=%2Fadmin%2Fkonto');
    expect((await visitor.get('/admin/konto')).status).toBe(303);
    const page = await visitor.get(sent.headers.location ?? '');
    expect(page.text).toContain('Andre organisasjon krever tofaktor');
    const on = await visitor.post(sent.headers.location ?? '', appOf(page.text).form());
    expect(on.text).toContain('href="/admin/konto"');
    expect(tokenIn(on.headers)).not.toBe(tokenIn(sent.headers));
    const account = await visitor.get('/admin/konto');
    expect(account.status).toBe(200);
    expect(account.text).toContain('Den kan ikke slås av');
    const off = await visitor.post('/admin/konto/tofaktor/av', { passordAv: password, kodeAv: '000000' });
    expect(off.status).toBe(409);
    expect((await site.services.users.find(id))?.secondFactor).toBeDefined();
    await site.services.organisations.change(otherOrganisation, { secondFactorRequired: false });
  });
});

describe('One’s own account', () => {
  async function signedIn(options: Parameters<typeof accountIn>[1] = {}) {
    const account = await accountIn(site, options);
    const visitor = visitorAt(site);
    await visitor.signIn(account.email);
    if (options.secondFactor) await visitor.post('/admin/logg-inn/kode', { kode: account.code(-1) });
    return { ...account, visitor };
  }

  test('changes its name, and keeps what was typed when it cannot', async () => {
    const { visitor, id } = await signedIn();
    expect((await visitor.post('/admin/konto/navn', { navn: '  Åse Ødegård ' })).status).toBe(303);
    expect((await site.services.users.find(id))?.name).toBe('Åse Ødegård');
    expect((await visitor.post('/admin/konto/navn', { navn: ' ' })).text).toContain('Skriv navnet ditt');
    const long = await visitor.post('/admin/konto/navn', { navn: 'Å'.repeat(101) });
    expect([long.status, long.text.includes('Å'.repeat(101))]).toEqual([422, true]);
  });

  test('tells the log of every organisation of a new name, and of none that is the same', async () => {
    const { visitor, id } = await signedIn({ organisations: [firstOrganisation, otherOrganisation] });
    const before = (await site.services.users.find(id))?.name;
    for (const _ of [1, 2]) await visitor.post('/admin/konto/navn', { navn: 'Ny i begge' });
    for (const organisation of [firstOrganisation, otherOrganisation]) {
      const entries = await site.services.audit.list(organisation, { limit: 1000 });
      expect(entries.filter(({ user, deed }) => user === id && deed === 'user.renamed')).toEqual([
        expect.objectContaining({ name: 'Ny i begge', detail: `Het ${before} før` }),
      ]);
    }
  });

  test('changes its password with the old one, and signs out elsewhere', async () => {
    const { visitor, email, id } = await signedIn();
    const elsewhere = visitorAt(site);
    await elsewhere.signIn(email);
    expect((await visitor.get('/admin/konto')).text).toContain('Du er logget inn 2 steder');
    const wanted = 'et helt nytt og godt ord';
    const sent = (passord: string, nyttPassord: string) =>
      visitor.post('/admin/konto/passord', { passord, nyttPassord });
    expect((await sent('feil', wanted)).text).toContain('Passordet er feil');
    expect((await sent(password, 'kort')).text).toContain('Skriv minst 12 tegn');
    expect((await sent(password, email)).text).toContain('ikke er navnet eller e-postadressen');
    expect((await sent(password, 'passord123456')).text).not.toContain('passord123456');
    expect((await elsewhere.get('/admin/konto')).status).toBe(200);
    const waiting = await newOneTime(site.services.tokens, { kind: 'passwordReset', user: id });
    const changed = await sent(password, wanted);
    expect((await visitorAt(site).get(`/admin/nytt-passord/${waiting}`)).status).toBe(410);
    expect(changed.headers.location).toBe('/admin/konto?lagret=passord');
    expect((await elsewhere.get('/admin/konto')).status).toBe(303);
    expect((await visitor.get('/admin/konto?lagret=passord')).text).toContain('Passordet er byttet');
    expect((await visitorAt(site).signIn(email)).status).toBe(422);
    expect((await visitorAt(site).signIn(email, wanted)).status).toBe(303);
    expect(await logOf()).toContain(`${id} user.passwordChanged`);
  });

  test('turns its second factor off with password and code, and not with one of them', async () => {
    const { visitor, id, email, code, codes } = await signedIn({ secondFactor: true });
    const sent = (passordAv: string, kodeAv: string) =>
      visitor.post('/admin/konto/tofaktor/av', { passordAv, kodeAv });
    expect((await sent('feil', code())).text).toContain('Passordet er feil');
    expect((await sent(password, '12345')).text).toContain('Koden er feil');
    expect((await site.services.users.find(id))?.secondFactor).toBeDefined();
    const elsewhere = visitorAt(site);
    await elsewhere.signIn(email);
    await elsewhere.post('/admin/logg-inn/kode', { kode: codes[0] ?? '' });
    expect((await elsewhere.get('/admin/konto')).status).toBe(200);
    expect((await sent(password, code())).headers.location).toBe('/admin/konto?lagret=av');
    expect((await visitor.get('/admin/konto?lagret=av')).text).toContain('logget ut alle andre steder');
    expect((await elsewhere.get('/admin/konto')).status).toBe(303);
    expect((await site.services.users.find(id))?.secondFactor).toBeUndefined();
    expect(await logOf()).toContain(`${id} user.secondFactorOff`);
  });

  test('makes new recovery codes, and the earlier ones end', async () => {
    const { visitor, id, code, codes } = await signedIn({ secondFactor: true });
    const before = (await site.services.users.find(id))?.recoveryCodes ?? [];
    expect((await visitor.post('/admin/konto/reservekoder', { kodeReserve: '1' })).status).toBe(422);
    const page = await visitor.post('/admin/konto/reservekoder', { kodeReserve: code() });
    expect(page.text.match(/<li>\d{4} \d{4} \d{4}<\/li>/g)).toHaveLength(10);
    expect(page.text).not.toContain(codes[0]);
    const after = (await site.services.users.find(id))?.recoveryCodes ?? [];
    expect(after.filter((each) => before.includes(each))).toEqual([]);
  });

  test('signs out everywhere else, and here', async () => {
    const { visitor, email, id } = await signedIn();
    const elsewhere = visitorAt(site);
    await elsewhere.signIn(email);
    await visitor.post('/admin/konto/logg-ut-andre');
    expect((await elsewhere.get('/admin/konto')).status).toBe(303);
    expect((await visitor.get('/admin/konto')).text).toContain('Du er bare logget inn her');
    expect(await logOf()).toContain(`${id} user.signedOutEverywhere`);
    const out = await visitor.post('/admin/logg-ut');
    expect(out.headers.location).toBe('/admin/logg-inn?ut');
    expect((await visitor.get('/admin/logg-inn?ut')).text).toContain('Du er logget ut');
    expect((await visitor.get('/admin/konto')).status).toBe(303);
    expect(await site.database.models.Session.countDocuments({ user: id })).toBe(0);
  });

  test('is chosen an organisation for, and switched between one’s own alone', async () => {
    const account = await accountIn(site, { organisations: [firstOrganisation, otherOrganisation] });
    const visitor = visitorAt(site);
    const sent = await visitor.signIn(account.email, password, '/admin/logg-inn?til=/admin/konto');
    expect(sent.headers.location).toBe('/admin/logg-inn/organisasjon?til=%2Fadmin%2Fkonto');
    expect((await visitor.get(sent.headers.location ?? '')).text).toMatch(/Andre organisasjon[\s\S]*Første/);
    const chosen = await visitor.post(sent.headers.location ?? '', { organisasjon: otherOrganisation });
    expect(chosen.headers.location).toBe('/admin/konto');
    const session = await site.services.sessions.find(tokenHash(tokenIn(chosen.headers) ?? ''));
    expect(session).toMatchObject({ organisation: otherOrganisation, stage: 'complete' });
    await site.services.organisations.add({
      id: 'tredje',
      name: 'Tredje',
      first: false,
      secondFactorRequired: false,
    });
    const refused = await visitor.post('/admin/logg-inn/organisasjon', { organisasjon: 'tredje' });
    expect(refused.status).toBe(403);
  });

  test.each(['owner', 'editor', 'analyst'] as const)('is open to an %s', async (role) => {
    const member = await memberAt(site, { role });
    expect((await member.get('/admin/konto')).status).toBe(200);
  });

  test.each(['navn', 'passord', 'tofaktor/av', 'reservekoder', 'logg-ut-andre'])(
    'is what a browser that is opened again at %s gets',
    async (sent) => {
      const member = await memberAt(site);
      expect((await member.get(`/admin/konto/${sent}`)).headers.location).toBe('/admin/konto');
    },
  );
});

describe('An invitation', () => {
  const invited = (email: string, organisation = firstOrganisation) =>
    newOneTime(site.services.tokens, { kind: 'invitation', organisation, email, role: 'editor' });

  test('makes somebody a member, signed in, once', async () => {
    await accountIn(site);
    const path = `/admin/invitasjon/${await invited('ny@eksempel.no')}`;
    const visitor = visitorAt(site);
    const page = await visitor.get(path);
    expect(page.text).toContain('Bli med i Første organisasjon');
    expect(page.text).toContain('Du blir redaktør');
    const fields = { navn: 'Ny Kollega', nyttPassord: password };
    const wrong = await visitor.post(path, { navn: 'Ny Kollega', nyttPassord: 'kort' });
    expect([wrong.status, wrong.text.includes('value="Ny Kollega"')]).toEqual([422, true]);
    expect((await visitor.post(path, fields)).headers.location).toBe('/admin');
    const user = await site.services.users.findByEmail('ny@eksempel.no');
    expect(user?.memberships).toEqual([{ organisation: firstOrganisation, role: 'editor' }]);
    expect((await visitor.get('/admin/konto')).text).toContain('ny@eksempel.no');
    expect(await logOf()).toContain(`${user?.id} member.joined`);
    for (const again of [await visitor.get(path), await visitor.post(path, fields)]) {
      expect(again.status).toBe(410);
      expect(again.text).toContain('Lenken virker ikke lenger');
    }
  });

  test('asks somebody who has an account for its password, and lets them keep what they have', async () => {
    const { email, id } = await accountIn(site, { organisations: [otherOrganisation], role: 'analyst' });
    const path = `/admin/invitasjon/${await invited(email)}`;
    const visitor = visitorAt(site);
    expect((await visitor.get(path)).text).toContain('Du har en konto her fra før');
    expect((await visitor.post(path, { passord: 'feil' })).status).toBe(422);
    expect((await visitor.post(path, { navn: 'Tyv', nyttPassord: 'et nytt passord her' })).status).toBe(422);
    expect((await visitor.post(path, { passord: password })).status).toBe(303);
    const user = await site.services.users.find(id);
    expect(user?.memberships).toEqual([
      { organisation: otherOrganisation, role: 'analyst' },
      { organisation: firstOrganisation, role: 'editor' },
    ]);
    expect(user?.name).not.toBe('Tyv');
  });

  test('does not pass by the second factor of an account', async () => {
    const { email } = await accountIn(site, { organisations: [otherOrganisation], secondFactor: true });
    const visitor = visitorAt(site);
    const sent = await visitor.post(`/admin/invitasjon/${await invited(email)}`, { passord: password });
    expect(sent.headers.location).toBe('/admin/logg-inn/kode');
    expect((await visitor.get('/admin/konto')).status).toBe(303);
  });
});

describe('What has passed', () => {
  test.each([
    ['idle', { seen: -longestIdleMs - 1000 }],
    ['old', { started: -longestMs - 1000 }],
  ])('opens nothing: a session that is %s', async (_what, moved) => {
    const { token, get } = await memberAt(site);
    await site.database.models.Session.updateOne({ _id: tokenHash(token) }, { $inc: moved });
    expect((await get('/admin/konto')).status).toBe(303);
  });

  test('is removed, and nothing else', async () => {
    const { token } = await memberAt(site);
    const { services } = site;
    const link = await newOneTime(services.tokens, { kind: 'passwordReset', user: 'noen' });
    await tidyAccounts(services);
    expect(await services.sessions.find(tokenHash(token))).toBeDefined();
    expect(await services.tokens.find(tokenHash(link))).toBeDefined();
    await tidyAccounts(services, Date.now() + longestMs + 1000);
    expect(await services.sessions.find(tokenHash(token))).toBeUndefined();
    expect(await services.tokens.find(tokenHash(link))).toBeUndefined();
    expect(await site.database.models.Attempt.countDocuments()).toBe(0);
  });
});

/** The pages of administration that open without a session, or on the way to one. */
const openPages = [
  '/admin/glemt-passord',
  '/admin/invitasjon/:token',
  '/admin/kom-i-gang/:token',
  '/admin/logg-inn',
  '/admin/logg-inn/kode',
  '/admin/logg-inn/tofaktor',
  '/admin/logg-ut',
  '/admin/nytt-passord/:token',
];

test('The pages that are open to strangers are these, and every other is behind the gate', () => {
  const open = routesOf(site.app).filter(
    ({ path, guard }) => /^\/admin\/(logg-|kom-i|invitasjon|glemt|nytt|konto)/.test(path) && !guard,
  );
  expect([...new Set(open.map(({ path }) => path))].sort()).toEqual(openPages);
});

test('No open page is kept by browsers or found by search engines', async () => {
  for (const path of openPages.map((each) => each.replace(':token', 'feil'))) {
    const page = await visitorAt(site).get(path);
    if (page.status === 404) expect(path).toBe('/admin/logg-ut');
    else expect([path, page.headers['cache-control']]).toEqual([path, 'no-store']);
    if (page.status === 200) expect(page.text).toContain('noindex');
  }
});

test('The log of the app has no address, password, code or link', async () => {
  const { email } = await accountIn(site);
  const token = await newOneTime(site.services.tokens, { kind: 'passwordReset', user: 'noen' });
  await visitorAt(site).signIn(email);
  await visitorAt(site).get(`/admin/nytt-passord/${token}`);
  const lines = site.logLines.join('\n');
  expect(lines).toContain('/admin/nytt-passord/:token');
  expect(lines).not.toContain(token);
  expect(lines).not.toMatch(/@eksempel|blått tak|192\.0\.2/);
});
