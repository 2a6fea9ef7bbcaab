import { dayAfter, dayInWords, dayOf } from '../../../server/fieldwork/day.ts';
import { contradictsPromise } from '../../../server/fieldwork/settings.ts';
import { newDraft } from '../../../server/fieldwork/wave.ts';
import { publishWave } from '../../../server/publish.ts';
import { type TestApp, testApp } from '../../builders/app.ts';
import { survey, wave } from '../../builders/leader.ts';
import { type MemberBrowser, memberAt } from '../../builders/member.ts';

const page = `/admin/undersokelser/${survey}/${wave}`;
const today = dayOf(new Date());

const wanted = {
  access: 'open',
  mode: 'anonymous',
  closesOn: dayAfter(today, 30),
  deleteOn: dayAfter(today, 120),
  contactName: 'Undersøkelseskontoret',
  contactEmail: 'kontoret@eksempel.no',
  contactPhone: '',
  legalBasis: 'Berettiget interesse',
  reminderDays: [dayAfter(today, 14), '', dayAfter(today, 7)],
};

let site: TestApp;
let editor: MemberBrowser;
let analyst: MemberBrowser;

beforeAll(async () => {
  site = await testApp();
  [editor, analyst] = await Promise.all([
    memberAt(site, { role: 'editor' }),
    memberAt(site, { role: 'analyst' }),
  ]);
});
afterAll(() => site.close());

const stored = () => site.services.waves.find(survey, wave);
const logged = async () => (await site.services.audit.list('forste', { limit: 50 })).map(({ deed }) => deed);

test('The front page lists the surveys of the organisation, with where each wave stands', async () => {
  const { text } = await editor.get('/admin');
  expect(text).toContain('Undersøkelsene til Første organisasjon');
  expect(text).toContain(`href="${page}"`);
  expect(text).toContain('Kladd');
  expect(text).toContain('3 ting mangler før du kan åpne');
  expect(text).toContain(`href="${page}/neste-bolge"`);
  expect(text).toContain('Last opp et spørreskjema');
});

describe('A wave that is known from print alone', () => {
  const printed = '/admin/undersokelser/baerum-puls/puls-1';

  test('is shown as printed, with nothing to start', async () => {
    expect((await editor.get('/admin')).text).toContain('Trykte tall');
    const { text } = await editor.get(printed);
    expect(text).toContain('Trykte tall');
    expect(text).not.toContain('Kladd');
    expect(text).not.toContain('<button class="ds-button"');
    expect(text).not.toContain(`${printed}/innstillinger`);
    expect((await editor.get(`${printed}/sporreskjema`)).text).not.toContain('Endre skjemaet');
  });

  test('cannot be started, set up or loaded with a register', async () => {
    const started = await editor.post(`${printed}/tilstand`, { til: 'pilot' });
    const refused = await Promise.all(
      ['innstillinger', 'register/last-opp'].map((each) => editor.get(`${printed}/${each}`)),
    );
    for (const { status, text } of [started, ...refused]) {
      expect(status).toBe(409);
      expect(text).toContain('bare de trykte tallene');
    }
    expect(await site.services.waves.find('baerum-puls', 'puls-1')).toBeUndefined();
  });
});

describe('A page that tells of a refusal', () => {
  test('has words of its own for what cannot be done now, and leads back to the wave', async () => {
    const { status, text } = await editor.post(`${page}/tilstand`, { til: 'open', bekreft: 'ja' });
    expect(status).toBe(409);
    expect(text).toMatch(/<h1[^>]*>Dette går ikke nå<\/h1>/);
    expect(text.indexOf('<h1')).toBeLessThan(text.indexOf('409'));
    expect(text).toContain(`<a class="ds-link" href="${page}">`);
    expect(text).toContain('class="admin-menu"');
    expect(text).not.toContain('Til forsiden');
  });

  test('keeps the menu for a member whose role does not allow it', async () => {
    const { text } = await analyst.get(`${page}/innstillinger`);
    expect(text).toContain('class="admin-menu"');
    expect(text).toContain('href="/admin">Til undersøkelsene dine');
  });

  test('leads a stranger to the front page of the site', async () => {
    const { text } = await editor.agent.get('/finnes-ikke');
    expect(text).toContain('href="/">Til forsiden');
  });
});

test('Every page tells which organisation the member works for', async () => {
  expect((await editor.get(page)).text).toContain(
    '<span class="site-organisation">Første organisasjon</span>',
  );
});

test('What leaders are told of their answers can be read before anybody is asked', async () => {
  const { text } = await analyst.get(`${page}/personvern`);
  expect(text).toContain('Slik behandles svarene dine');
  expect(text).toContain(`href="${page}">Til undersøkelsen`);
  expect((await analyst.get(page)).text).toContain(`href="${page}/personvern"`);
});

