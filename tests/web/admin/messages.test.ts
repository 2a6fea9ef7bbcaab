import { startAnswering } from '../../../server/fieldwork/answering.ts';
import { sendMailings } from '../../../server/fieldwork/mailing/send-mailings.ts';
import { type TestApp, testApp } from '../../builders/app.ts';
import { type AskedUnit, openPersonally, putAskedUnits } from '../../builders/asked-units.ts';
import { survey, wave } from '../../builders/leader.ts';
import { type MemberBrowser, memberAt } from '../../builders/member.ts';

const page = `/admin/undersokelser/${survey}/${wave}/meldinger`;
const contact = { name: 'Undersøkelseskontoret', email: 'kontoret@eksempel.no' };

let site: TestApp;
let editor: MemberBrowser;
let units: AskedUnit[];

beforeAll(async () => {
  site = await testApp();
  editor = await memberAt(site, { role: 'editor' });
  await openPersonally(site, { state: 'draft', closesOn: '2027-03-01', contact });
  units = await putAskedUnits(site, 5, (index) => ({
    invited: false,
    ...(index === 4 ? { contacts: [] } : {}),
    ...(index === 3 ? { contacts: [{ email: 'leder-3@eksempel.no', state: 'reachable' }] } : {}),
  }));
});
afterAll(() => site.close());

const logged = async () => (await site.services.audit.list('forste', { limit: 50 })).map(({ deed }) => deed);
const mailing = async () => (await site.services.mailings.list(survey, wave))[0]!;

describe('The words of a message', () => {
  test('are the platform’s own until somebody writes others', async () => {
    const { text } = await editor.get(`${page}/tekst/invitation`);
    expect(text).toContain('{{lenke}}');
    expect(text).toContain('Slik blir den');
    expect(text).toContain('XXXXX-XXXXX-XXXXX-XXXXX');
    expect(text).toContain('1. mars 2027');
  });

  test.each([
    ['without the link', 'Hei!', 'Teksten mangler {{lenke}}'],
    ['with a placeholder that is misspelt', '{{lenke}} {{tjenste}}', 'Mente du «tjeneste»?'],
    ['without a word', '', 'Skriv en tekst'],
  ])('are refused %s, and what was written stands', async (_what, tekst, words) => {
    const answer = await editor.post(`${page}/tekst/invitation`, { emne: 'Mitt eget emne', tekst });
    expect(answer.status).toBe(422);
    expect(answer.text.replaceAll('&#34;', '"')).toContain(words);
    expect(answer.text).toContain('Mitt eget emne');
    expect((await site.services.waves.find(survey, wave))?.messages).toEqual({});
  });

  test('can be seen before they are stored, and are then stored, and taken back', async () => {
    const own = { emne: 'Mitt eget emne', tekst: 'Hei!\r\n\r\n{{lenke}}' };
    const seen = await editor.post(`${page}/tekst/invitation`, { ...own, valg: 'vis' });
    expect(seen.text).toContain('Slik blir den');
    expect((await site.services.waves.find(survey, wave))?.messages).toEqual({});
    const stored = await editor.post(`${page}/tekst/invitation`, own);
    expect(stored.headers.location).toBe(`${page}?lagret`);
    expect((await site.services.waves.find(survey, wave))?.messages).toEqual({
      invitation: { subject: 'Mitt eget emne', body: 'Hei!\n\n{{lenke}}' },
    });
    await editor.post(`${page}/tekst/invitation`, { ...own, valg: 'tilbakestill' });
    expect((await site.services.waves.find(survey, wave))?.messages).toEqual({});
    expect((await editor.get(`${page}/tekst/tull`)).status).toBe(404);
  });
});

