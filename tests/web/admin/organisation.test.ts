import { SMTPServer } from 'smtp-server';
import { auditDeeds } from '../../../server/accounts/audit.ts';
import { findOneTime } from '../../../server/accounts/one-time.ts';
import type { Config } from '../../../server/config.ts';
import { type TestApp, testApp } from '../../builders/app.ts';
import { firstOrganisation, memberAt, otherOrganisation, sessionOf } from '../../builders/member.ts';

const page = '/admin/organisasjon';
const invitations = `${page}/invitasjoner`;
const settings = `${page}/innstillinger`;
const log = '/admin/logg';

let site: TestApp;
beforeAll(async () => {
  site = await testApp();
});
afterAll(() => site.close());

/** A site of its own: its organisations have nobody but those that the test makes. */
function anotherSite(config: Partial<Config> = {}): Promise<TestApp> {
  return testApp({ config });
}

async function colleague(role: 'owner' | 'editor' | 'analyst' = 'editor') {
  const { user } = await sessionOf(site, { role });
  return { user, at: `${page}/kollegaer/${user}` };
}

describe('The page of the organisation', () => {
  test('shows an analyst who the colleagues are and what they may do, and nothing to change', async () => {
    const analyst = await memberAt(site, { role: 'analyst' });
    const { user } = await colleague('editor');
    const email = (await site.services.users.find(user))?.email ?? '';
    const { text } = await analyst.get(page).expect(200);
    expect(text).toContain('Medlem editor');
    expect(text).toContain('Redaktør');
    expect(text).not.toContain(email);
    expect(text).not.toMatch(/kollegaer\/|Inviter en kollega|Uten tofaktor|innstillinger/);
  });

  test('shows an owner addresses, second factors and the way to change', async () => {
    const owner = await memberAt(site);
    const { user, at } = await colleague();
    await site.services.users.change(user, { secondFactor: { sealed: Buffer.from('x'), lastStep: 0 } });
    const { text } = await owner.get(page).expect(200);
    expect(text).toContain(`href="${at}"`);
    expect(text).toContain('Tofaktor er på');
    expect(text).toContain('Uten tofaktor');
    expect(text).toContain((await site.services.users.find(user))?.email);
  });
});