describe('A wave that nobody has done anything with', () => {
  test('is a draft, and tells what is missing before it can be opened', async () => {
    const { text } = await editor.get(page);
    expect(text).toContain('Dette mangler før du kan åpne');
    expect(text).toContain('En kontaktperson som lederne kan spørre');
    expect(text).not.toContain('value="open"');
    expect(await stored()).toBeUndefined();
  });

  test('cannot be opened while something is missing', async () => {
    const answer = await editor.post(`${page}/tilstand`, { til: 'open', bekreft: 'ja' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Noe mangler før undersøkelsen kan åpnes');
    expect(await stored()).toBeUndefined();
  });

  test('is shown to an analyst without anything to press', async () => {
    const { text } = await analyst.get(page);
    expect(text).toContain('Kladd');
    expect(text).not.toContain('<button class="ds-button"');
    expect((await analyst.get(`${page}/innstillinger`)).status).toBe(403);
  });
});

describe('The settings', () => {
  test.each([
    ['a day that is gone', { closesOn: dayAfter(today, -1) }, 'Dagen er gått'],
    ['a day far ahead', { closesOn: dayAfter(today, 4000), deleteOn: '' }, 'for langt fram'],
    ['something that is no day', { closesOn: 'i mars' }, 'Skriv dagen som år, måned og dag'],
    ['deletion before closing', { deleteOn: dayAfter(today, 10) }, 'etter siste dag for å svare'],
    ['a reminder after closing', { reminderDays: dayAfter(today, 31) }, 'fra i dag til siste dag'],
    ['a reminder on no day', { reminderDays: ['i mars', ''] }, 'Skriv dagen som år, måned og dag'],
    ['a contact without an address', { contactEmail: 'kontoret' }, 'en hel e-postadresse'],
    ['confidential answers from anybody', { mode: 'confidential' }, 'hvilken tjeneste de kommer fra'],
  ])('refuse %s, and keep what was written', async (_what, change, words) => {
    const answer = await editor.post(`${page}/innstillinger`, { ...wanted, ...change });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(answer.text).toContain('Undersøkelseskontoret');
    expect(answer.text).toMatch(/aria-describedby="[^"]*feil-/);
    expect(await stored()).toBeUndefined();
  });

  test('are stored, logged, and shown again', async () => {
    const answer = await editor.post(`${page}/innstillinger`, wanted);
    expect(answer.headers.location).toBe(`${page}?lagret`);
    expect(await stored()).toMatchObject({
      state: 'draft',
      closesOn: wanted.closesOn,
      contact: { name: 'Undersøkelseskontoret', email: 'kontoret@eksempel.no' },
      reminderDays: [dayAfter(today, 7), dayAfter(today, 14)],
    });
    const { text } = await editor.get(`${page}/innstillinger`);
    expect(text).toContain('kontoret@eksempel.no');
    expect(text.match(/type="date" id="reminderDays[^"]*" name="reminderDays" value="[^"]*"/g)).toEqual([
      expect.stringContaining(`value="${dayAfter(today, 7)}"`),
      expect.stringContaining(`value="${dayAfter(today, 14)}"`),
      expect.stringContaining('value=""'),
    ]);
    expect(await logged()).toEqual(['wave.changed']);
  });
});

test.each([
  ['Svarene dine er anonyme.', true],
  ['Svaret ditt er fortrolig, ikke anonymt.', false],
])('A confidential wave whose questionnaire says «%s» contradicts itself: %s', (promise, expected) => {
  expect(contradictsPromise({ mode: 'confidential' }, { promise })).toBe(expected);
  expect(contradictsPromise({ mode: 'anonymous' }, { promise })).toBe(false);
});

test('A questionnaire that promises anonymous answers cannot be fielded in confidence', async () => {
  const confidential = { ...wanted, access: 'personal', mode: 'confidential' };
  const answer = await editor.post(`${page}/innstillinger`, confidential);
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('Spørreskjemaet lover at svarene er anonyme');
});

describe('The life of a wave', () => {
  test('begins with a pilot that can be taken back', async () => {
    const started = await editor.post(`${page}/tilstand`, { til: 'pilot' });
    expect((await editor.get(`${started.headers.location}`)).text).toContain('Piloten er i gang.');
    await site.services.pilot.comments.add({
      ...{ id: 'sagt', survey, wave, slug: wave, page: 'start' },
      comment: 'Fint.',
    });
    expect((await editor.get('/admin')).text).toContain('Én kommentar fra piloten');
    await site.services.pilot.comments.remove(survey, wave, 'sagt');
    expect((await stored())?.state).toBe('pilot');
    await editor.post(`${page}/tilstand`, { til: 'draft' });
    expect((await stored())?.state).toBe('draft');
  });

  test('asks once more before leaders are asked, and freezes the questionnaire then', async () => {
    const asked = await editor.post(`${page}/tilstand`, { til: 'open' });
    expect(asked.headers.location).toBe(`${page}/tilstand?til=open`);
    expect((await editor.get(`${page}/tilstand?til=open`)).text).toContain(
      'Vil du åpne undersøkelsen for svar?',
    );
    await editor.post(`${page}/tilstand`, { til: 'open', bekreft: 'ja' });
    const version = site.services.catalogue.find(survey, wave)!.version;
    expect(await stored()).toMatchObject({ state: 'open', version, disclosure: 'controlled' });
    const { text } = await editor.get('/admin');
    expect(text).toContain('Ingen har svart');
    expect(text).toContain(`Siste dag ${dayInWords(wanted.closesOn)}`);
    // What is open comes before everything else.
    expect(text.indexOf(`href="${page}"`)).toBe(text.indexOf('href="/admin/undersokelser/'));
  });

  test('does not go where it cannot', async () => {
    for (const til of ['draft', 'pilot', 'archived']) {
      const answer = await editor.post(`${page}/tilstand`, { til, bekreft: 'ja' });
      expect(answer.status).toBe(409);
    }
    expect((await editor.post(`${page}/tilstand`, { til: 'hjem' })).status).toBe(422);
    expect((await stored())?.state).toBe('open');
  });

  test.each([
    ['who may answer', { access: 'personal' }],
    ['why they are asked', { legalBasis: 'Noe annet' }],
    ['when it is deleted, to a later day', { deleteOn: dayAfter(today, 121) }],
    ['that it is deleted', { deleteOn: '' }],
    ['the last day', { closesOn: '' }],
    ['whom they can ask', { contactName: '', contactEmail: '' }],
  ])('holds what those who answer were told: %s', async (_what, change) => {
    const answer = await editor.post(`${page}/innstillinger`, { ...wanted, ...change });
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(/er lovet|er fortalt/);
  });

  test('lets the last day be moved, and deletion come sooner', async () => {
    const sooner = { closesOn: dayAfter(today, 40), deleteOn: dayAfter(today, 100) };
    expect((await editor.post(`${page}/innstillinger`, { ...wanted, ...sooner })).status).toBe(303);
    expect(await stored()).toMatchObject(sooner);
  });

  test('closes, leads to publishing and archives, each with a line in the log', async () => {
    await editor.post(`${page}/tilstand`, { til: 'closed', bekreft: 'ja' });
    expect((await stored())?.state).toBe('closed');
    expect((await editor.get(page)).text).toContain(`href="${page}/publiser">Gå til publisering`);
    expect((await editor.post(`${page}/tilstand`, { til: 'published', bekreft: 'ja' })).status).toBe(422);
    await publishWave(site.services, (await stored())!);
    expect((await editor.get(page)).text).toContain(`href="${page}/publiser">Publiser på nytt`);
    await editor.post(`${page}/tilstand`, { til: 'archived', bekreft: 'ja' });
    expect((await stored())?.state).toBe('archived');
    expect((await logged()).slice(0, 2)).toEqual(['wave.moved', 'wave.moved']);
    expect((await editor.get(`${page}/innstillinger`)).status).toBe(409);
  });
});

test('What was said in the pilot is read page by page, and can be deleted', async () => {
  const said = { survey, wave, slug: wave, comment: 'Spørsmål 3a var uklart.' };
  await site.services.pilot.comments.add({ ...said, id: 'a', page: '3' });
  await site.services.pilot.comments.add({ ...said, id: 'b', page: 'se-over', comment: 'Passe langt.' });
  const { text } = await editor.get(`${page}/pilot`);
  expect(text.indexOf('Spørsmål 3a var uklart.')).toBeLessThan(text.indexOf('Passe langt.'));
  expect((await editor.get(page)).text).toContain('2 kommentarer fra piloten');
  await editor.post(`${page}/pilot/a/slett`);
  expect((await editor.get(`${page}/pilot?slettet`)).text).not.toContain('uklart');
});

test('A questionnaire that does not exist, and one that is somebody else’s, are the same to a stranger', async () => {
  const other = await memberAt(site, { organisation: 'andre' });
  const [theirs, none] = [await other.get(page), await other.get('/admin/undersokelser/ingen/2023')];
  expect([theirs.status, none.status]).toEqual([404, 404]);
  expect(theirs.text).toBe(none.text);
  expect((await other.get('/admin')).text).toContain('Organisasjonen har ingen undersøkelser ennå');
});

test('A draft has all that a wave has', () => {
  expect(newDraft('a', 'b')).toMatchObject({ state: 'draft', access: 'open', mode: 'anonymous' });
});
