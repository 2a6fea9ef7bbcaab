import { newOneTime } from '../../../server/accounts/one-time.ts';
import { turnOffSecondFactor } from '../../../server/accounts/second-factor.ts';
import { startSession, tokenHash } from '../../../server/accounts/session.ts';
import { type TestApp, testApp } from '../../builders/app.ts';
import { readAppAt } from '../../builders/authenticator.ts';
import { firstOrganisation, otherOrganisation } from '../../builders/member.ts';
import { accountIn, password, tokenIn, visitorAt } from './visitor.ts';

const account = '/admin/konto';
const signInPage = '/admin/logg-inn';
const codePage = '/admin/logg-inn/kode';
const enrolPage = '/admin/logg-inn/tofaktor';
const ownPage = '/admin/konto/tofaktor';

let site: TestApp;

beforeAll(async () => {
  site = await testApp({ config: { trustedProxies: 1 } });
  await accountIn(site);
});
afterAll(() => site.close());

const required = (secondFactorRequired: boolean, organisation = otherOrganisation) =>
  site.services.organisations.change(organisation, { secondFactorRequired });
beforeEach(() => required(true));
afterEach(() => required(false));

const somebody = (organisations = [otherOrganisation]) => accountIn(site, { organisations });
const factorOf = async (id: string) => (await site.services.users.find(id))?.secondFactor?.sealed;

/** A browser of somebody who knows the password, and no more. */
async function withPassword(email: string) {
  const visitor = visitorAt(site);
  await visitor.signIn(email);
  return visitor;
}

/** The owner sets up an app on the way in. */
async function ownerEnrols(email: string) {
  const owner = await withPassword(email);
  const app = await readAppAt(owner, enrolPage);
  expect((await owner.post(enrolPage, app.form())).status).toBe(200);
  expect((await owner.get(account)).status).toBe(200);
  return { owner, app };
}

/** Opens no page of members. */
async function expectOutside(visitor: ReturnType<typeof visitorAt>) {
  expect((await visitor.get(account)).status).toBe(303);
  expect((await visitor.post('/admin/konto/navn', { navn: 'Tyv' })).status).toBe(403);
}