describe('A colleague', () => {
  test('is given another role, and the page says so', async () => {
    const owner = await memberAt(site);
    const { user, at } = await colleague();
    expect((await owner.get(at)).text).toMatch(/value="editor" checked/);
    const sent = await owner.post(`${at}/rolle`, { rolle: 'owner' });
    expect([sent.status, sent.headers.location]).toEqual([303, `${page}?endret`]);
    expect((await owner.get(`${page}?endret`)).text).toContain('Rollen er endret.');
    expect((await site.services.users.find(user))?.memberships).toEqual([
      { organisation: firstOrganisation, role: 'owner' },
    ]);
  });

  test.each([{}, { rolle: '' }, { rolle: 'konge' }])(
    'is not given a role that is none: %j',
    async (fields: Record<string, string>) => {
      const owner = await memberAt(site);
      const { at } = await colleague();
      const { status, text } = await owner.post(`${at}/rolle`, fields);
      expect(status).toBe(422);
      expect(text).toContain('href="#rolle"');
      expect(text).toContain('aria-describedby="feil-rolle"');
    },
  );

  test('who is removed is sent to sign in at the next page, and refused', async () => {
    const owner = await memberAt(site);
    const editor = await memberAt(site, { role: 'editor' });
    await editor.get(page).expect(200);
    const sent = await owner.post(`${page}/kollegaer/${editor.user}/fjern`);
    expect(sent.headers.location).toBe(`${page}?fjernet`);
    await editor.get(page).expect(303);
    await editor.post(invitations).expect(403);
    await owner.get(`${page}/kollegaer/${editor.user}`).expect(404);
  });

  test('cannot change or remove themself, and is told whom to ask', async () => {
    const owner = await memberAt(site);
    const own = `${page}/kollegaer/${owner.user}`;
    const { text } = await owner.get(own).expect(200);
    expect(text).toContain('Be en annen eier om det');
    expect(text).not.toMatch(/rolle"|\/fjern/);
    await owner.post(`${own}/rolle`, { rolle: 'analyst' }).expect(409);
    await owner.post(`${own}/fjern`).expect(409);
    await owner.get(page).expect(200);
  });
});

describe('An invitation without a mail server', () => {
  const linkIn = (text: string) => /https?:\/\/[^<\s]+\/admin\/invitasjon\/([\w-]{43})</.exec(text)?.[1];

  test('gives a link to hand over, once, which is for that address and role', async () => {
    const owner = await memberAt(site);
    expect((await owner.get(page)).text).toContain('Plattformen kan ikke sende e-post');
    const { status, text, headers } = await owner.post(invitations, {
      epost: ' Ny.Kollega@Eksempel.no ',
      rolle: 'editor',
    });
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(text).toContain('Lenken vises bare nå');
    const token = linkIn(text) ?? '';
    expect(await findOneTime(site.services.tokens, 'invitation', token)).toEqual({
      kind: 'invitation',
      organisation: firstOrganisation,
      email: 'ny.kollega@eksempel.no',
      role: 'editor',
    });
    const list = (await owner.get(page)).text;
    expect(list).toContain('ny.kollega@eksempel.no');
    expect(list).toMatch(/Lenken virker til \d+\. \p{L}+ \d{4} kl\. \d\d:\d\d\./u);
    expect(list).not.toContain(token);
    expect(site.logLines.join('')).not.toContain(token);
  });

  test('is withdrawn, and its link is over', async () => {
    const owner = await memberAt(site);
    const sent = await owner.post(invitations, { epost: 'angret@eksempel.no', rolle: 'owner' });
    const token = linkIn(sent.text) ?? '';
    const list = (await owner.get(page)).text;
    const at = list.slice(list.indexOf('angret@eksempel.no'));
    const action = new RegExp(`${invitations}/[0-9a-f]{64}/trekk`).exec(at)?.[0] ?? '';
    const withdrawn = await owner.post(action);
    expect(withdrawn.headers.location).toBe(`${page}?trukket`);
    expect(await findOneTime(site.services.tokens, 'invitation', token)).toBeUndefined();
    await owner.post(action).expect(404);
  });

  test('looks the same to the inviter whether or not the address has an account elsewhere', async () => {
    const owner = await memberAt(site);
    const { user } = await sessionOf(site, { organisation: otherOrganisation });
    const known = (await site.services.users.find(user))?.email ?? '';
    const unknown = known.replace('owner-', 'ingen-');
    const shown = async (epost: string) => {
      const { status, text } = await owner.post(invitations, { epost, rolle: 'editor' });
      return [
        status,
        text.replaceAll(epost, 'ADRESSE').replace(/http:\S+\/admin\/invitasjon\/[\w-]+/, 'LENKE'),
      ];
    };
    expect(await shown(known)).toEqual(await shown(unknown));
  });

  test.each([
    ['no address', { epost: '', rolle: 'editor' }, ['#epost']],
    ['half an address', { epost: 'kollega@', rolle: 'editor' }, ['#epost']],
    ['no role', { epost: 'hel@eksempel.no' }, ['#rolle']],
    ['nothing', {}, ['#epost', '#rolle']],
  ])('is sent back with %s, and keeps what was typed', async (_what, fields, wanted) => {
    const owner = await memberAt(site);
    const { status, text } = await owner.post(invitations, fields as Record<string, string>);
    expect(status).toBe(422);
    expect(text).toContain('<title>Feil: ');
    expect([...text.matchAll(/class="ds-link" href="(#\w+)"/g)].map(([, href]) => href)).toEqual(wanted);
    expect(text).toContain(`value="${'epost' in fields ? fields.epost : ''}"`);
    if ('rolle' in fields) expect(text).toContain(`value="${fields.rolle}" checked`);
  });

  test('is not made for a colleague, in whatever letters', async () => {
    const owner = await memberAt(site);
    const { user } = await colleague();
    const email = (await site.services.users.find(user))?.email.toUpperCase() ?? '';
    const { status, text } = await owner.post(invitations, { epost: email, rolle: 'owner' });
    expect(status).toBe(422);
    expect(text).toContain('allerede en kollega her');
  });
});

describe('An invitation with a mail server', () => {
  async function inviteBy(refuse: boolean) {
    const letters: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      onRcptTo: (_address, _session, done) => done(refuse ? new Error('no') : null),
      onData(stream, _session, done) {
        let letter = '';
        stream.setEncoding('utf8').on('data', (text: string) => {
          letter += text;
        });
        stream.on('end', () => {
          letters.push(letter);
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as { port: number };
    const mailing = await anotherSite({
      mail: { server: `smtp://127.0.0.1:${port}`, from: 'post@eksempel.no', perSecond: 10 },
      publicUrl: new URL('https://undersokelser.eksempel.no'),
    });
    const owner = await memberAt(mailing);
    const sent = await owner.post(invitations, { epost: 'ny@eksempel.no', rolle: 'analyst' });
    mailing.services.mailServer.rest();
    await new Promise<void>((resolve) => server.close(resolve));
    await mailing.close();
    return { sent, letter: letters.join('').replaceAll('=\r\n', '').replaceAll('=3D', '=') };
  }

  test('is sent with the link, and the inviter never sees it', async () => {
    const { sent, letter } = await inviteBy(false);
    expect([sent.status, sent.headers.location]).toEqual([303, `${page}?invitert`]);
    expect(letter).toContain('To: ny@eksempel.no');
    expect(letter).toMatch(/https:\/\/undersokelser\.eksempel\.no\/admin\/invitasjon\/[\w-]{43}/);
  });

  test('that the server will not take is handed over instead', async () => {
    const { sent, letter } = await inviteBy(true);
    expect(sent.status).toBe(200);
    expect(sent.text).toContain('Vi fikk ikke sendt e-post til ny@eksempel.no');
    expect(sent.text).toMatch(/\/admin\/invitasjon\/[\w-]{43}</);
    expect(letter).toBe('');
  });
});

describe('The settings', () => {
  test('tell how many have no second factor, and require one of everybody from the next page', async () => {
    const own = await anotherSite();
    const [owner, editor] = [await memberAt(own), await memberAt(own, { role: 'editor' })];
    const { text } = await owner.get(settings).expect(200);
    expect(text).toContain('2 av 2 kolleger har ikke tofaktor');
    expect(text).toContain('Det gjelder deg også');
    await own.services.users.change(owner.user, { secondFactor: { sealed: Buffer.from('x'), lastStep: 0 } });
    expect((await owner.get(settings)).text).toContain('Én av 2 kolleger');

    await owner.post(settings, { navn: 'Nytt navn', tofaktor: 'ja' }).expect(303);
    await owner.get(page).expect(200);
    const sentAway = await editor.get(page);
    expect([sentAway.status, sentAway.headers.location]).toEqual([
      303,
      expect.stringContaining('/admin/logg-inn'),
    ]);
    await owner.post(settings, { navn: 'Nytt navn' }).expect(303);
    await editor.get(page).expect(200);
    const entries = await own.services.audit.list(firstOrganisation, { limit: 5 });
    expect(entries.map(({ detail }) => detail)).toEqual([
      'Tofaktor kreves ikke lenger',
      'Navnet er «Nytt navn», og var «Første organisasjon». Tofaktor kreves',
    ]);
    await own.close();
  });

  test.each([
    ['no name', ' ', 'Skriv et navn'],
    ['a name of 101 letters', 'x'.repeat(101), 'høyst 100 tegn'],
  ])('are sent back with %s, and nothing is changed', async (_what, navn, words) => {
    const owner = await memberAt(site);
    const { status, text } = await owner.post(settings, { navn, tofaktor: 'ja' });
    expect(status).toBe(422);
    expect(text).toContain(words);
    expect(text).toMatch(/id="tofaktor"[^>]* checked/);
    expect(text).toContain('href="#navn"');
    expect(await site.services.organisations.find(firstOrganisation)).toMatchObject({
      secondFactorRequired: false,
    });
  });
});

describe('The log', () => {
  test('tells in words everything that can be done, the newest first, and when in Norway', async () => {
    const own = await anotherSite();
    const analyst = await memberAt(own, { role: 'analyst' });
    expect((await analyst.get(log)).text).toContain('Ingenting er skrevet i loggen ennå');
    for (const [index, deed] of auditDeeds.entries())
      await own.services.audit.add({
        organisation: firstOrganisation,
        at: new Date(Date.UTC(2027, 6, 1, 22, index)).toISOString(),
        user: deed === 'wave.linkableDeleted' ? undefined : 'u',
        name: 'Kollega en',
        deed,
        survey: 'barnevernlederundersokelsen',
        wave: '2023',
        detail: `Detalj ${index}`,
      });
    const { text } = await analyst.get(log).expect(200);
    const told = [...text.matchAll(/<strong>([^<]*)<\/strong> ([^<]*)<\/p>/g)];
    expect(told.length).toBe(auditDeeds.length);
    expect(told.filter(([, , words]) => words?.trim() === '' || words?.includes('admin.'))).toEqual([]);
    expect(text).toContain('<strong>Plattformen</strong> slettet opplysningene');
    expect(text).toContain('Barnevernlederundersøkelsen, høsten 2023');
    // Summer time: an hour before midnight in UTC is the next day.
    expect(text).toContain('2. juli 2027 kl. 00:00');
    expect(text.indexOf('Detalj 1<')).toBeGreaterThan(text.indexOf('Detalj 2<'));
    await own.close();
  });

  test('is read fifty at a time, and each of them once', async () => {
    const own = await anotherSite();
    const analyst = await memberAt(own, { role: 'analyst' });
    const count = 120;
    for (let index = 0; index < count; index++)
      await own.services.audit.add({
        organisation: firstOrganisation,
        // Five at a time.
        at: new Date(Date.UTC(2027, 0, 1, 0, 0, Math.floor(index / 5))).toISOString(),
        user: 'u',
        name: 'Kollega en',
        deed: 'wave.changed',
        survey: index % 2 === 0 ? 'proven' : 'en-annen',
        detail: `Nummer ${index}.`,
      });
    const read = async (address: string | undefined): Promise<string[]> => {
      if (address === undefined) return [];
      const { text } = await analyst.get(address).expect(200);
      const numbers = [...text.matchAll(/Nummer (\d+)\./g)].map(([, number]) => number ?? '');
      expect(numbers.length).toBeLessThanOrEqual(50);
      const older = /href="([^"]*)">Vis eldre/.exec(text)?.[1]?.replaceAll('&amp;', '&');
      return [...numbers, ...(await read(older))];
    };
    const all = await read(log);
    expect(all.length).toBe(count);
    expect(new Set(all).size).toBe(count);
    const about = await read(`${log}?undersokelse=proven`);
    expect(about.length).toBe(count / 2);
    expect(about.every((number) => Number(number) % 2 === 0)).toBe(true);
    expect((await analyst.get(`${log}?undersokelse=ingen`)).text).toContain('om denne undersøkelsen ennå');
    expect((await analyst.get(`${log}?for=2020-01-01T00:00:00.000Z`)).text).toContain('ikke noe eldre');
    await analyst.get(`${log}?for=i-gar&undersokelse=`).expect(200);
    await own.close();
  });
});
