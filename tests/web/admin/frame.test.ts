import { readFileSync } from 'node:fs';
import { loadRegister } from '../../../server/fieldwork/frame/load-register.ts';
import type { RegisterUnit } from '../../../server/fieldwork/frame/unit.ts';
import { type TestApp, testApp } from '../../builders/app.ts';
import { type MemberBrowser, memberAt } from '../../builders/member.ts';
import { registerUnit } from '../../fieldwork/frame/registers.ts';

const survey = 'riksrevisjonen-barnevern';
const wave = '2024';
const page = `/admin/undersokelser/${survey}/${wave}/register`;
/** Another survey, of one instrument and several waves. */
const other = { survey: 'barnevernlederundersokelsen', wave: '2023' };
const otherPage = `/admin/undersokelser/${other.survey}/${other.wave}/register`;

let site: TestApp;
let editor: MemberBrowser;

beforeAll(async () => {
  site = await testApp();
  editor = await memberAt(site, { role: 'editor' });
});
afterAll(() => site.close());

const stored = (at = { survey, wave }) => site.services.units.list(at.survey, at.wave);
const one = async (id: string) => (await site.services.units.find(other.survey, other.wave, id))!;

/** Sends a form with a file, or with the fields of one that was sent before. */
function send(path: string, fields: Record<string, string>, file?: string | Buffer) {
  const request = editor.agent.post(path).set('Sec-Fetch-Site', 'same-origin');
  for (const [name, value] of Object.entries(fields)) request.field(name, value);
  return file === undefined ? request : request.attach('fil', Buffer.from(file), 'register.csv');
}

/** The hidden fields of a page that has shown what a file would change. */
function held(text: string): Record<string, string> {
  const form = text.slice(text.lastIndexOf('<form'));
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [
        name,
        value.replaceAll('&#34;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&'),
      ],
    ),
  );
}

async function load(units: RegisterUnit[], at = other): Promise<void> {
  const { units: store, secret } = site.services;
  await loadRegister({ units: store, secret }, at, units);
}

describe('A wave without a register', () => {
  test('tells what a file must look like, and has an example that can be loaded as it is', async () => {
    const { text } = await editor.get(page);
    expect(text).toContain('Undersøkelsen har ikke noe register ennå');
    expect(text).toContain('kommune, bydel');
    const example = await editor.get(`${page}/eksempel.csv`);
    expect(example.headers['content-disposition']).toContain('eksempel-register.csv');
    const preview = await send(`${page}/se-over`, {}, example.text);
    expect(preview.status).toBe(200);
    expect(preview.text).toContain('Filen har 4 tjenester');
    expect(preview.text).toContain('2 tjenester har samme adresse: T001, T002');
    expect(await stored()).toEqual([]);
  });

  test.each([
    ['nothing', {}, undefined, 'Velg en fil, eller lim inn tjenestene'],
    [
      'something with errors',
      { tekst: 'id;navn;skjema;region\nA1;Tjeneste 1;kommune;Østlandet\n' },
      undefined,
      '«Østlandet» er ikke en region',
    ],
    ['an Excel file', {}, Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), 'CSV UTF-8'],
    ['too much', {}, Buffer.alloc(6 * 1024 * 1024 + 1, 'a'), 'større enn 6 megabyte'],
  ])('stores nothing of %s', async (_, fields, file, message) => {
    const answer = await send(`${page}/se-over`, fields as Record<string, string>, file);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(message);
    expect(answer.text).not.toContain('>Lagre registeret<');
    expect(await stored()).toEqual([]);
  });

  test('asks which column is which, and keeps the file meanwhile', async () => {
    const preview = await send(`${page}/se-over`, {}, 'kode;navn;skjema\nA1;"Tjeneste ""1"" & co";bydel\n');
    expect(preview.status).toBe(422);
    expect(preview.text).toContain('Fant ingen kolonne med tjenestenes id');
    expect(preview.text).toMatch(/<details class="ds-details" id="kolonner" open>/);
    const [, content = ''] = /name="innhold" value="([^"]*)"/.exec(preview.text) ?? [];
    const again = await send(`${page}/se-over`, {
      innhold: content.replaceAll('&#34;', '"').replaceAll('&amp;', '&'),
      'kolonne.id': 'kode',
      'kolonne.name': 'navn',
      'kolonne.instrument': 'skjema',
    });
    expect(again.text).toContain('Filen har 1 tjeneste');
    expect(held(again.text)).toMatchObject({ 'kolonne.id': 'kode', 'kolonne.region': '' });
  });

  test('gives a text with errors back to be mended, as it was pasted', async () => {
    const pasted = 'id\tnavn\tskjema\nA1\t<Tjeneste>\tannet\n';
    const { text } = await send(`${page}/se-over`, { tekst: pasted });
    expect(text).toMatch(/<textarea[^>]*name="tekst"[^>]*>\s*id\tnavn\tskjema\s+A1\t&lt;Tjeneste&gt;\tannet/);
    const mended = await send(`${page}/se-over`, {
      tekst: pasted.replace('annet', 'bydel'),
      'kolonne.id': 'id',
    });
    expect(mended.text).toContain('Filen har 1 tjeneste');
  });

  test('stores the whole file when it has been looked over, and logs how much', async () => {
    const preview = await send(
      `${page}/se-over`,
      {},
      readFileSync('surveys/riksrevisjonen-barnevern/2024.frame.csv'),
    );
    expect(preview.text).toContain('Filen har 230 tjenester');
    expect(await stored()).toEqual([]);
    const answer = await send(`${page}/lagre`, held(preview.text));
    expect(answer.headers.location).toBe(`${page}?lastet`);
    expect(await stored()).toHaveLength(230);
    expect((await editor.get(`${page}?lastet`)).text).toContain(
      'Registeret er lagret. Det har 230 tjenester.',
    );
    const [entry] = await site.services.audit.list('forste', { limit: 1 });
    expect(entry).toMatchObject({ deed: 'frame.loaded', detail: '230 nye, 0 endret, 0 tatt ut' });
  });
});

