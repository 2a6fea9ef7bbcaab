import { formMark } from '../../server/fieldwork/access-code.ts';
import { type TestApp, testApp } from '../builders/app.ts';
import { type AskedUnit, openPersonally, putAskedUnits } from '../builders/asked-units.ts';
import { fullAnswers, leaderAt, survey, wave } from '../builders/leader.ts';
import { answersIn } from '../builders/responses.ts';

const form = `/svar/${survey}/${wave}`;
const formOf = (unit: AskedUnit) => `${form}/tjeneste/${formMark(site.services.secret, unit)}`;

let site: TestApp;
let units: AskedUnit[];

beforeAll(async () => {
  site = await testApp();
  await openPersonally(site);
  units = await putAskedUnits(site, 12);
});
afterAll(() => site.close());

const unitNow = async ({ unit }: AskedUnit) => (await site.services.units.find(survey, wave, unit))!;

/** Somebody who has opened the unit's link. */
async function leaderOf({ code }: AskedUnit) {
  const leader = leaderAt(site.app);
  const opened = await leader.follow(code);
  return { leader, opened };
}

async function answerAll(leader: ReturnType<typeof leaderAt>) {
  await leader.start();
  for (const [section, fields] of Object.entries(fullAnswers)) await leader.send(section, fields);
}

describe('A personal link', () => {
  test('leads to the form without the code in its address, and says which service it is for', async () => {
    const { leader, opened } = await leaderOf(units[0]!);
    expect(opened.status).toBe(303);
    expect(opened.headers.location).toBe(formOf(units[0]!));
    const page = await leader.open();
    expect(page.text).toContain('Du svarer for Tjeneste 1.');
    expect(page.text).toContain('>Start<');
  });

  test('changes nothing when it is only opened', async () => {
    const before = JSON.stringify(await unitNow(units[1]!));
    await leaderOf(units[1]!);
    expect(JSON.stringify(await unitNow(units[1]!))).toBe(before);
  });

  test('is answered with once: the receipt stands, and the link then says that the service has answered', async () => {
    const { leader } = await leaderOf(units[2]!);
    await answerAll(leader);
    const delivered = await leader.deliver();
    expect(delivered.headers.location).toBe(leader.at('/kvittering'));
    expect((await leader.open('/kvittering')).text).toContain('Takk! Svarene dine er levert');
    expect((await leader.open('/kvittering')).text).not.toContain('Svar for en annen tjeneste');
    const again = (await leaderOf(units[2]!)).leader;
    expect((await again.open()).text).toContain('Tjenesten har svart');
    expect((await again.start()).headers.location).toBe(again.at('/kvittering'));
    expect((await unitNow(units[2]!)).answered).toBe(true);
    expect(await answersIn(site.services.responses, survey, wave)).toHaveLength(1);
  });

  test('opens the draft on another device', async () => {
    const { leader } = await leaderOf(units[3]!);
    await leader.start();
    await leader.send('1', fullAnswers[1]);
    const other = (await leaderOf(units[3]!)).leader;
    expect((await other.open()).text).toContain('Fortsett der du slapp');
    expect((await other.start()).headers.location).toBe(other.at('/del/2'));
    expect((await other.open('/del/1')).text).toMatch(/value="nord"[^>]* checked/);
  });

  test('keeps its code when everything written is thrown away', async () => {
    const { leader } = await leaderOf(units[4]!);
    await leader.start();
    await leader.send('1', fullAnswers[1]);
    await leader.post('/begynn-pa-nytt');
    expect((await leader.open()).text).toContain('>Start<');
  });

  test('is written by hand with small letters and spaces', async () => {
    const leader = leaderAt(site.app);
    const typed = units[5]!.code.toLowerCase().replaceAll('-', ' ');
    const opened = await leader.agent
      .post('/k')
      .set('Sec-Fetch-Site', 'same-origin')
      .type('form')
      .send({ kode: typed });
    expect(opened.headers.location).toBe(formOf(units[5]!));
    expect((await leader.agent.get(formOf(units[5]!))).text).toContain('Du svarer for Tjeneste 6.');
  });
});