describe('Sending', () => {
  test('waits until the wave is open', async () => {
    expect((await editor.get(page)).text).toContain('Du kan sende når undersøkelsen er åpnet');
    const answer = await editor.post(`${page}/send`, { slag: 'invitation', etter: '0', bekreft: 'ja' });
    expect(answer.status).toBe(409);
    await openPersonally(site, { closesOn: '2027-03-01', contact });
  });

  test('tells how many get a message, one for a leader of two services, and asks once more', async () => {
    expect((await editor.get(page)).text).toContain('3 mottakere');
    const { text } = await editor.post(`${page}/send`, { slag: 'invitation', etter: '0' });
    expect(text).toContain('3 e-poster blir lagt i utboksen, og går ikke ut');
    expect(text).toContain('Legg i utboksen nå');
    expect(await site.services.mailings.list(survey, wave)).toEqual([]);
  });

  test('starts once, however often the button is pressed', async () => {
    const wanted = { slag: 'invitation', etter: '0', bekreft: 'ja' };
    const [first, second] = [
      await editor.post(`${page}/send`, wanted),
      await editor.post(`${page}/send`, wanted),
    ];
    expect(first.headers.location).toBe(second.headers.location);
    expect(await site.services.mailings.list(survey, wave)).toHaveLength(1);
  });

  test('without a mail server ends in the outbox, which says so and can be read', async () => {
    await sendMailings(site.services, new Date(), new AbortController().signal);
    const { id } = await mailing();
    const { text } = await editor.get(`${page}/utsending/${id}`);
    expect(text).toContain('Ligger i utboksen');
    expect(text).toContain('3 av 3 er behandlet');
    const [message] = await site.services.mailings.listMessages(id, ['outbox'], 1);
    const unit = units.find((each) => message?.units.includes(each.id));
    const read = await editor.get(`${page}/melding/${message?.id}`);
    expect(read.text).toContain(`/k/${unit?.code}`);
    expect(await logged()).toContain('outbox.read');
  });

  test('of a reminder reaches those who are invited and have not answered', async () => {
    await site.services.units.markAnswered(units[0]!.id, '2027-02-01');
    const { text } = await editor.get(page);
    expect(text).toContain('Ingen å invitere nå');
    expect(text).toContain('2 mottakere');
  });

  test('shows nothing of it to an analyst', async () => {
    const analyst = await memberAt(site, { role: 'analyst' });
    for (const path of ['', `/utsending/${(await mailing()).id}`, '/brev', '/tekst/invitation'])
      expect((await analyst.get(`${page}${path}`)).status).toBe(403);
  });

  test('belongs to its own wave: another wave’s page does not show it', async () => {
    const { id } = await mailing();
    const elsewhere = `/admin/undersokelser/${survey}/2022/meldinger/utsending/${id}`;
    expect((await editor.get(elsewhere)).status).toBe(404);
  });
});

describe('Letters', () => {
  test('are for services that no e-mail reaches', async () => {
    const { text } = await editor.get(`${page}/brev`);
    expect(text).toContain('Én tjeneste');
    const printed = await editor.post(`${page}/brev/utskrift`, { hvem: 'without-email' });
    expect(printed.text.match(/class="letter"/g)).toHaveLength(1);
    expect(printed.text).toContain(units[4]!.code);
    expect(printed.text).toContain('<svg');
    expect(printed.text).not.toContain(units[1]!.code);
    expect(await logged()).toContain('letters.printed');
  });

  test('are for all who have not answered, when that is wanted', async () => {
    const printed = await editor.post(`${page}/brev/utskrift`, { hvem: 'all' });
    expect(printed.text.match(/class="letter"/g)).toHaveLength(4);
    expect(printed.text).not.toContain(units[0]!.code);
  });

  test('are made for no service that somebody has begun to answer for', async () => {
    const unit = units[1]!;
    await begin(unit);
    expect((await editor.get(`${page}/brev`)).text).toContain(
      'Én tjeneste har begynt å svare, og får ikke brev',
    );
    const printed = await editor.post(`${page}/brev/utskrift`, { hvem: 'all' });
    expect(printed.text.match(/class="letter"/g)).toHaveLength(3);
    expect(printed.text).not.toContain(unit.code);
  });

  test('count as invitations when they are said to be sent', async () => {
    const answer = await editor.post(`${page}/brev/sendt`, { hvem: 'without-email' });
    expect(answer.headers.location).toBe(`${page}/brev?sendt=1`);
    expect((await site.services.units.find(survey, wave, 'K005'))?.invited).toBe(true);
  });
});

