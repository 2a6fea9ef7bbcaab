import { rmSync } from 'node:fs';
import supertest from 'supertest';
import { type TestApp, testApp } from '../builders/app.ts';
import { folderWithEveryKind, kindsPath, kindsSurvey, kindsWave } from '../builders/every-kind.ts';
import { answersIn } from '../builders/responses.ts';

const folder = folderWithEveryKind();
let site: TestApp;

beforeAll(async () => {
  site = await testApp({ config: { surveysFolder: folder } });
  await site.services.waves.save({ survey: kindsSurvey, wave: kindsWave, state: 'open', example: false });
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

type Fields = Record<string, string | string[]>;

/** Somebody whose browser runs no scripts, and so sends back what the page holds. */
async function respondent() {
  const agent = supertest.agent(site.app);
  const post = (path: string, fields: Fields) =>
    agent
      .post(kindsPath + path)
      .set('Sec-Fetch-Site', 'same-origin')
      .type('form')
      .send(fields);
  const open = async (path: string) => (await agent.get(kindsPath + path)).text;
  await post('', {});
  return {
    open,
    send: async (section: string, fields: Fields) =>
      post(`/del/${section}`, { ...heldBy(await open(`/del/${section}`)), action: 'next', ...fields }),
    deliver: () => post('/lever', {}),
  };
}

/** The hidden fields of a page that are sent: a disabled fieldset sends none. */
function heldBy(page: string): Record<'shown' | 'doubts_shown', string[]> {
  const sent = page.split('<fieldset').filter((part) => !/^[^>]* disabled/.test(part));
  const values = (name: string) =>
    sent.flatMap((part) =>
      [...part.matchAll(new RegExp(`name="${name}" value="([^"]*)">`, 'g'))].map(([, value = '']) => value),
    );
  return { shown: values('shown'), doubts_shown: values('doubts_shown') };
}

/** The HTML of one question. */
function question(page: string, id: string): string {
  const [form = ''] = page.split('class="save-status"');
  return form.split('<fieldset role="presentation"').find((part) => part.includes(`data-item="${id}"`)) ?? '';
}

const about: Fields = { '1a': 'ja', '1b': '12', '1e': ['bup', 'skole'] };
const work: Fields = { '2a': 'nei', '2b.rutiner': 'enig', '2b.tid': 'enig' };

describe('A page with every kind of question', () => {
  test.each(['1', '2', '3'])(
    'in section %s has a label for every field, and each id once',
    async (section) => {
      const { open, send } = await respondent();
      await send('1', about);
      const page = await open(`/del/${section}`);
      const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(ids).toEqual([...new Set(ids)]);
      const fields = [...page.matchAll(/<(?:input|textarea) class="ds-input[^>]* id="([^"]+)"/g)];
      expect(fields.length).toBeGreaterThan(10);
      for (const [, id = ''] of fields) expect(page.split(` for="${id}"`)).toHaveLength(2);
    },
  );

  test('describes fields by what is on the page, and by nothing else', async () => {
    const { open, send } = await respondent();
    await send('1', { ...about, '1b': '300', '1c': 'mye' });
    await send('2', { ...work, '2b.tid': '' });
    await send('3', { '3a.meldinger-2020': 'mange' });
    for (const section of ['1', '2', '3']) {
      const page = await open(`/del/${section}?rett`);
      const described = [...page.matchAll(/aria-describedby="([^"]+)"/g)].flatMap(([, ids = '']) =>
        ids.split(' '),
      );
      expect(described.filter((id) => !page.includes(` id="${id}"`))).toEqual([]);
    }
  });

  test('groups a battery in rows, each with its own legend, and leaves out what a row does not offer', async () => {
    const { open } = await respondent();
    const battery = question(await open('/del/2'), '2b');
    const rows = battery.split('<fieldset class="battery-row"').slice(1);
    expect(rows.map((row) => /<legend>(.*?)<\/legend>/.exec(row)?.[1])).toEqual([
      'Vi har gode rutiner',
      'Vi har tid nok til å følge opp barna som trenger det mest',
      'Fosterhjemmene får den oppfølgingen de trenger',
    ]);
    const offered = rows.map((row) => [...row.matchAll(/value="([^"]+)"[^>]*>\s*<label/g)].length);
    expect(offered).toEqual([6, 5, 6]);
    expect(rows[1]).not.toContain('value="ikke-aktuelt"');
  });

  test('asks for figures in a table with heads, units and a caption', async () => {
    const { open, send } = await respondent();
    await send('1', about);
    const table = question(await open('/del/3'), '3a');
    expect(table).toContain('<caption class="ds-sr-only">Meldinger og årsverk</caption>');
    expect(table.match(/<th scope="col">\d{4}<\/th>/g)).toHaveLength(5);
    expect(table.match(/<th scope="row">/g)).toHaveLength(2);
    expect(table).toMatch(
      /inputmode="numeric" id="felt-3a.meldinger-2020"[^>]* aria-describedby="enhet-3a.meldinger"/,
    );
    expect(table).toMatch(/inputmode="decimal" id="felt-3a.arsverk-2024"/);
  });

  test('tells how many ticks there may be, between which days a date is, and what the ends of a scale mean', async () => {
    const { open } = await respondent();
    const page = await open('/del/1');
    expect(question(page, '1e')).toContain('Kryss av for høyst 3 svar.');
    expect(question(page, '1h')).toContain('Fra 1. januar 2010 til 31. desember 2024.');
    const ends = 'Skalaen går fra «ikke i det hele tatt» til «i svært stor grad».';
    for (const id of ['2c', '2d']) expect(question(await open('/del/2'), id)).toContain(ends);
  });

  test('gives information in paragraphs, with nothing to answer', async () => {
    const { open } = await respondent();
    const information = question(await open('/del/1'), '1-info');
    expect(information.match(/<p /g)).toHaveLength(2);
    expect(information).not.toContain('ds-input');
  });
});

describe('Answers of every kind', () => {
  test('are in their fields when the page is opened again', async () => {
    const { open, send } = await respondent();
    await send('1', about);
    await send('1', { ...about, '1h': '2020-05-01' });
    await send('2', { ...work, '2c.bup': 'trinn-3' });
    await send('3', { '3a.meldinger-2020': '1 200', '3a.arsverk-2021': '12,5' });
    expect(question(await open('/del/1'), '1h')).toContain(
      'type="date" id="felt-1h" name="1h" value="2020-05-01"',
    );
    expect(await open('/del/2')).toMatch(/name="2b.tid" value="enig" checked/);
    expect(await open('/del/2')).toMatch(/name="2c.bup" value="trinn-3" checked/);
    expect(await open('/del/3')).toContain('name="3a.meldinger-2020" value="1 200"');
    expect(await open('/del/3')).toContain('name="3a.arsverk-2021" value="12,5"');
  });

  test('that are no dates stay in sight, where a date field would be empty', async () => {
    const { open, send } = await respondent();
    await send('1', about);
    await send('1', { ...about, '1h': 'i fjor' });
    expect(question(await open('/del/1'), '1h')).toContain(
      'type="text" id="felt-1h" name="1h" value="i fjor"',
    );
  });

  test('are seen over in words: row by row, and year by year', async () => {
    const { open, send } = await respondent();
    await send('1', about);
    await send('2', { ...work, '2c.bup': 'trinn-3' });
    await send('3', { '3a.meldinger-2020': '1200', '3a.meldinger-2021': '1300' });
    const words = wordsOf(await open('/se-over'));
    expect(words).toContain('Hvor enig er du? Vi har gode rutiner Enig Vi har tid nok');
    expect(words).toContain('BUP 3 Skolen Ikke besvart Nabokommunene Ikke besvart');
    expect(words).toContain('Bekymringsmeldinger (meldinger) 2020 1 200 2021 1 300 2022 – Ikke besvart');
    expect(words).not.toContain('Her spør vi om tjenesten');
  });

  test('off the path are not stored, whatever is sent', async () => {
    const { send, deliver } = await respondent();
    await send('1', { ...about, '1a': 'nei', '1b': '77', '1e': ['bup', 'barnehus'], '1h': '2020-05-01' });
    await send('2', { ...work, '2b.fosterhjem': 'enig', '2c.bup': 'trinn-1', '2c.skole': 'trinn-5' });
    await send('3', {});
    expect((await deliver()).headers.location).toBe(`${kindsPath}/kvittering`);
    const stored = await answersIn(site.services.responses, kindsSurvey, kindsWave);
    expect(stored.filter((answers) => answers['1b'] === 77)).toEqual([
      {
        '1a': 'nei',
        '1b': 77,
        '1e': { chosen: ['bup'] },
        '2a': 'nei',
        '2b': { cells: { rutiner: 'enig', tid: 'enig' } },
        '2c': { cells: { bup: 'trinn-1' } },
      },
    ]);
  });
});

describe('What is wrong in a grid', () => {
  test('is told at the rows that lack an answer, and the summary leads to the first', async () => {
    const { send } = await respondent();
    await send('1', about);
    const page = (await send('2', { ...work, '2b.tid': '' })).text;
    expect(page).toContain('href="#felt-2b.tid"');
    const [, rutiner = '', tid = ''] = question(page, '2b').split('<fieldset class="battery-row"');
    expect(rutiner).not.toContain('aria-invalid');
    expect(tid).toContain('id="feil-2b.tid">Velg et svar<');
    expect(tid.match(/aria-invalid="true"/g)).toHaveLength(5);
  });

  test('is told at the row of each figure, with its year', async () => {
    const { send, open } = await respondent();
    await send('1', about);
    const page = (await send('3', { '3a.meldinger-2021': 'mange', '3a.arsverk-2020': '12,55' })).text;
    expect(page).toContain('href="#felt-3a.meldinger-2021"');
    expect(page).toContain('id="feil-3a.meldinger-2021">2021: Skriv svaret som et tall');
    expect(page).toContain('id="feil-3a.arsverk-2020">2020: Skriv tallet med høyst én desimal');
    expect(question(page, '3a').match(/aria-invalid="true"/g)).toHaveLength(2);
    expect(await open('/se-over')).toContain('/del/3?rett#felt-3a.meldinger-2021');
  });

  test('is said of ticks that cannot stand together, where there is no script to take them away', async () => {
    const { send } = await respondent();
    const page = (await send('1', { ...about, '1e': ['bup', 'ingen'] })).text;
    expect(question(page, '1e')).toContain('«Ingen av disse» kan ikke velges sammen med andre svar');
  });
});

describe('What an answer opens', () => {
  test('is shown before the next page: a row of a battery, an option of a question', async () => {
    const { send, open } = await respondent();
    const educated = { ...about, '1c': '20' };
    const first = await send('1', educated);
    expect(first.headers.location).toBe(`${kindsPath}/del/1?nye=svar#sporsmal-1e`);
    expect(await open('/del/1?nye=svar')).toContain('Du får flere svar å velge mellom');
    expect((await send('1', { ...educated, '1h': '' })).headers.location).toBe(`${kindsPath}/del/2`);
    const second = await send('2', { ...work, '2a': 'ja' });
    expect(second.status).toBe(422);
    expect(question(second.text, '2b')).toContain('id="feil-2b.fosterhjem"');
  });

  test('is there in the page, hidden and disabled, until it is opened', async () => {
    const { send, open } = await respondent();
    await send('1', { ...about, '1a': 'nei' });
    expect(question(await open('/del/1'), '1e')).toMatch(
      /data-show-if="[^"]+" hidden>\s*<input[^>]* disabled/,
    );
    expect(question(await open('/del/2'), '2b')).toMatch(
      /<fieldset class="battery-row" data-show-if="[^"]+" hidden disabled/,
    );
    await send('2', { ...work, '2a': 'ja', '2b.fosterhjem': 'enig' });
    expect(question(await open('/del/2'), '2b')).not.toContain('hidden disabled');
  });
});

describe('What is unlikely', () => {
  const expected = 'Tallet er høyere enn vi ventet (200 årsverk eller mindre). Er det riktig?';

  test('is asked about once, and then taken', async () => {
    const { send, open, deliver } = await respondent();
    const unlikely = { '1a': 'nei', '1b': '300' };
    expect((await send('1', unlikely)).headers.location).toBe(`${kindsPath}/del/1?sjekk`);
    const page = await open('/del/1?sjekk');
    expect(page).toContain('Stemmer dette?');
    expect(question(page, '1b')).toContain(expected);
    expect(question(page, '1b')).toContain('aria-describedby="enhet-1b tvil-1b"');
    expect(question(page, '1b')).not.toContain('aria-invalid');
    expect((await send('1', unlikely)).headers.location).toBe(`${kindsPath}/del/2`);
    await send('2', work);
    expect(await open('/se-over')).toContain(expected);
    expect((await deliver()).headers.location).toBe(`${kindsPath}/kvittering`);
  });

  test('is asked about again when the answer becomes unlikely in another way', async () => {
    const { send } = await respondent();
    await send('1', { '1a': 'nei', '1b': '300' });
    const again = await send('1', { '1a': 'nei', '1b': '1,5' });
    expect(again.headers.location).toBe(`${kindsPath}/del/1?sjekk`);
  });

  test('is asked about year by year in a table, with a link to the number', async () => {
    const { send, open } = await respondent();
    await send('1', about);
    const sent = await send('3', { '3a.meldinger-2020': '100', '3a.meldinger-2021': '450' });
    expect(sent.headers.location).toBe(`${kindsPath}/del/3?sjekk`);
    expect(await open('/del/3?sjekk')).toMatch(
      /href="#felt-3a.meldinger-2021">Bekymringsmeldinger: 450 i 2021, mot 100 året før/,
    );
  });

  test('waits for nothing when somebody goes elsewhere', async () => {
    const { send } = await respondent();
    const sent = await send('1', { '1a': 'nei', '1b': '300', action: 'review' });
    expect(sent.headers.location).toBe(`${kindsPath}/se-over`);
  });
});

/** What is read on a page, with white space as a reader takes it. */
function wordsOf(page: string): string {
  return page
    .slice(page.indexOf('<main'))
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}
