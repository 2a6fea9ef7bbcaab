import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { importAnswers } from '../../../server/fieldwork/import/apply.ts';
import { readImport } from '../../../server/fieldwork/import/read.ts';
import { receiveImport, termsOf } from '../../../server/fieldwork/wave.ts';
import type { Answers } from '../../../server/questionnaire/answer.ts';
import { paths } from '../../../server/web/paths.ts';
import type { TestApp } from '../../builders/app.ts';
import { type MemberBrowser, memberAt, otherOrganisation } from '../../builders/member.ts';
import { siteWith } from '../../builders/own-surveys.ts';
import {
  bandsOf,
  dateItem,
  fileOf,
  numberItem,
  oneOf,
  severalOf,
  textItem,
} from '../../builders/questionnaire.ts';

const survey = 'proven';
const wave = '2024';
const page = paths.admin.analysis.page(survey, wave);

const file = fileOf(
  [
    oneOf('1a', ['nord', 'sor']),
    oneOf('1b', ['ja', 'nei', { code: 'uaktuelt', missing: 'notRelevant' }], {
      showIf: { item: '1a', in: ['nord'] },
    }),
    severalOf('2a', ['a', { code: 'annet', withText: true }]),
    numberItem('3a'),
    textItem('4a'),
    dateItem('4b'),
  ],
  {
    survey,
    wave,
    derived: [bandsOf('storrelse', '3a', [0, 10])],
    background: [
      {
        id: 'region',
        text: 'Region',
        from: 'region',
        options: [
          { code: 'ost', label: 'Øst' },
          { code: 'vest', label: 'Vest' },
        ],
      },
    ],
  },
);

const answers: { answers: Answers; region?: string }[] = [
  {
    answers: { '1a': 'nord', '1b': 'ja', '2a': { chosen: ['a'] }, '3a': 4, '4a': 'Zeppelin' },
    region: 'ost',
  },
  { answers: { '1a': 'nord', '1b': 'nei', '3a': 20, '4a': '=1+1' }, region: 'vest' },
  { answers: { '1a': 'nord', '1b': 'uaktuelt', '2a': { chosen: ['annet'], other: 'Egne ting' } } },
  { answers: { '1a': 'sor', '3a': 10, '4a': 'Appelsin', '4b': '2024-05-01' }, region: 'vest' },
];

let site: TestApp;
let analyst: MemberBrowser;

beforeEach(async () => {
  site = await siteWith([file]);
  analyst = await memberAt(site, { role: 'analyst' });
  for (const [place, { answers: given, region }] of answers.entries())
    await site.services.responses.put({
      id: `${place}${'a'.repeat(31)}`,
      survey,
      wave,
      version: '1',
      answers: given,
      ...(region ? { background: { region } } : {}),
    });
  await put('closed');
});
afterEach(() => site.close());

async function put(state: 'draft' | 'pilot' | 'open' | 'closed' | 'published' | 'archived') {
  await site.services.waves.save({ survey, wave, state, example: false });
}

function wordsOf(html: string): string {
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/[\s\u00a0]+/g, ' ');
}

/** The page's table, a row of words for each of its rows. */
function rowsIn(html: string): string[] {
  const [, table = ''] = /<table[^>]*>([\s\S]*?)<\/table>/.exec(html) ?? [];
  return [...table.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = '']) => wordsOf(row).trim());
}

async function detailsOfLog(): Promise<(string | undefined)[][]> {
  const entries = await site.services.audit.list('forste', { limit: 20 });
  return entries.map(({ deed, detail }) => [deed, detail]);
}

/** The files of an archive that a form gives. */
async function archiveFrom(browser: MemberBrowser, path: string, fields = {}) {
  const answer = await browser
    .post(path, fields)
    .buffer(true)
    .parse((res, done) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => done(null, Buffer.concat(parts)));
    });
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('application/zip');
  const files = unzipSync(new Uint8Array(answer.body));
  return {
    name: answer.headers['content-disposition'],
    names: Object.keys(files),
    text: (name: string) => Buffer.from(files[name]!).toString('utf8'),
  };
}