describe('A message in the outbox', () => {
  test('shows no link to a service that somebody has begun to answer for, and says why', async () => {
    const { id } = await mailing();
    const messages = await site.services.mailings.listMessages(id, ['outbox'], 50);
    const pages = await Promise.all(messages.map((each) => editor.get(`${page}/melding/${each.id}`)));
    const shown = pages.map(({ text }) => text).join('');
    expect(shown).toContain(`Noen har begynt å svare for ${units[1]!.name}.`);
    expect(shown).toContain('(lenken vises ikke: noen har begynt å svare)');
    expect(shown).not.toContain(units[1]!.code);
    expect(shown).toContain(`/k/${units[2]!.code}`);
  });
});

/** Somebody opens the link of the service, and begins. */
async function begin({ code }: AskedUnit): Promise<void> {
  const [questionnaire] = site.services.catalogue.instruments(survey, wave);
  const form = { wave: { access: 'personal', mode: 'anonymous' }, questionnaire: questionnaire! } as const;
  expect(await startAnswering(site.services, form, code)).toBe(code);
}

test('Codes are in no collection and in no line of the log', async () => {
  const everything = JSON.stringify(
    await Promise.all(
      Object.values(site.database.models).map((model) => model.collection.find({}).toArray()),
    ),
  );
  for (const { code } of units) {
    expect(everything).not.toContain(code);
    expect(site.logLines.join('\n')).not.toContain(code);
  }
});

describe('A message', () => {
  test('to one service is asked about on its own page, and reaches nobody else', async () => {
    const unit = units[2]!;
    const register = `/admin/undersokelser/${survey}/${wave}/register/tjeneste/${unit.unit}`;
    expect((await editor.get(register)).text).toContain('Send påminnelse til denne tjenesten');
    const asked = await editor.post(`${page}/send`, { slag: 'invitation', tjeneste: unit.unit });
    expect(asked.text).toContain(`Vil du sende invitasjonen til ${unit.name}?`);
    expect(asked.text).toContain('Én e-post blir lagt i utboksen');
    const wanted = { slag: 'invitation', etter: '1', tjeneste: unit.unit, bekreft: 'ja' };
    const started = await editor.post(`${page}/send`, wanted);
    const id = `${started.headers.location}`.slice(`${page}/utsending/`.length);
    expect(await site.services.mailings.find(id)).toMatchObject({ chosen: [unit.id] });
    expect((await editor.post(`${page}/send`, wanted)).headers.location).toBe(started.headers.location);
    const other = await editor.post(`${page}/send`, { ...wanted, tjeneste: units[3]!.unit });
    expect(other.text).toContain('En annen utsending er startet');
    expect((await editor.post(`${page}/send`, { ...wanted, tjeneste: 'ingen' })).status).toBe(404);
    await sendMailings(site.services, new Date(), new AbortController().signal);
    const messages = await site.services.mailings.listMessages(id, ['outbox'], 10);
    expect(messages.map((message) => message.units)).toEqual([[unit.id]]);
  });

  test('on paper is made for that service alone', async () => {
    const { text } = await editor.post(`${page}/brev/utskrift`, { hvem: 'all', tjeneste: units[2]!.unit });
    expect(text.match(/<article class="letter">/g)).toHaveLength(1);
    expect(text).toContain(units[2]!.code);
  });

  test('on paper is not made for a service that has begun, and the page says why', async () => {
    const { text } = await editor.post(`${page}/brev/utskrift`, { hvem: 'all', tjeneste: units[1]!.unit });
    expect(text).not.toContain('<article class="letter">');
    expect(text).toContain('koden åpner utkastet');
  });
});

test('When the wave is closed, the page asks nobody to wait for it to open', async () => {
  await site.services.waves.save({ survey, wave, state: 'closed', example: false });
  const { text } = await editor.get(page);
  expect(text).toContain('ingenting mer blir sendt');
  expect(text).not.toContain('når undersøkelsen er åpnet');
  expect(text).not.toContain('utboks');
});