describe('Without a link of one’s own', () => {
  test('the form cannot be started, and the page says what to do', async () => {
    const leader = leaderAt(site.app);
    const page = await leader.open();
    expect(page.text).toContain('Du trenger lenken din for å svare');
    expect((await leader.start()).headers.location).toBe(`${form}?mistet`);
  });

  test.each(['AAAAA-AAAAA-AAAAA-AAAAA', 'tull', '%F0%9F%98%80'])(
    'the code %s opens nothing, and says so',
    async (code) => {
      const answer = await leaderAt(site.app).agent.get(`/k/${code}`);
      expect(answer.status).toBe(404);
      expect(answer.text).toContain('Vi finner ingen undersøkelse med denne koden');
      expect(answer.headers['set-cookie']).toBeUndefined();
    },
  );

  test('what was sent is not thrown away by a redirect: the page says how to send it again', async () => {
    const leader = leaderAt(site.app);
    const answer = await leader.post('/del/1', { shown: '1a', '1a': 'nord', action: 'next' });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('Åpne lenken din i en ny fane');
    expect(await site.database.models.Draft.countDocuments({})).toBeGreaterThan(0);
  });

  test('a link can be asked for, with the same answer to a known address and to an unknown', async () => {
    const ask = (epost: string) =>
      leaderAt(site.app)
        .agent.post('/k/ny-lenke')
        .set('Sec-Fetch-Site', 'same-origin')
        .type('form')
        .send({ epost });
    const [known, unknown] = [await ask('leder-7@eksempel.no'), await ask('ukjent@eksempel.no')];
    expect(known.text).toBe(unknown.text);
    expect(known.text).toContain('Se etter en e-post fra oss');
    expect((await ask('bjørg.ås@eksempel.no')).text).toBe(known.text);
    expect((await ask('ikke en adresse')).status).toBe(422);
  });
});

describe('Saying no', () => {
  const decline = (code: string, valg: string) =>
    leaderAt(site.app)
      .agent.post(`/k/${code}/nei-takk`)
      .set('Sec-Fetch-Site', 'same-origin')
      .type('form')
      .send({ valg });

  test('is asked about before anything happens', async () => {
    const page = await leaderAt(site.app).agent.get(`/k/${units[8]!.code}/nei-takk`);
    expect(page.text).toContain('Ikke send meg flere e-poster');
    expect((await unitNow(units[8]!)).declined).toBe(false);
  });

  test('to messages stops them for the address, and the link still works', async () => {
    const answer = await decline(units[8]!.code, 'ingen-epost');
    expect(answer.text).toContain('Du får ikke flere e-poster');
    expect((await unitNow(units[8]!)).contacts[0]?.state).toBe('optedOut');
    expect((await leaderOf(units[8]!)).opened.headers.location).toBe(formOf(units[8]!));
  });

  test('for the service can be taken back', async () => {
    expect((await decline(units[9]!.code, 'vil-ikke')).text).toContain('Vi har notert');
    expect((await unitNow(units[9]!)).declined).toBe(true);
    expect((await decline(units[9]!.code, 'vil-likevel')).text).toContain(
      'Bruk lenken din når dere vil svare',
    );
    expect((await unitNow(units[9]!)).declined).toBe(false);
  });

  test('is not asked about where the service has answered', async () => {
    await site.services.units.markAnswered(units[11]!.id, '2024-05-01');
    const { text } = await leaderAt(site.app).agent.get(`/k/${units[11]!.code}/nei-takk`);
    expect(text).toContain('Tjenesten har svart');
    expect(text).not.toContain('value="vil-ikke"');
    expect(text).toContain('value="ingen-epost"');
  });

  test('is not possible with a code that is nobody’s', async () => {
    expect((await decline('AAAAA-AAAAA-AAAAA-AAAAA', 'vil-ikke')).status).toBe(410);
  });
});

describe('After closing', () => {
  const closed = (state: 'closed' | 'published') => openPersonally(site, { state });
  afterAll(() => openPersonally(site));

  test.each([
    ['closed', `href="/undersokelser/${survey}"`],
    ['published', `href="/resultater/${survey}/${wave}"`],
  ] as const)('a link to a wave that is %s says so, and leads to its results', async (state, wayOn) => {
    await closed(state);
    const { leader } = await leaderOf(units[10]!);
    const { status, text } = await leader.open();
    expect(status).toBe(410);
    expect(text).toContain('Undersøkelsen er lukket');
    expect(text).toContain(wayOn);
    expect(text).not.toContain('href="undefined"');
  });
});

test('The log has nothing of those who open links, say no or ask for a link', () => {
  const lines = site.logLines.join('\n');
  for (const { code } of units) expect(lines).not.toContain(code);
  expect(lines).not.toMatch(/"route":"\/(k|svar)/);
});