describe('The list of services', () => {
  test('shows 50 at a time', async () => {
    const { text } = await editor.get(page);
    expect(text.match(/<tr>\s*<td>/g)).toHaveLength(50);
    expect(text).toContain('Side 1 av 5');
    expect((await editor.get(`${page}?side=5`)).text.match(/<tr>\s*<td>/g)).toHaveLength(30);
  });

  test.each([
    ['an id', 'sok=k001', '1 av 230 tjenester'],
    ['a region', 'region=oslo', '15 av 230 tjenester'],
    ['a size', 'storrelse=under-5', '29 av 230 tjenester'],
    ['an instrument', 'skjema=bydel&sok=barnevern', '15 av 230 tjenester'],
    ['something that is not there', 'sok=finnes ikke', 'Ingen tjenester passer med søket'],
  ])('is searched for %s', async (_, query, words) => {
    expect((await editor.get(`${page}?${query}`)).text).toContain(words);
  });

  test('tells what is known from the register', async () => {
    const { text } = await editor.get(page);
    expect(text).toContain('Kjent fra registeret');
    expect(text).toContain('230 av 230');
  });

  test('can be downloaded and loaded again without changing anything', async () => {
    const file = await editor.get(`${page}.csv`);
    const preview = await send(`${page}/se-over`, {}, file.text);
    expect(preview.text).toContain('Det er ingenting å lagre');
  });

  test('is not for those who only read results, nor for other organisations', async () => {
    const analyst = await memberAt(site, { role: 'analyst' });
    const stranger = await memberAt(site, { organisation: 'andre' });
    expect((await analyst.get(page)).status).toBe(403);
    expect((await analyst.get(`${page}.csv`)).status).toBe(403);
    expect((await stranger.get(page)).status).toBe(404);
  });
});