describe('The page of analysis', () => {
  test('begins with a form and a caution, and no table', async () => {
    const answer = await analyst.get(page).expect(200);
    const words = wordsOf(answer.text);
    expect(words).toContain('Her er ingen tall skjult.');
    expect(words).toContain('Velg en variabel for radene, så vises tabellen her.');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.text).toContain('<optgroup label="Kjent fra registeret">');
    expect(answer.text).toContain(`href="${page}" aria-current="page">Analyse`);
    expect(await detailsOfLog()).toEqual([]);
  });

  test('shows two variables against one another, with percentages, their base and a test', async () => {
    const { text } = await analyst.get(`${page}?rad=1b&kolonne=region`).expect(200);
    expect(rowsIn(text)).toEqual([
      'Svar Alle Øst Vest Ubesvart',
      'Svar ja 50 % (1) 100 % (1) 0 % (0) 0',
      'Svar nei 50 % (1) 0 % (0) 100 % (1) 0',
      'Svar uaktuelt 1 0 0 1',
      'Ikke spurt 1 0 1 0',
      'N 2* 1* 1* 0',
    ]);
    const words = wordsOf(text);
    expect(words).toContain('Tabellen er av alle 4 svar.');
    expect(words).toContain('* N er under 20.');
    expect(words).toMatch(
      /Fisher–Freeman–Haltons eksakte test: p = 1,000\. χ² = 2,00, frihetsgrader = 1, Cramérs V = 1,00/,
    );
  });

  test.each([
    ['vis=antall', 'Svar ja 1 1 0 0'],
    ['vis=rad', 'Svar ja 100 % (1) 100 % (1) 0 % (0) 0 1*'],
    ['vis=rad', 'Ikke spurt 1 0 1 0'],
  ])('shows it as it was asked to: %s', async (how, row) => {
    const { text } = await analyst.get(`${page}?rad=1b&kolonne=region&${how}`);
    expect(rowsIn(text)).toContain(row);
  });

  test.each([
    ['rad=1b', true],
    ['rad=1a', false],
    ['rad=2a&kolonne=1b', true],
  ])('tells what is counted without percentages where there is something: %s', async (query, isThere) => {
    const { text } = await analyst.get(`${page}?${query}`);
    expect(wordsOf(text).includes('er antall, og er ikke med i prosentene')).toBe(isThere);
  });

  test('divides by a third variable', async () => {
    const { text } = await analyst.get(`${page}?rad=1b&kolonne=region&lag=1a&vis=antall`);
    expect(rowsIn(text).filter((row) => row.startsWith('Spørsmål 1a'))).toEqual([
      'Spørsmål 1a: Alle',
      'Spørsmål 1a: Svar nord',
      'Spørsmål 1a: Svar sor',
    ]);
    expect(text).not.toContain('Cramérs');
  });

  test('sums numbers up, and has them in bands as well', async () => {
    const { text } = await analyst.get(`${page}?rad=3a&kolonne=1a`);
    expect(rowsIn(text)).toEqual([
      'Svar Alle Svar nord Svar sor',
      'Gjennomsnitt 11,3 12,0 10,0',
      'Nedre kvartil 7,0 8,0 10,0',
      'Median 10,0 12,0 10,0',
      'Øvre kvartil 15,0 16,0 10,0',
      'N 3* 2* 1*',
      'Ubesvart 1 1 0',
    ]);
    expect(rowsIn((await analyst.get(`${page}?rad=storrelse&vis=antall`)).text)).toContain('Fra 10 2');
  });

  test('puts rows in order by size or by the alphabet', async () => {
    const rows = async (variable: string, how: string) =>
      rowsIn((await analyst.get(`${page}?rad=${variable}&vis=antall&sorter=${how}`)).text).slice(1, 4);
    expect(await rows('region', 'skjema')).toEqual(['Øst 1', 'Vest 2', 'Ubesvart 1']);
    expect(await rows('region', 'storst')).toEqual(['Vest 2', 'Øst 1', 'Ubesvart 1']);
    expect(await rows('region', 'alfabet')).toEqual(['Vest 2', 'Øst 1', 'Ubesvart 1']);
    expect(await rows('storrelse', 'storst')).toEqual(['Fra 10 2', 'Fra 0 1', 'Ubesvart 1']);
    expect(await rows('storrelse', 'alfabet')).toEqual(['Fra 0 1', 'Fra 10 2', 'Ubesvart 1']);
  });

  test.each([
    ['the table', 'rad=1a', '<section class="analysis-section" aria-labelledby="tabellen" id="neste">'],
    [
      'the answers that a filter waits for',
      'rad=1a&filter1=region',
      '<fieldset class="ds-fieldset analysis-codes" id="neste">',
    ],
    ['what must be mended', 'rad=9z', '<div id="neste">'],
  ])('leads on to %s', async (_what, query, place) => {
    const { text } = await analyst.get(`${page}?${query}`);
    expect(text).toContain(`${page}#neste"`);
    expect(text.match(/id="neste"/g)).toHaveLength(1);
    expect(text).toContain(place);
  });

  test('names variables by their numbers and labels, and never by an id that is a word', async () => {
    const words = wordsOf((await analyst.get(`${page}?rad=storrelse&filter1=region`)).text);
    expect(words).toContain('1a Spørsmål 1a');
    expect(words).not.toMatch(/\b(storrelse|region) /);
  });

  test('asks which answers a filter takes in, and then takes in those', async () => {
    const begun = await analyst.get(`${page}?rad=1a&filter1=region`).expect(200);
    expect(begun.text).toContain('name="verdi1" value="region:ost"');
    expect(wordsOf(begun.text)).toContain('Velg hvilke svar på «Region» filteret skal ta med.');
    expect(rowsIn(begun.text)).toEqual([]);
    const { text } = await analyst.get(
      `${page}?rad=1a&vis=antall&filter1=region&verdi1=region:vest&verdi1=region:_ubesvart&filter2=1a&verdi2=1a:nord`,
    );
    expect(wordsOf(text)).toContain('Tabellen er av 2 av 4 svar.');
    expect(rowsIn(text)).toContain('Svar nord 2');
    // Codes of a variable that stood there before count for nothing.
    const changed = await analyst.get(`${page}?rad=1a&filter1=1b&verdi1=region:vest`).expect(200);
    expect(wordsOf(changed.text)).toContain('Velg hvilke svar på «Spørsmål 1b» filteret skal ta med.');
    const nobody = await analyst.get(`${page}?rad=1a&filter1=1a&verdi1=1a:sor&filter2=1b&verdi2=1b:ja`);
    expect(wordsOf(nobody.text)).toContain('Ingen av dem som har svart, er med i alle filtrene.');
  });

  test.each([
    ['rad=9z', '#rad', 'Variabelen finnes ikke'],
    ['rad=1a&kolonne=3a', '#kolonne', 'kan ikke stå her'],
    ['kolonne=1a', '#rad', 'Velg en variabel for radene.'],
    ['rad=1a&kolonne=1b&lag=1a', '#lag', 'valgt to ganger'],
    ['rad=1a&filter1=9z', '#filter1', 'Variabelen finnes ikke'],
    ['rad=1a&filter1=1b&verdi1=1b:borte', '#filter1', 'Et av svarene i filteret finnes ikke'],
  ])('tells what is wrong in an address, and keeps the rest of it: %s', async (query, href, words) => {
    const { text } = await analyst.get(`${page}?${query}`).expect(422);
    expect(text).toContain(`href="${href}"`);
    expect(wordsOf(text)).toContain(words);
    expect(rowsIn(text)).toEqual([]);
    expect(await detailsOfLog()).toEqual([]);
  });

  test('can be downloaded, in numbers and with everything in them', async () => {
    const query = '?rad=1b&kolonne=region&filter1=1a&verdi1=1a:nord';
    const answer = await analyst.get(`${paths.admin.analysis.file(survey, wave, 'csv')}${query}`).expect(200);
    expect(answer.headers['content-disposition']).toContain('proven-2024-intern-1b_region.csv');
    const rows: Record<string, string>[] = parse(answer.text, { columns: true });
    const found = (wanted: object) =>
      rows.filter((row) => expect.objectContaining(wanted).asymmetricMatch(row));
    const measures = (row_code: string) => new Set(found({ row_code }).map(({ measure }) => measure));
    expect(measures('ja')).toEqual(new Set(['count', 'column_pct', 'row_pct']));
    expect(found({ row_code: 'ja', column_code: 'ost' })).toEqual([
      expect.objectContaining({ measure: 'count', value: '1', filters: '1a=nord', row_label: 'Svar ja' }),
      expect.objectContaining({ measure: 'column_pct', value: '100', base: '1', obs_status: 'u' }),
      expect.objectContaining({ measure: 'row_pct', value: '100', base: '1' }),
    ]);
    await analyst.get(`${paths.admin.analysis.file(survey, wave, 'excel')}${query}`).expect(200);
    const all = await analyst.get(`${paths.admin.analysis.file(survey, wave, 'csv')}?rad=1b&kolonne=region`);
    const everybody: Record<string, string>[] = parse(all.text, { columns: true });
    const notAsked = everybody.filter(({ row_code }) => row_code === '_ikke-spurt');
    expect(new Set(notAsked.map(({ measure }) => measure))).toEqual(new Set(['count']));
    await analyst
      .get(`${paths.admin.analysis.file(survey, wave, 'csv')}?rad=9z`)
      .expect(303)
      .expect('Location', `${page}?rad=9z`);
  });

  test('writes each look in the log: which variables and filters, and never what came of it', async () => {
    await analyst.get(`${page}?rad=1b&kolonne=region&filter1=1a&verdi1=1a:nord`);
    await analyst.get(`${paths.admin.analysis.file(survey, wave, 'csv')}?rad=3a`);
    expect(await detailsOfLog()).toEqual([
      ['answers.tabulated', '3a Spørsmål 3a (gjennomsnitt og kvartiler)'],
      ['answers.tabulated', '1b Spørsmål 1b × Region (1a Spørsmål 1a: Svar nord)'],
    ]);
    const log = await analyst.get(paths.admin.organisation.log);
    expect(wordsOf(log.text)).toContain('laget en tabell av svarene');
  });

  test('reads answers anew when there are more of them', async () => {
    await analyst.get(`${page}?rad=1a`);
    const response = { id: 'b'.repeat(32), survey, wave, version: '1', answers: { '1a': 'sor' } };
    await site.services.responses.put(response);
    expect(wordsOf((await analyst.get(`${page}?rad=1a`)).text)).toContain('Tabellen er av alle 5 svar.');
  });

  test('reads answers anew when an import has put some in place of others, as many as before', async () => {
    const { waves, responses, catalogue } = site.services;
    const questionnaire = catalogue.find(survey, wave)!;
    const replaceWith = (...regions: string[]) =>
      receiveImport(waves, { survey, wave, example: false, ...termsOf(questionnaire) }, () =>
        importAnswers(
          responses,
          { survey, wave },
          readImport(questionnaire, Buffer.from(['1a', ...regions, ''].join('\n'))),
          { replace: true },
        ),
      );
    await replaceWith('Svar sor', 'Svar sor');
    expect(rowsIn((await analyst.get(`${page}?rad=1a&vis=antall`)).text)).toContain('Svar sor 3');
    await replaceWith('Svar sor', 'Svar nord');
    const { text } = await analyst.get(`${page}?rad=1a&vis=antall`);
    expect(wordsOf(text)).toContain('Tabellen er av alle 6 svar.');
    expect(rowsIn(text)).toContain('Svar sor 2');
  });

  test('says so when nobody has answered', async () => {
    await site.services.responses.removeWave(survey, wave);
    const { text } = await analyst.get(`${page}?rad=1a`).expect(200);
    expect(wordsOf(text)).toContain('Ingen har svart på denne undersøkelsen');
  });
});

