import { parse } from 'csv-parse/sync';
import { draftKeys, personalCode } from '../../../server/fieldwork/access-code.ts';
import { sealDraft } from '../../../server/fieldwork/draft.ts';
import type { Unit } from '../../../server/fieldwork/frame/unit.ts';
import { guardedCounts } from '../../../server/fieldwork/watching/guard.ts';
import type { NewWave } from '../../../server/fieldwork/wave.ts';
import { paths } from '../../../server/web/paths.ts';
import { type TestApp, testApp } from '../../builders/app.ts';
import { type MemberBrowser, memberAt, otherOrganisation } from '../../builders/member.ts';
import { unitsOf2024, unitWith } from '../../builders/watched-units.ts';

const survey = 'riksrevisjonen-barnevern';
const wave = '2024';
const page = `/admin/undersokelser/${survey}/${wave}/folg-med`;

let site: TestApp;
let editor: MemberBrowser;
let analyst: MemberBrowser;

beforeEach(async () => {
  site = await testApp();
  editor = await memberAt(site, { role: 'editor' });
  analyst = await memberAt(site, { role: 'analyst' });
});
afterEach(() => site.close());

async function fielded(units: Unit[], state: NewWave['state'] = 'open', known: Partial<NewWave> = {}) {
  await site.services.waves.save({ survey, wave, state, example: false, access: 'personal', ...known });
  await site.services.units.putRegister(units);
}

/** What a page says, without markup and with ordinary spaces. */
function wordsOf(html: string): string {
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}

async function rowsOf(browser: MemberBrowser): Promise<Record<string, string>[]> {
  const { text } = await browser.get(`${page}/svarprosent.csv`);
  return parse(text, { columns: true });
}

describe('The wave of 2024, while it is open', () => {
  beforeEach(() => fielded(unitsOf2024()));

  test('tells who does the fieldwork the response rate, the coverage and who may be reminded', async () => {
    const { text } = await editor.get(page);
    const words = wordsOf(text);
    expect(text).toContain(`href="${paths.admin.messages.page(survey, wave)}">Gå til meldingene`);
    expect(words).toContain('188 av 230 tjenester har svart. Det er 81,7 %.');
    expect(words).toContain('4 108,8 av 5 220,5 årsverk i registeret. Det er 78,7 %.');
    expect(words).toContain('42 tjenester kan få en påminnelse.');
    expect(words).toContain('RR1 = I / ((I + P) + (R + NC + O) + (UH + UO))');
  });

  test('tells it for each group, in a table that the chart is drawn from', async () => {
    const { text } = await editor.get(page);
    const [, table] = text.split('id="etter-instrument"');
    expect(wordsOf(table ?? '')).toMatch(/Bydeler i Oslo 15 8 0 0 0 7 53,3 %/);
    expect(table).toContain('data-share="53" data-count="8"');
    for (const id of ['region', 'size', 'organisation', 'county']) expect(text).toContain(`id="etter-${id}"`);
  });

  test('tells in a sentence who is missing, and that it is so far', async () => {
    const words = wordsOf((await editor.get(page)).text);
    expect(words).toContain('Undersøkelsen er åpen, så dette gjelder svarene som har kommet til nå.');
    expect(words).toContain('Hvem som svarte, henger sammen med skjema.');
    expect(words).toMatch(/Skjema Eksakt 8,67 1 0,009 0,043 0,19/);
    expect(words).toMatch(/Fylke: p er anslått fra 20 000 tilfeldig trukne tabeller/);
    expect(words).not.toMatch(/signifikant/i);
  });

  test('tells an analyst of the whole alone', async () => {
    const { text } = await analyst.get(page);
    const words = wordsOf(text);
    expect(words).toContain('188 av 230 tjenester har svart. Det er 81,7 %.');
    expect(words).toContain('Du ser tallene for alle under ett.');
    expect(words).not.toContain('Gå til meldingene');
    expect(words).not.toContain('108,8');
    expect(text).not.toContain('id="etter-');
    expect(text).not.toContain('id="mangler"');
    const rows = await rowsOf(analyst);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ group_code: 'all', units: '230', fte_register: '' });
  });

  test('never names a service, its address or its link', async () => {
    for (const browser of [editor, analyst])
      for (const path of [page, `${page}/svarprosent.csv`, `${page}/svarprosent-excel.csv`])
        expect((await browser.get(path)).text).not.toMatch(/K001|Barneverntjenesten \d|eksempel\.no|lenke-K/);
  });

  test('can be downloaded', async () => {
    const answer = await editor.get(`${page}/svarprosent.csv`);
    expect(answer.headers['content-disposition']).toContain(`${survey}-${wave}-svarprosent.csv`);
    const rows = await rowsOf(editor);
    expect(rows[0]).toMatchObject({ response_rate_pct: '81.7', rate: 'AAPOR RR1', fte_coverage_pct: '78.7' });
    expect(rows.find(({ group_code }) => group_code === 'bydel')).toMatchObject({
      units: '15',
      answered: '8',
      response_rate_pct: '53.3',
    });
    const excel = await editor.get(`${page}/svarprosent-excel.csv`);
    expect(excel.text).toContain(';81,7;');
  });
});