describe('A new file for a wave that has a register', () => {
  beforeEach(async () => {
    await site.services.units.removeWave(other.survey, other.wave);
    await load([
      registerUnit('A1', { facts: { region: 'ost', fte: 4 }, emails: ['en@eksempel.no'] }),
      registerUnit('A2', { emails: ['en@eksempel.no'] }),
      registerUnit('A3'),
    ]);
  });
  const file = 'id;navn;region;fra;dato\nA1;Tjeneste A1;Vest;;\nA9;Tjeneste A9;Sør;"A2,A3";01.01.2026\n';

  test('shows what changes before it is stored', async () => {
    await site.services.units.markInvited([(await one('A2')).id]);
    const { text } = await send(`${otherPage}/se-over`, {}, file);
    expect(text).toContain('1 sammenslåing');
    expect(text).toContain('A2 Tjeneste A2 + A3 Tjeneste A3 ble til A9 Tjeneste A9 (1. januar 2026)');
    expect(text).toContain('Region: Øst → Vest');
    expect(text).toContain('1 tjeneste som blir tatt ut, er invitert.');
    expect(text).toContain('1 tjeneste er uten e-postadresse');
    expect(await stored(other)).toHaveLength(3);
  });

  test('is refused by name when a service that has answered is not in it', async () => {
    await site.services.units.markAnswered((await one('A3')).id, '2026-01-01');
    const preview = await send(`${otherPage}/se-over`, {}, file);
    expect(preview.status).toBe(422);
    expect(preview.text).toContain('<li>A3 Tjeneste A3</li>');
    expect(preview.text).not.toContain('>Lagre registeret<');
    const forced = await send(`${otherPage}/lagre`, { innhold: file, sett: 'noe' });
    expect(forced.status).toBe(409);
    expect(await stored(other)).toHaveLength(3);
  });

  test('is looked over again when somebody has changed the register meanwhile', async () => {
    const preview = await send(`${otherPage}/se-over`, {}, file);
    await load([registerUnit('A1'), registerUnit('A2'), registerUnit('A3'), registerUnit('A4')]);
    const answer = await send(`${otherPage}/lagre`, held(preview.text));
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Registeret er endret siden du så på denne siden');
    expect(await stored(other)).toHaveLength(4);
    expect((await send(`${otherPage}/lagre`, held(answer.text))).status).toBe(303);
    expect((await stored(other)).map(({ unit }) => unit)).toEqual(['A1', 'A9']);
  });

  test('is compared with the register of the wave before', async () => {
    const before = { ...other, wave: '2022' };
    await load([registerUnit('A1'), registerUnit('A7')], before);
    const { text } = await send(`${otherPage}/se-over`, {}, file);
    expect(text).toContain('Endringer fra forrige gang');
    expect(text).toContain('A7 Tjeneste A7');
    await site.services.units.removeWave(before.survey, before.wave);
  });
});

describe('The register of the wave before', () => {
  test('is used again with one press', async () => {
    await site.services.units.removeWave(other.survey, other.wave);
    await load([registerUnit('A1', { emails: ['en@eksempel.no'] })], { ...other, wave: '2022' });
    expect((await editor.get(otherPage)).text).toContain('Bruk registeret fra forrige gang');
    const answer = await editor.post(`${otherPage}/bruk-forrige`);
    expect(answer.headers.location).toBe(`${otherPage}?kopiert`);
    expect(await stored(other)).toMatchObject([{ unit: 'A1', contacts: [{ email: 'en@eksempel.no' }] }]);
    await site.services.units.removeWave(other.survey, '2022');
  });
});

