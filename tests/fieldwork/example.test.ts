import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { prepareExample, publishExample } from '../../server/example.ts';
import { openWave, termsOf } from '../../server/fieldwork/wave.ts';
import type { Services } from '../../server/services.ts';
import { loadExample } from '../builders/load-example.ts';
import { answers, asked, small, smallExample } from '../builders/small-example.ts';
import { testDatabaseUri } from '../setup/database.ts';
import { CutOff, cutOffAt } from './cut-off.ts';
import { servicesOn } from './services.ts';

const survey = 'barnevernlederundersokelsen';
/** In the order of their names. */
const loaded = [
  { survey: 'baerum-brukerundersokelse', wave: '2025', state: 'open', example: true },
  { survey: 'baerum-nokkeltall', wave: '2024', state: 'published', example: true },
  { survey, wave: '2022', state: 'published', example: true },
  { survey, wave: '2023', state: 'open', example: true },
  { survey: 'riksrevisjonen-barnevern', wave: '2024', state: 'published', example: true },
];

/** The waves without the terms they are held to. */
async function wavesIn({ services }: { services: Services }) {
  return (await services.waves.list()).map(({ survey, wave, state, example }) => ({
    survey,
    wave,
    state,
    example,
  }));
}

// A busy machine may need longer to load and publish all of it.
jest.setTimeout(120_000);

let site: { services: Services; close(): Promise<void> };

describe('The example data of a first start', () => {
  // None of these changes anything, and it takes seconds to load.
  beforeAll(async () => {
    site = await servicesOn(testDatabaseUri());
    await loadExample(site.services);
  });
  afterAll(() => site.close());

  test('is three published waves, of them one with 58 answers, and two to answer', async () => {
    expect(await wavesIn(site)).toEqual(loaded);
    expect(await site.services.publications.latest(survey, '2022')).toMatchObject({
      respondents: 58,
      version: 1,
      example: true,
    });
    expect(await site.services.responses.count(survey, '2023')).toBe(0);
  });

  test('has a register for 2024, with those who answered and no day or address', async () => {
    const units = await site.services.units.list('riksrevisjonen-barnevern', '2024');
    const answered = units.filter((unit) => unit.answered);
    expect([units.length, answered.length]).toEqual([230, 188]);
    const districts = units.filter(({ instrument }) => instrument === 'bydel');
    expect([districts.length, districts.filter((unit) => unit.answered).length]).toEqual([15, 8]);
    expect(units.every(({ invited, contacts }) => invited && contacts.length === 0)).toBe(true);
    expect(units.some((unit) => 'answeredOn' in unit)).toBe(false);
    expect(await site.services.waves.find('riksrevisjonen-barnevern', '2024')).toMatchObject({
      access: 'personal',
      state: 'published',
    });
  });

  test('keeps the questionnaires that it was loaded with', async () => {
    for (const { survey: of, wave, ...terms } of await site.services.waves.list())
      expect(terms).toMatchObject(termsOf(site.services.catalogue.find(of, wave)!));
  });

  test('is not touched by the next start', async () => {
    const before = await site.services.publications.latest(survey, '2022');
    await loadExample(site.services);
    expect(await wavesIn(site)).toEqual(loaded);
    expect(await site.services.publications.latest(survey, '2022')).toEqual(before);
    expect(await site.services.responses.count(survey, '2022')).toBe(58);
  });
});

describe('The example data', () => {
  beforeEach(async () => {
    site = await servicesOn(testDatabaseUri());
  });
  afterEach(() => site.close());

  test('of a wave with several questionnaires is left out when one of them has no answers', async () => {
    const of = 'riksrevisjonen-barnevern';
    const folder = await mkdtemp(path.join(os.tmpdir(), 'barnevern-test-'));
    await cp(path.join(site.services.config.surveysFolder, of), path.join(folder, of), { recursive: true });
    await rm(path.join(folder, of, 'example', '2024.bydel.csv'));
    const config = { ...site.services.config, surveysFolder: folder };
    await loadExample({ ...site.services, config }, (each) => each === of);
    expect(await site.services.waves.list()).toEqual([]);
    expect(await site.services.responses.count(of, '2024')).toBe(0);
    await rm(folder, { recursive: true });
  });

  test('is not loaded when somebody has a wave of their own', async () => {
    const own = { survey, wave: '2023', example: false };
    await openWave(site.services.waves, own);
    await loadExample(site.services);
    expect(await site.services.waves.list()).toMatchObject([{ ...own, state: 'open' }]);
    expect(await site.services.responses.count(survey, '2022')).toBe(0);
  });

  test('is left out when the surveys of another publisher come without it', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'barnevern-test-'));
    const from = path.join(site.services.config.surveysFolder, survey);
    await cp(from, path.join(folder, survey), { recursive: true });
    await rm(path.join(folder, survey, 'example'), { recursive: true });
    const config = { ...site.services.config, surveysFolder: folder };
    await loadExample({ ...site.services, config });
    expect(await wavesIn(site)).toEqual([loaded[0], loaded[3]]);
    await rm(folder, { recursive: true });
  });
});

describe('The example data of a start that is cut off', () => {
  // One wave of two questionnaires with answers, and one to answer.
  const few = [loaded[0]!, loaded[4]!];
  const all = { respondents: answers.kommune + answers.bydel, version: 1 };
  let surveys: Awaited<ReturnType<typeof smallExample>>;

  beforeAll(async () => {
    surveys = await smallExample();
  });
  afterAll(() => surveys.remove());
  beforeEach(async () => {
    site = await servicesOn(testDatabaseUri(), { surveysFolder: surveys.folder });
  });
  afterEach(() => site.close());

  const latest = () => site.services.publications.latest(small.survey, small.wave);

  const stops = (
    [
      ['waves', 'save', 2],
      ['waves', 'change', 3],
      ['units', 'putRegister', 1],
      ['responses', 'addImported', 2],
      ['publications', 'add', 1],
    ] as const
  ).flatMap(([store, method, calls]) =>
    Array.from({ length: calls }, (_, call) => call + 1).flatMap((call) =>
      (['before', 'after'] as const).map((at) => ({ store, method, call, at })),
    ),
  );

  test.each(stops)(
    '$at $store.$method number $call has no answers without a wave and no results of half, and is completed by the next start',
    async ({ store, method, call, at }) => {
      const stopped = cutOffAt(site.services[store], method as never, at, call);
      await expect(loadExample({ ...site.services, [store]: stopped })).rejects.toThrow(CutOff);
      for (const { survey: of, wave } of few)
        if (!(await site.services.waves.find(of, wave))?.example)
          expect(await site.services.responses.count(of, wave)).toBe(0);
      // As the app does when it runs.
      await publishExample(site.services);
      expect([undefined, all.respondents]).toContain((await latest())?.respondents);
      await loadExample(site.services);
      expect(await wavesIn(site)).toEqual(few);
      expect(await latest()).toMatchObject(all);
      const units = await site.services.units.list(small.survey, small.wave);
      expect(units).toHaveLength(asked.kommune + asked.bydel);
    },
  );

  test('is published by no run that is told to end', async () => {
    await prepareExample(site.services);
    await expect(publishExample(site.services, AbortSignal.abort(new Error('over')))).rejects.toThrow('over');
    expect(await latest()).toBeUndefined();
  });

  test('is never published in production', async () => {
    await prepareExample(site.services);
    const config = { ...site.services.config, production: true };
    await publishExample({ ...site.services, config });
    expect(await latest()).toBeUndefined();
  });
});