describe('Answers are nobody’s', () => {
  test.each(['draft', 'pilot', 'open'] as const)('while the wave is %s', async (state) => {
    await put(state);
    const owner = await memberAt(site, { role: 'owner' });
    await owner.get(`${page}?rad=1a`).expect(409);
    await owner.post(paths.admin.analysis.microdata(survey, wave)).expect(409);
    await owner.post(paths.admin.analysis.ownWords(survey, wave), { forstatt: 'ja' }).expect(409);
    expect(await detailsOfLog()).toEqual([]);
  });

  test('in another organisation, or signed out', async () => {
    const other = await memberAt(site, { role: 'owner', organisation: otherOrganisation });
    await other.get(`${page}?rad=1a`).expect(404);
    await other.post(paths.admin.analysis.microdata(survey, wave)).expect(404);
    expect([302, 303]).toContain((await analyst.agent.get(page).set('Cookie', '')).status);
  });

  test.each(['closed', 'published', 'archived'] as const)(
    'but its organisation’s when it is %s',
    async (state) => {
      await put(state);
      for (const role of ['owner', 'editor', 'analyst'] as const)
        await (await memberAt(site, { role })).get(`${page}?rad=1a`).expect(200);
    },
  );
});

describe('Microdata', () => {
  const address = paths.admin.analysis.microdata(survey, wave);

  test('has a row for each respondent, with what its numbers stand for', async () => {
    const { name, names, text } = await archiveFrom(analyst, address);
    expect(name).toBe('attachment; filename="proven-2024-mikrodata.zip"');
    expect(names).toEqual([
      'les-meg.txt',
      'mikrodata.csv',
      'mikrodata-excel.csv',
      'mikrodata.sav',
      'verdier.csv',
      'verdier-excel.csv',
      'kodebok.json',
      'kodebok.csv',
      'kodebok-excel.csv',
    ]);
    expect(text('mikrodata.csv').trim().split('\r\n')).toEqual([
      'v1a,v1b,v2a.a,v2a.annet,v3a,storrelse,region',
      '1,1,1,0,4,1,1',
      '1,2,0,0,20,2,2',
      '1,-11,0,1,-9,-9,-9',
      '2,,0,0,10,2,2',
    ]);
    const values: Record<string, string>[] = parse(text('verdier.csv'), { columns: true });
    expect(values.filter((row) => row.name === 'v1b')).toEqual([
      { name: 'v1b', value: '1', code: 'ja', label: 'Svar ja', missing: '0' },
      { name: 'v1b', value: '2', code: 'nei', label: 'Svar nei', missing: '0' },
      { name: 'v1b', value: '-11', code: 'uaktuelt', label: 'Svar uaktuelt', missing: '1' },
      { name: 'v1b', value: '-9', code: '', label: 'Ubesvart', missing: '1' },
    ]);
    const codebook = JSON.parse(text('kodebok.json'));
    expect(codebook).toMatchObject({ format: 'mikrodata-1', respondents: 4, example: false, weights: false });
    expect(codebook.variables[1]).toMatchObject({
      name: 'v1b',
      variable: '1b',
      question: 'Spørsmål 1b',
      part: 'Del 1',
      universe: expect.stringContaining('1a'),
    });
    expect(text('les-meg.txt')).toContain('Prøven, høsten 2022');
    expect(text('les-meg.txt')).toContain('FORTROLIG');
    expect(await detailsOfLog()).toEqual([['answers.downloaded', undefined]]);
  });

  test('has nobody’s own words, and no days', async () => {
    const { names, text } = await archiveFrom(analyst, address);
    const all = names.map((each) => text(each)).join();
    for (const words of ['Zeppelin', 'Appelsin', 'Egne ting', '2024-05-01', '4a', '4b'])
      expect(all).not.toContain(words);
  });

  test('of an example is called one', async () => {
    await site.services.waves.save({ survey, wave, state: 'published', example: true });
    const { name, text } = await archiveFrom(analyst, address);
    expect(name).toContain('"eksempel-proven-2024-mikrodata.zip"');
    expect(JSON.parse(text('kodebok.json')).example).toBe(true);
    expect(text('les-meg.txt').split('\r\n')[0]).toMatch(/eksempel|oppdikt/i);
    // The file goes its own way when it is taken out of the archive.
    expect(text('mikrodata.sav')).toContain('Eksempeldata: proven 2024');
  });
});