describe('One service', () => {
  const unit = `${otherPage}/tjeneste/A1`;
  const form = {
    name: 'Tjeneste 1',
    region: 'nord',
    county: '',
    organisation: 'kommunal',
    municipalities: '2',
    fte: '7,5',
    emails: 'en@eksempel.no\nto@eksempel.no',
  };

  beforeEach(async () => {
    await site.services.units.removeWave(other.survey, other.wave);
    await site.services.waves.save({ ...other, state: 'open', example: false, access: 'personal' });
    await load([
      registerUnit('A1', { emails: ['en@eksempel.no'] }),
      registerUnit('A2', { emails: ['en@eksempel.no'] }),
    ]);
  });

  test('is changed by hand', async () => {
    expect((await editor.post(unit, form)).headers.location).toBe(`${unit}?lagret`);
    expect(await one('A1')).toMatchObject({
      name: 'Tjeneste 1',
      facts: { region: 'nord', organisation: 'kommunal', municipalities: 2, fte: 7.5 },
      contacts: [{ email: 'en@eksempel.no' }, { email: 'to@eksempel.no' }],
    });
    expect((await editor.get(unit)).text).toContain('value="7,5"');
  });

  test('keeps what was typed when something in it is wrong', async () => {
    const answer = await editor.post(unit, { ...form, fte: 'mange', emails: 'en(at)eksempel.no' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('href="#fte"');
    expect(answer.text).toContain('value="mange"');
    expect(answer.text).toMatch(
      /id="emails"[^>]*aria-describedby="hjelp-emails feil-emails" aria-invalid="true"/,
    );
    expect((await one('A1')).name).toBe('Tjeneste A1');
  });

  test('has an address that came back, at every service it stands at', async () => {
    expect((await editor.get(unit)).text).toContain('Adressen står også ved A2 Tjeneste A2');
    await editor.post(`${unit}/adresse`, { adresse: 'en@eksempel.no', tilstand: 'bounced' });
    expect((await one('A2')).contacts).toEqual([{ email: 'en@eksempel.no', state: 'bounced' }]);
    expect((await editor.get(otherPage)).text).toContain('2 med adresse som kom i retur');
  });

  test('says that it will not answer, and may change its mind', async () => {
    await editor.post(`${unit}/avslag`, { avslag: 'ja' });
    expect((await one('A1')).declined).toBe(true);
    await editor.post(`${unit}/avslag`, { avslag: 'nei' });
    expect((await one('A1')).declined).toBe(false);
  });

  test('gets another link, once for each press, and not when it has answered', async () => {
    const before = await one('A1');
    expect((await editor.post(`${unit}/ny-lenke`, { lenke: '0' })).headers.location).toBe(`${unit}?lenke`);
    expect((await editor.post(`${unit}/ny-lenke`, { lenke: '0' })).status).toBe(409);
    expect(await one('A1')).toMatchObject({ generation: 1, id: before.id });
    await site.services.units.markAnswered(before.id, '2026-01-01');
    expect((await editor.post(`${unit}/ny-lenke`, { lenke: '1' })).status).toBe(409);
    expect((await editor.get(unit)).text).not.toContain('Lag ny lenke');
  });

  test('gets another link after having answered in a confidential wave, and the page tells what is deleted', async () => {
    expect((await editor.get(unit)).text).toContain('Utkastet som er begynt, blir slettet');
    await site.services.waves.save({ ...other, state: 'open', example: false, mode: 'confidential' });
    await site.services.units.markAnswered((await one('A1')).id, '2026-01-01');
    const { text } = await editor.get(unit);
    expect(text).toContain('det som er levert, blir stående');
    expect(text).toContain('Skjemaet kan ikke endres');
    expect((await editor.post(`${unit}/ny-lenke`, { lenke: '0' })).headers.location).toBe(`${unit}?lenke`);
    expect(await one('A1')).toMatchObject({ generation: 1, answered: true });
    await site.services.waves.save({ ...other, state: 'open', example: false, mode: 'anonymous' });
  });

  test('is named in the log neither by its id in the register, which outlives it, nor by an address', async () => {
    await editor.post(unit, form);
    await editor.post(`${unit}/avslag`, { avslag: 'ja' });
    await editor.post(`${unit}/ny-lenke`, { lenke: '0' });
    const entries = await site.services.audit.list('forste', { limit: 50 });
    expect(entries.slice(0, 3).map(({ deed }) => deed)).toEqual([
      'frame.linkRenewed',
      'frame.changed',
      'frame.changed',
    ]);
    for (const entry of entries.slice(0, 3)) expect(entry).not.toHaveProperty('detail');
    expect(JSON.stringify(entries)).not.toMatch(/A1|eksempel\.no/);
    expect(site.logLines.join('')).not.toContain('eksempel.no');
  });

  test('is shown and not changed when the wave is closed', async () => {
    await site.services.waves.save({ ...other, state: 'closed', example: false });
    expect((await editor.get(unit)).text).not.toContain('>Lagre<');
    expect((await editor.post(unit, form)).status).toBe(409);
    expect((await editor.get(`${otherPage}/last-opp`)).status).toBe(409);
  });

  test('that is not there is said to be missing', async () => {
    expect((await editor.get(`${otherPage}/tjeneste/X9`)).status).toBe(404);
  });
});
