import supertest from 'supertest';
import { runPublishingJobs } from '../../server/publish/run-job.ts';
import { contentDigest } from '../../server/publishing/preview.ts';
import { publishingPaths as at } from '../../server/web/admin/publishing/paths.ts';
import type { TestApp } from '../builders/app.ts';
import { memberAt } from '../builders/member.ts';
import { siteWith } from '../builders/own-surveys.ts';
import { fileOf, oneOf } from '../builders/questionnaire.ts';
import { unitOf } from '../builders/unit.ts';

const survey = 'vektet';
const regions = ['nord', 'sor', 'vest'] as const;
const region = {
  id: 'region',
  text: 'Region',
  from: 'region',
  options: regions.map((code) => ({ code, label: `Region ${code}` })),
};
const asked = (wave: string) =>
  fileOf([oneOf('1', ['ja', 'nei'])], {
    survey,
    wave,
    background: [region],
    breakdowns: ['region'],
    weighting: { by: ['region'] },
  });

/** 60, 30 and 30 services. In the north 20 of 30 say yes, in the south 10 of 30, in the west 15 of 30 where they answer. */
async function fielded({ services }: TestApp, wave: string, silent: readonly string[]): Promise<void> {
  const { version, disclosure } = services.catalogue.find(survey, wave)!;
  const sizes: Record<string, number> = { nord: 60, sor: 30, vest: 30 };
  const yes: Record<string, number> = { nord: 20, sor: 10, vest: 15 };
  await services.units.putRegister(
    regions.flatMap((code) =>
      Array.from({ length: sizes[code]! }, (_, place) =>
        unitOf(Buffer.alloc(32), { survey, wave, unit: `${code}-${place}`, facts: { region: code } }),
      ),
    ),
  );
  for (const code of regions.filter((each) => !silent.includes(each)))
    for (let place = 0; place < 30; place++)
      await services.responses.put({
        survey,
        wave,
        id: `svar-${wave}-${code}-${place}`,
        version,
        answers: { 1: place < yes[code]! ? 'ja' : 'nei' },
        background: { region: code },
      });
  await services.waves.save({ survey, wave, state: 'closed', example: false, version, disclosure });
}

let site: TestApp;
const get = (address: string) => supertest(site.app).get(address).expect(200);
const text = async (address: string) => (await get(address)).text;

beforeAll(async () => {
  site = await siteWith([asked('2022'), asked('2023')]);
  await fielded(site, '2022', []);
  await fielded(site, '2023', ['vest']);
});
afterAll(() => site.close());

/** By the pages and the job, as a publisher does it. Gives what the page of publishing said before. */
async function publish(wave: string): Promise<{ previewed: string; page: string }> {
  const editor = await memberAt(site, { role: 'editor' });
  await editor.post(at.makePreview(survey, wave)).expect(303);
  await runPublishingJobs(site.services);
  const sett = (await site.services.previews.find(survey, wave))!.digest;
  const { text: page } = await editor.get(at.page(survey, wave));
  await editor.post(at.publish(survey, wave), { sett }).expect(303);
  await runPublishingJobs(site.services);
  return { previewed: sett, page };
}

describe('A wave with weights', () => {
  const results = `/resultater/${survey}/2022`;
  let previewed: string;
  beforeAll(async () => {
    ({ previewed } = await publish('2022'));
  });

  test('is published as it was previewed', async () => {
    const publication = await site.services.publications.latest(survey, '2022');
    expect(contentDigest(publication!)).toBe(previewed);
  });

  // Unweighted 45 of 90. Weighted (60 · 20/30 + 30 · 10/30 + 30 · 15/30) / 120 = 54 %.
  test.each([
    ['page of the wave', results],
    ['page of the figure', `${results}/figur/1`],
  ])('has both figures on the %s', async (_, address) => {
    const page = await text(address);
    expect(page).toMatch(/50\u00a0%\s*<small>\(45\)<\/small>/);
    expect(page).toMatch(/<small class="weighted">vektet\s+54\u00a0%/);
    expect(page).toMatch(/<small class="weighted">vektet\s+46\u00a0%/);
  });

  test.each(['metode', 'rapport'])('tells how it was weighted, and the design effect: %s', async (page) => {
    const words = await text(`${results}/${page}`);
    expect(words).toContain('Svarene er vektet etter «Region»');
    expect(words).toContain('Designeffekten er 1,13');
  });

  test('has the weighted shares in files, and says which they are', async () => {
    const rows = (await text(`${results}/tabeller/alle.csv`)).trim().split(/\r?\n/);
    const columns = rows[0]!.replace(/^\ufeff/, '').split(',');
    const told = rows.slice(1).map((row) => {
      const cells = row.split(',');
      const of = (column: string) => cells[columns.indexOf(column)];
      return ['table_id', 'option_code', 'count', 'pct', 'weighting'].map(of).join(' ');
    });
    expect(told).toEqual(
      expect.arrayContaining([
        '1 ja 45 50 none',
        '1_weighted ja  54 post-stratified',
        '1_weighted nei  46 post-stratified',
      ]),
    );
    const { value } = JSON.parse(await text(`${results}/jsonstat/1_weighted.json`));
    expect(value).toEqual(expect.arrayContaining([54, 46]));
  });

  test('has both in the interface for programs, of everybody alone', async () => {
    const wave = `/api/v1/surveys/${survey}/waves/2022`;
    expect((await get(wave)).body.weighting).toMatchObject({
      by: ['Region'],
      method: 'postStratified',
      note: expect.stringContaining('Designeffekten er 1,13'),
    });
    const { body } = await get(`${wave}/figures/1`);
    expect(body.all).toMatchObject({
      cells: [{ share: 50 }, { share: 50 }, {}],
      weighted: {
        method: 'postStratified',
        cells: [{ share: 54 }, { share: 46 }, { missing: 'notWeighted' }],
      },
    });
    for (const { weighted } of body.breakdowns[0].rows) expect(weighted).toBeUndefined();
  });
});

describe('A wave where nobody in a group answered', () => {
  let page: string;
  beforeAll(async () => {
    ({ page } = await publish('2023'));
  });

  test('tells the publisher why it is without weights, and what to do', () => {
    expect(page).toContain('Resultatene blir uten vekter.');
    expect(page).toContain('Ingen i gruppen «Region vest» (Region) har svart');
  });

  test('is published without, and says so to readers, but not which group was silent', async () => {
    const results = `/resultater/${survey}/2023`;
    expect(await text(results)).toMatch(/50\u00a0%\s*<small>\(30\)<\/small>/);
    expect(await text(results)).not.toContain('class="weighted"');
    const method = await text(`${results}/metode`);
    expect(method).toContain('Svarene skulle være vektet etter «Region», men det lot seg ikke gjøre.');
    expect(method).not.toContain('Ingen i gruppen');
    expect(await text(`${results}/tabeller/alle.csv`)).not.toContain('post-stratified');
  });
});