describe('Own words', () => {
  const address = paths.admin.analysis.ownWords(survey, wave);

  test('are for owners who have read the warning', async () => {
    const owner = await memberAt(site, { role: 'owner' });
    expect((await analyst.get(paths.admin.analysis.microdata(survey, wave))).text).not.toContain(
      'name="forstatt"',
    );
    await analyst.post(address, { forstatt: 'ja' }).expect(403);
    const refused = await owner.post(address).expect(422);
    expect(refused.text).toContain('href="#forstatt"');
    expect(await detailsOfLog()).toEqual([]);
    await archiveFrom(owner, address, { forstatt: 'ja' });
    expect(await detailsOfLog()).toEqual([['ownWords.downloaded', undefined]]);
  });

  test('stand by themselves, in the order of the alphabet', async () => {
    const owner = await memberAt(site, { role: 'owner' });
    const { names, text } = await archiveFrom(owner, address, { forstatt: 'ja' });
    expect(names).toEqual(['les-meg.txt', 'egne-ord.csv', 'egne-ord-excel.csv']);
    expect(text('egne-ord.csv').trim().split('\r\n')).toEqual([
      'variable,type,question,words',
      '2a,other,Spørsmål 2a,Egne ting',
      "4a,text,Spørsmål 4a,'=1+1",
      '4a,text,Spørsmål 4a,Appelsin',
      '4a,text,Spørsmål 4a,Zeppelin',
      '4b,date,Spørsmål 4b,2024-05-01',
    ]);
    expect(text('egne-ord.csv')).not.toMatch(/region|nord|vest/);
  });
});
