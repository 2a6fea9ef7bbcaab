import supertest from 'supertest';
import type { Publication } from '../../server/publishing/publication.ts';
import { type TestApp, testApp } from '../builders/app.ts';
import { rowsIn, tableIn } from './results-reader.ts';

const survey = 'barnevernlederundersokelsen';
const address = `/resultater/${survey}/2022`;

let app: TestApp;
let page: string;
beforeAll(async () => {
  app = await testApp({ example: true });
  page = (await supertest(app.app).get(address).expect(200)).text;
});
afterAll(() => app.close());

const get = (path: string) => supertest(app.app).get(`${address}${path}`);

describe('the results page', () => {
  test('shows answers and coverage as the survey’s report has them', () => {
    expect(rowsIn(tableIn(page, '1b_coverage_by_1a')).slice(1)).toEqual([
      ['Øst', '14', '388', '2 665', '14,6 %'],
      ['Vest', '15', '505', '1 304', '38,7 %'],
      ['Nord', '10', '233', '660', '35,3 %'],
      ['Sør', '10', '292', '872', '33,5 %'],
      ['Midt-Norge', '9', '162', '928', '17,5 %'],
      ['Alle', '58', '1 580', '6 429', '24,6 %'],
    ]);
  });

  test('shows services by size, with mean and median', () => {
    expect(rowsIn(tableIn(page, '1b_size_by_storrelse')).slice(1)).toEqual([
      ['1–5', '8', '27'],
      ['6–15', '17', '175'],
      ['16–30', '16', '391'],
      ['31–70', '11', '482'],
      ['71 eller flere', '6', '505'],
      ['Alle', '58', '1 580'],
    ]);
    expect(page).toContain('Gjennomsnittet er 27,2 årsverk, og medianen er 26 årsverk.');
  });

  test('shows every closed question, and no question in free text', async () => {
    const publication = await published();
    const figures = publication.sections.flatMap((section) => section.figures);
    expect(figures.length).toBeGreaterThan(40);
    for (const { id } of figures) expect(page).toContain(`<article class="figure" id="${id}"`);
    expect(page).not.toContain('id="2d"');
  });

  test('shows a scale for everybody and for each group, with N, shares and counts', async () => {
    const [head, everybody, ...others] = rowsIn(tableIn(page, '2c'));
    expect(head).toEqual([
      'Hvem',
      'N',
      'Uenig',
      'Delvis uenig',
      'Delvis enig',
      'Enig',
      'Vet ikke',
      'Helt eller delvis uenig',
      'Helt eller delvis enig',
      'Ikke svart',
    ]);
    expect(everybody?.slice(0, 2)).toEqual(['Alle', '58']);
    expect(everybody?.[7]).toMatch(/^12 %/);
    expect(everybody?.[8]).toMatch(/^83 %/);
    expect(others).toEqual([]);
    const regions = rowsIn(tableIn((await get('?visning=1a')).text, '2c_by_1a')).slice(1);
    expect(regions[0]?.slice(0, 2)).toEqual(['Alle', '58']);
    expect(regions.map(([label]) => label)).toContain('Øst');
  });

  test('has a view of everybody, of each breakdown, and over time where that is known', () => {
    const viewsOf = (id: string) =>
      [...articleOf(id).matchAll(/<a href="[^"]+" data-to="([^"]*)"/g)].map(([, view]) => view);
    for (const id of ['2c', '5h']) expect(viewsOf(id)).toEqual(['', '1a', 'storrelse']);
    expect(viewsOf('2a')).toEqual(['', '1a', 'storrelse', 'over_tid']);
  });

  test('holds one view of each figure, so that the first is seen at once', async () => {
    const everybody = [...page.matchAll(/<div class="view[^>]*>/g)];
    expect(everybody.every(([view]) => view.includes('data-view=""') && !view.includes('hidden'))).toBe(true);
    expect(new Set(tablesIn(page)).size).toBe(tablesIn(page).length);
    const byRegion = (await get('?visning=1a').expect(200)).text;
    for (const text of [page, byRegion]) expect(Buffer.byteLength(text)).toBeLessThan(300_000);
    expect(tablesIn(byRegion).filter((id) => id.endsWith('_by_storrelse'))).toEqual(['1b_size_by_storrelse']);
  });

  test('leads without scripts from each view of a figure to the figure’s own page', () => {
    const links = [...articleOf('2c').matchAll(/<a href="([^"]+)" data-to="[^"]*"/g)].map(([, link]) => link);
    expect(links).toEqual([
      `${address}/figur/2c`,
      `${address}/figur/2c?visning=1a`,
      `${address}/figur/2c?visning=storrelse`,
    ]);
  });

  test('says of the questions that are not broken down that they are not', () => {
    const unbroken = [...page.matchAll(/<article class="figure" id="([^"]+)"/g)]
      .map(([, id]) => id!)
      .filter((id) => articleOf(id).includes('Vises bare for alle samlet'));
    expect(unbroken).toEqual(expect.arrayContaining(['1a', '1b']));
    expect(unbroken).not.toContain('2c');
  });

  test('says under a chart of bands that they differ, and nowhere else', () => {
    const differ = (id: string) => articleOf(id).includes('kan dekke ulikt mange verdier');
    expect(['1b', '2a', '2b', '2c', '5h'].map(differ)).toEqual([true, true, true, false, false]);
  });

  test('gives the chart no numbers but those in the table', () => {
    const script = /<script(?![^>]*src=)/;
    expect(page).not.toMatch(script);
    expect(page.match(/<canvas[^>]*>/g)?.every((canvas) => !/\d+ %/.test(canvas))).toBe(true);
  });

  test('says plainly that the data are examples, on every page about them', async () => {
    const method = (await get('/metode').expect(200)).text;
    for (const text of [page, method]) expect(text).toContain('De kommer ikke fra virkelige tjenester');
  });

  test('warns at the question that was fielded with wrong options', () => {
    expect(page).toContain('«Uenig» manglet, og «Enig» sto to ganger');
  });

  test('may be kept by browsers for some minutes, and is not sent again unchanged', async () => {
    const { headers } = await get('').expect(200);
    expect(headers['cache-control']).toBe('public, max-age=300');
    await get('').set('If-None-Match', String(headers.etag)).expect(304);
  });
});

describe('what is hidden', () => {
  test('stands as a colon with its reason, and the group has no number anywhere', async () => {
    const publication = await published();
    const figure = publication.sections.flatMap(({ figures }) => figures).find(({ id }) => id === '2c');
    const rows = figure!.breakdowns.find(({ id }) => id === '1a')!.rows;
    rows[2] = { code: rows[2]!.code, label: rows[2]!.label, hidden: 'confidential' };
    await app.services.publications.add({ ...publication, version: 2 });

    const { text } = await get('?visning=1a').expect(200);
    const table = tableIn(text, '2c_by_1a');
    const nord = rowsIn(table).find(([label]) => label === 'Nord');
    expect(new Set(nord?.slice(1))).toEqual(new Set([':skjult for å verne dem som svarte']));
    const markup = table.match(/<tr data-hidden>.*?<\/tr>/gs);
    expect(markup?.some((row) => row.includes('>Nord<'))).toBe(true);
    for (const row of markup ?? []) expect(row).not.toMatch(/\d|data-share|data-count/);
    expect(text.match(/Der det står «:», er tallet skjult/g)).toHaveLength(1);
  });
});

describe('the method page', () => {
  test('tells who answered, when, under which rule, and how to cite', async () => {
    const { text } = await get('/metode').expect(200);
    expect(text).toContain('58 har svart');
    expect(text).toContain('fra 27. september 2022 til 1. november 2022');
    expect(text).toContain('Grupper med færre enn 5 svar er slått sammen med andre');
    expect(text).toContain('rundet av for seg');
    expect(text).toMatch(/SOS-barnebyer \(\d{4}\): Barnevernlederundersøkelsen, høsten 2022\. Versjon/);
    expect(text).toContain((await published()).planHash);
  });
});

test('the page of the interface begins with figures and trends that are there', async () => {
  const { text } = await supertest(app.app).get('/api').expect(200);
  const addresses = [...text.matchAll(/Adressen: <a class="ds-link" href="([^"]+)"/g)].map(([, to]) => to!);
  expect(addresses.some((to) => to.includes('/trends/'))).toBe(true);
  for (const to of addresses) await supertest(app.app).get(to.replaceAll('&amp;', '&')).expect(200);
});

describe('files', () => {
  test('a figure comes with all its breakdowns, under a name that tells what it is', async () => {
    const { headers, text } = await get('/tabeller/2c.csv').expect(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="eksempel-barnevernlederundersokelsen-2022-v\d-2c\.csv"$/,
    );
    expect(headers['cache-control']).toContain('public, max-age=');
    expect(headers.etag).toBeDefined();
    const tables = new Set(
      text
        .trimEnd()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',')[1]),
    );
    expect(tables).toEqual(new Set(['2c', '2c_by_1a', '2c_by_storrelse']));
  });

  test('a single breakdown can be had alone', async () => {
    const { text } = await get('/tabeller/2c_by_1a.csv').expect(200);
    expect(text).not.toContain('2c_by_storrelse');
  });

  test('the Excel variant has a byte-order mark and semicolons', async () => {
    const { headers, text } = await get('/tabeller/2c-excel.csv').expect(200);
    expect(headers['content-disposition']).toMatch(/-2022-v\d-2c-excel\.csv"$/);
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text).toContain('wave;table_id;question_id');
  });

  test('every table comes in one file', async () => {
    const { text } = await get('/tabeller/alle.csv').expect(200);
    for (const table of ['1b_coverage_by_1a', '1b_size_by_storrelse', '2c', '9g_by_storrelse'])
      expect(text).toContain(`,${table},`);
  });

  test.each(['finnes-ikke', '2d', '2c_by_1c', 'alle_by_1a'])('there is no table %s', async (table) => {
    await get(`/tabeller/${table}.csv`).expect(404);
    await get(`/tabeller/${table}-excel.csv`).expect(404);
  });

  test('every link to a file on the page leads to one', async () => {
    const links = [...page.matchAll(/href="([^"]+\.csv)"/g)].map(([, link]) => link!);
    expect(links.length).toBeGreaterThan(90);
    for (const link of links.filter((_, place) => place % 7 === 0))
      await supertest(app.app).get(link).expect(200);
  });
});

function tablesIn(text: string): string[] {
  return [...text.matchAll(/<caption[^>]* id="tabell-([^"]+)"/g)].map(([, id]) => id!);
}

/** The markup of a figure on the results page. */
function articleOf(id: string): string {
  const start = page.indexOf(`<article class="figure" id="${id}"`);
  return page.slice(start, page.indexOf('</article>', start));
}

/** A copy that a test may change. */
async function published(): Promise<Publication> {
  return structuredClone((await app.services.publications.latest(survey, '2022'))!);
}
