import { firstOwnerToken } from '../../../server/accounts/first-run.ts';
import { newOneTime } from '../../../server/accounts/one-time.ts';
import { type TestApp, testApp } from '../../builders/app.ts';
import { accountIn, password, visitorAt } from './visitor.ts';

let site: TestApp;

beforeEach(async () => {
  site = await testApp();
});
afterEach(() => site.close());

const fields = {
  organisasjon: 'Barnevernet i Nord',
  navn: 'Åse Ødegård',
  epost: 'Aase@eksempel.no',
  nyttPassord: password,
};
const pathOf = (token: string | undefined) => `/admin/kom-i-gang/${token}`;

describe('The first owner', () => {
  test('makes the organisation by the link, and is signed in', async () => {
    const visitor = visitorAt(site);
    expect((await visitor.get('/admin/logg-inn')).text).toContain('Ingen har laget en konto her ennå');
    const path = pathOf(await firstOwnerToken(site.services));
    expect((await visitor.get(path)).text).toContain('Kom i gang');
    expect((await visitor.post(path, fields)).headers.location).toBe('/admin');
    const [organisation] = await site.services.organisations.list();
    expect(organisation).toMatchObject({
      name: 'Barnevernet i Nord',
      first: true,
      secondFactorRequired: false,
    });
    const user = await site.services.users.findByEmail('aase@eksempel.no');
    expect(user).toMatchObject({
      name: 'Åse Ødegård',
      memberships: [{ organisation: organisation?.id, role: 'owner' }],
    });
    expect(user?.passwordHash).toMatch(/^\$argon2id\$/);
    expect((await visitor.get('/admin/konto')).status).toBe(200);
    const log = await site.services.audit.list(organisation?.id ?? '', { limit: 10 });
    expect(log.map(({ deed }) => deed).sort()).toEqual(['organisation.made', 'user.signedIn']);
    expect(await firstOwnerToken(site.services)).toBeUndefined();
    expect((await visitor.get(path)).status).toBe(410);
  });

  test('mends what is wrong, keeps what was typed, and has the link still', async () => {
    const path = pathOf(await firstOwnerToken(site.services));
    const visitor = visitorAt(site);
    const page = await visitor.post(path, { ...fields, epost: 'aase', nyttPassord: 'Åse Ødegård1' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('navn@eksempel.no');
    expect(page.text).toContain('ikke er navnet eller e-postadressen');
    for (const kept of ['Barnevernet i Nord', 'Åse Ødegård', 'aase'])
      expect(page.text).toContain(`value="${kept}"`);
    expect(page.text).not.toContain('Åse Ødegård1');
    expect((await visitor.post(path, {})).text.match(/<li><a/g)).toHaveLength(4);
    expect((await visitor.post(path, fields)).status).toBe(303);
  });

  test('is one of two who use the link at once', async () => {
    const path = pathOf(await firstOwnerToken(site.services));
    const both = await Promise.all(
      ['en', 'to'].map((who) =>
        visitorAt(site).post(path, { ...fields, organisasjon: who, epost: `${who}@eksempel.no` }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([303, 410]);
    expect(await site.services.organisations.list()).toHaveLength(1);
    expect(await site.database.models.User.countDocuments()).toBe(1);
  });

  test('begins again with a new link where a crash cut them off', async () => {
    const { services } = site;
    const add = services.organisations.add;
    services.organisations.add = async () => {
      throw new Error('crash');
    };
    const visitor = visitorAt(site);
    const first = pathOf(await firstOwnerToken(services));
    expect((await visitor.post(first, fields)).status).toBe(500);
    services.organisations.add = add;
    expect(await services.organisations.list()).toEqual([]);
    const next = pathOf(await firstOwnerToken(services));
    const other = await visitor.post(next, { ...fields, nyttPassord: 'et annet passord enn før' });
    expect([other.status, other.text.includes('Det finnes en konto')]).toEqual([422, true]);
    expect((await visitor.post(next, fields)).headers.location).toBe('/admin');
    expect(await services.organisations.list()).toHaveLength(1);
    expect((await visitor.get('/admin/konto')).text).toContain('Barnevernet i Nord');
  });

  test('gets a new link with each start, and earlier ones end', async () => {
    const [earlier, later] = [await firstOwnerToken(site.services), await firstOwnerToken(site.services)];
    expect((await visitorAt(site).get(pathOf(earlier))).status).toBe(410);
    expect((await visitorAt(site).get(pathOf(later))).status).toBe(200);
  });
});

test('The next organisation is not the first, and has the name that its link was made for', async () => {
  const { services } = site;
  await visitorAt(site).post(pathOf(await firstOwnerToken(services)), fields);
  const path = pathOf(
    await newOneTime(services.tokens, { kind: 'firstOwner', organisationName: 'Forskerne' }),
  );
  const visitor = visitorAt(site);
  expect((await visitor.get(path)).text).toContain('value="Forskerne"');
  await visitor.post(path, { ...fields, organisasjon: 'Forskerne', epost: 'forsker@eksempel.no' });
  const all = await services.organisations.list();
  expect(all.map(({ name, first }) => [name, first])).toEqual([
    ['Barnevernet i Nord', true],
    ['Forskerne', false],
  ]);
  expect((await visitor.get('/admin/konto')).text).not.toContain('Barnevernet i Nord');
});

describe('A link that is made up', () => {
  test.each(['kom-i-gang', 'invitasjon'])(
    'at /admin/%s tells a stranger nothing of who has an account',
    async (page) => {
      const { email } = await accountIn(site);
      const pages = await Promise.all(
        [email, 'ingen@eksempel.no'].flatMap((epost) =>
          ['kort', password].map((typed) =>
            visitorAt(site).post(`/admin/${page}/oppdiktet`, {
              ...fields,
              epost,
              passord: typed,
              nyttPassord: typed,
            }),
          ),
        ),
      );
      expect(pages.map(({ status }) => status)).toEqual([410, 410, 410, 410]);
      expect(new Set(pages.map(({ text }) => text)).size).toBe(1);
    },
  );
});