describe('A browser that has only shown the password', () => {
  test('cannot set up its own app once the owner has', async () => {
    const { id, email } = await somebody();
    const thief = await withPassword(email);
    const thiefsApp = await readAppAt(thief, enrolPage);
    await ownerEnrols(email);
    const owners = await factorOf(id);
    const sent = await thief.post(enrolPage, thiefsApp.form());
    expect([sent.status, sent.headers.location]).toEqual([303, signInPage]);
    expect(await factorOf(id)).toEqual(owners);
    await expectOutside(thief);
  });

  test('is asked for the code, also where it was left out when other browsers were signed out', async () => {
    const { id, email } = await somebody();
    const thiefsApp = await readAppAt(await withPassword(email), enrolPage);
    // As a session that was started while the owner turned it on.
    const { app } = await ownerEnrols(email);
    const token = await startSession(site.services.sessions, {
      user: id,
      organisation: otherOrganisation,
      stage: 'enrolling',
    });
    const thief = visitorAt(site);
    thief.agent.jar.setCookie(`okt=${token}`);
    const owners = await factorOf(id);
    expect((await thief.get(enrolPage)).headers.location).toBe(codePage);
    expect((await thief.post(enrolPage, thiefsApp.form())).headers.location).toBe(codePage);
    expect(await factorOf(id)).toEqual(owners);
    await expectOutside(thief);
    expect((await thief.post(codePage, { kode: app.code(1) })).headers.location).toBe('/admin');
    expect((await thief.get(account)).status).toBe(200);
  });

  test('is not let in by a session that says it is complete, when there is a code to show', async () => {
    const { id } = await accountIn(site, { secondFactor: true });
    const token = await startSession(site.services.sessions, {
      user: id,
      organisation: firstOrganisation,
      stage: 'complete',
    });
    const thief = visitorAt(site);
    thief.agent.jar.setCookie(`okt=${token}`);
    await expectOutside(thief);
    expect((await thief.get(signInPage)).headers.location).toBe(codePage);
    await site.database.models.Session.updateOne(
      { _id: tokenHash(token) },
      { $inc: { started: -16 * 60_000 } },
    );
    expect((await thief.get(codePage)).headers.location).toBe(signInPage);
  });

  test('is ended when the owner sets up an app, also where it was signed in before one was required', async () => {
    await required(false);
    const { email } = await somebody();
    const [thief, enrolling] = [await withPassword(email), await withPassword(email)];
    expect((await thief.get(account)).status).toBe(200);
    await required(true);
    expect((await enrolling.get(signInPage)).headers.location).toBe(enrolPage);
    await ownerEnrols(email);
    for (const other of [thief, enrolling]) {
      await expectOutside(other);
      expect((await other.get(enrolPage)).headers.location).toBe(signInPage);
    }
    await required(false);
    await expectOutside(thief);
  });

  test('is one of two who set up an app at the same time, and only one app counts', async () => {
    const { id, email } = await somebody();
    const both = await Promise.all(
      [1, 2].map(async () => {
        const visitor = await withPassword(email);
        return { visitor, app: await readAppAt(visitor, enrolPage) };
      }),
    );
    const sent = await Promise.all(both.map(({ visitor, app }) => visitor.post(enrolPage, app.form())));
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 303]);
    const inside = await Promise.all(both.map(({ visitor }) => visitor.get(account)));
    expect(inside.filter(({ status }) => status === 200)).toHaveLength(1);
    const winner = both[sent.findIndex(({ status }) => status === 200)];
    const again = await withPassword(email);
    expect((await again.post(codePage, { kode: winner?.app.code(1) ?? '' })).status).toBe(303);
    expect(await factorOf(id)).toBeDefined();
  });

  test('gets no further by waiting while the owner turns the factor off and on again', async () => {
    await required(false);
    const { id, email, code } = await accountIn(site, {
      organisations: [otherOrganisation],
      secondFactor: true,
    });
    const thief = await withPassword(email);
    const owner = await withPassword(email);
    await owner.post(codePage, { kode: code() });
    await turnOffSecondFactor(site.services, id);
    await expectOutside(thief);
    expect((await thief.post(codePage, { kode: '000000' })).status).toBe(422);
    const app = await readAppAt(owner, ownPage);
    expect((await owner.post(ownPage, { ...app.form(), passord: password })).status).toBe(200);
    expect((await owner.get(account)).status).toBe(200);
    await expectOutside(thief);
    expect((await thief.get(codePage)).headers.location).toBe(signInPage);
  });
});