test('Who has begun is counted, by whether there is a draft, and not what is in it', async () => {
  const units = [
    unitWith({ unit: 'A', instrument: 'kommune' }),
    unitWith({ unit: 'B', instrument: 'bydel', generation: 1 }),
    unitWith({ unit: 'C', instrument: 'kommune' }),
  ];
  await fielded(units);
  const begin = async (unit: string, slug: string, generation: number) => {
    const code = personalCode(site.services.secret, { survey, wave, unit, generation });
    const { id, key } = draftKeys(survey, slug, code);
    const sealed = sealDraft({ responseId: 'r', typed: { r1: ['svaert-darlig'] } }, id, key);
    await site.services.drafts.create({ id, survey, wave, state: 'open', revision: 0, sealed });
  };
  await begin('A', '2024.kommune', 0);
  await begin('B', '2024.bydel', 0);
  expect(wordsOf((await editor.get(page)).text)).toContain('Begynt, ikke levert 2');
  expect((await rowsOf(editor))[0]).toMatchObject({ started: '2', not_heard_from: '1' });
});

test('The curve tells of each day, and of what was sent', async () => {
  await fielded([unitWith({ unit: 'A' }), unitWith({ unit: 'B' }), unitWith({ unit: 'C' })]);
  await site.services.units.markAnswered('id-A', '2024-08-28');
  await site.services.units.markAnswered('id-B', '2024-08-30');
  await site.services.mailings.add({
    id: 'm',
    survey,
    wave,
    kind: 'invitation',
    subject: 'Emne',
    body: 'Tekst',
    by: 'En redaktør',
    // The day before in Greenwich.
    started: '2024-08-26T22:30:00.000Z',
    state: 'done',
  });
  const words = wordsOf((await editor.get(page)).text);
  expect(words).toContain(
    '27. august 2024 0 0 invitasjon 28. august 2024 1 1 29. august 2024 0 1 30. august 2024 1 2 31. august 2024 0 2',
  );
});

test('Addresses that are refused are counted for who can mend them', async () => {
  const bounced = { email: 'borte@eksempel.no', state: 'bounced' } as const;
  const reachable = { email: 'her@eksempel.no', state: 'reachable' } as const;
  await fielded([
    unitWith({ unit: 'A', contacts: [bounced] }),
    unitWith({ unit: 'B', contacts: [bounced, reachable] }),
    unitWith({ unit: 'C', declined: true }),
  ]);
  const { text } = await editor.get(page);
  const words = wordsOf(text);
  expect(text).toContain(`href="${paths.admin.frame.page(survey, wave)}">Rett adressene`);
  expect(words).toContain('1 tjeneste kan få en påminnelse.');
  expect(words).toContain('1 tjeneste kan ikke nås');
  expect(words).toContain('1 adresse i registeret er avvist');
  expect(wordsOf((await analyst.get(page)).text)).not.toContain('adresse i registeret er avvist');
});

describe('After closing', () => {
  test('an analyst sees groups, without those that tell of single services', async () => {
    await fielded(unitsOf2024(), 'closed', { answeredByDay: { '2024-08-28': 100, '2024-08-29': 88 } });
    const { text } = await analyst.get(page);
    expect(text).toContain('id="etter-region"');
    expect(wordsOf(text)).toContain('4 109 av 5 220,5 årsverk');
    expect(wordsOf(text)).toContain('28. august 2024 100 100 29. august 2024 88 188');
    expect(text).not.toContain('id="paminnelse"');
    const rows = await rowsOf(analyst);
    expect(Math.min(...rows.map(({ units }) => Number(units)))).toBeGreaterThanOrEqual(5);
    expect(rows.slice(1).every(({ fte_answered }) => fte_answered === '')).toBe(true);
  });

  test('and after deletion, everybody sees what was kept', async () => {
    await fielded([], 'closed', { rates: guardedCounts(unitsOf2024()), linkableDeletedOn: '2025-01-01' });
    const words = wordsOf((await editor.get(page)).text);
    expect(words).toContain('Opplysningene om hver tjeneste er slettet.');
    expect(words).toContain('188 av 230 tjenester har svart. Det er 81,7 %.');
    expect((await rowsOf(editor)).find(({ group_code }) => group_code === 'bydel')).toMatchObject({
      response_rate_pct: '53.3',
    });
  });
});

test('A wave without a register tells how many have answered, and no more', async () => {
  await site.services.waves.save({ survey, wave, state: 'open', example: false });
  const answers = { r1: 'svaert-darlig' };
  await site.services.responses.put({ id: 'a', survey, wave, instrument: 'kommune', version: '1', answers });
  for (const browser of [editor, analyst]) {
    const words = wordsOf((await browser.get(page)).text);
    expect(words).toContain('Alle som har adressen, kan svare på denne undersøkelsen.');
    expect(words).toContain('Det har kommet 1 svar.');
    expect(words).not.toContain('%');
    expect((await browser.get(`${page}/svarprosent.csv`)).status).toBe(404);
  }
});

test('A register whose words look like formulas makes a harmless file', async () => {
  await fielded([
    unitWith({ unit: 'A', facts: { county: '=HYPERLINK("x")' } }),
    unitWith({ unit: 'B', facts: { county: '@sum' } }),
  ]);
  const labels = (await rowsOf(editor)).map(({ group_label }) => group_label);
  expect(labels.toSorted()).toEqual(['\'=HYPERLINK("x")', "'@sum", 'Alle']);
});

test('There is nothing to see before opening, to other organisations, or to strangers', async () => {
  await fielded(unitsOf2024(), 'draft');
  expect((await editor.get(page)).status).toBe(409);
  await site.services.waves.save({ survey, wave, state: 'open', example: false });
  const other = await memberAt(site, { role: 'owner', organisation: otherOrganisation });
  expect((await other.get(page)).status).toBe(404);
  const signedOut = await editor.agent.get(page).set('Cookie', '');
  expect([302, 303]).toContain(signedOut.status);
});