describe('Every other way in asks for the code too', () => {
  const withFactor = (organisations = [otherOrganisation]) =>
    accountIn(site, { organisations, secondFactor: true });

  test('a link to a new password', async () => {
    const { id } = await withFactor();
    const visitor = visitorAt(site);
    const token = await newOneTime(site.services.tokens, { kind: 'passwordReset', user: id });
    const sent = await visitor.post(`/admin/nytt-passord/${token}`, {
      nyttPassord: 'et helt nytt og godt ord',
    });
    expect(sent.headers.location).toBe(codePage);
    await expectOutside(visitor);
  });

  test('an invitation', async () => {
    const { email } = await withFactor();
    const visitor = visitorAt(site);
    const token = await newOneTime(site.services.tokens, {
      kind: 'invitation',
      organisation: firstOrganisation,
      email,
      role: 'owner',
    });
    const sent = await visitor.post(`/admin/invitasjon/${token}`, { passord: password });
    expect(sent.headers.location).toBe(codePage);
    await expectOutside(visitor);
  });

  test('an invitation to an organisation that requires it, by setting it up', async () => {
    const { email } = await somebody([firstOrganisation]);
    const visitor = visitorAt(site);
    const token = await newOneTime(site.services.tokens, {
      kind: 'invitation',
      organisation: otherOrganisation,
      email,
      role: 'owner',
    });
    const sent = await visitor.post(`/admin/invitasjon/${token}`, { passord: password });
    expect(sent.headers.location).toBe(enrolPage);
    await expectOutside(visitor);
  });

  test('choosing an organisation while the code is still to be shown', async () => {
    const { email } = await withFactor([firstOrganisation, otherOrganisation]);
    const visitor = await withPassword(email);
    const chosen = await visitor.post('/admin/logg-inn/organisasjon', { organisasjon: firstOrganisation });
    expect(chosen.status).toBe(403);
    await expectOutside(visitor);
  });

  test('switching to an organisation that requires it, by setting it up', async () => {
    const { id, email } = await somebody([firstOrganisation, otherOrganisation]);
    const visitor = await withPassword(email);
    expect((await visitor.get(account)).status).toBe(200);
    const elsewhere = await withPassword(email);
    const switched = await visitor.post('/admin/logg-inn/organisasjon', { organisasjon: otherOrganisation });
    expect(switched.headers.location).toBe(enrolPage);
    await expectOutside(visitor);
    const app = await readAppAt(visitor, enrolPage);
    const on = await visitor.post(enrolPage, app.form());
    expect(on.status).toBe(200);
    expect(await site.services.sessions.find(tokenHash(tokenIn(on.headers) ?? ''))).toMatchObject({
      organisation: otherOrganisation,
      stage: 'complete',
      codeShown: true,
    });
    await expectOutside(elsewhere);
    expect(await factorOf(id)).toBeDefined();
  });

  test('and whoever has shown it switches without being asked again', async () => {
    const { email, code } = await withFactor([firstOrganisation, otherOrganisation]);
    const visitor = await withPassword(email);
    await visitor.post(codePage, { kode: code() });
    const switched = await visitor.post('/admin/logg-inn/organisasjon', { organisasjon: otherOrganisation });
    expect(switched.headers.location).toBe('/admin');
    expect((await visitor.get(account)).text).toContain('Andre organisasjon');
  });
});

describe('Turning it on from one’s own account', () => {
  test('asks for the password, and keeps the app that was read in', async () => {
    await required(false);
    const { id, email } = await somebody();
    const visitor = await withPassword(email);
    const before = await visitor.get(ownPage);
    expect(before.text).toContain('name="passord"');
    const app = await readAppAt(visitor, ownPage);
    for (const [passord, words] of [
      ['', 'Skriv passordet ditt'],
      ['feil passord', 'Passordet er feil'],
    ] as const) {
      const refused = await visitor.post(ownPage, { ...app.form(), passord });
      expect(refused.status).toBe(422);
      expect(refused.text).toContain(words);
      expect(refused.text).toContain(app.sealed);
      expect(refused.text).not.toContain('value="feil passord"');
      expect(await factorOf(id)).toBeUndefined();
    }
    const elsewhere = await withPassword(email);
    const on = await visitor.post(ownPage, { ...app.form(), passord: password });
    expect(on.status).toBe(200);
    expect(tokenIn(on.headers)).toBeDefined();
    expect((await visitor.get(account)).status).toBe(200);
    await expectOutside(elsewhere);
    expect((await visitor.get('/admin/logg-inn')).headers.location).toBe('/admin');
  });

  test('stops guessing at the password', async () => {
    await required(false);
    const { email } = await somebody();
    const visitor = await withPassword(email);
    const app = await readAppAt(visitor, ownPage);
    const statuses: number[] = [];
    for (let guess = 0; guess < 11; guess++)
      statuses.push((await visitor.post(ownPage, { ...app.form(), passord: `gjetning ${guess}` })).status);
    expect(statuses.at(-1)).toBe(429);
  });
});
