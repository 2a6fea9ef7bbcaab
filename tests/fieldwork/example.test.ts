import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { loadExample } from '../../server/example.ts';
import { openWave } from '../../server/fieldwork/wave.ts';
import type { Services } from '../../server/services.ts';
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

let site: { services: Services; close(): Promise<void> };
beforeEach(async () => {
  site = await servicesOn(testDatabaseUri());
});
afterEach(() => site.close());

describe('The example data', () => {
  test('of a first start is three published waves, of them one with 58 answers, and two to answer', async () => {
    await loadExample(site.services);
    expect(await site.services.waves.list()).toEqual(loaded);
    expect(await site.services.publications.latest(survey, '2022')).toMatchObject({
      respondents: 58,
      version: 1,
      example: true,
    });
    expect(await site.services.responses.count(survey, '2023')).toBe(0);
  });

  test('is not touched by the next start', async () => {
    await loadExample(site.services);
    const before = await site.services.publications.latest(survey, '2022');
    await loadExample(site.services);
    expect(await site.services.waves.list()).toEqual(loaded);
    expect(await site.services.publications.latest(survey, '2022')).toEqual(before);
    expect(await site.services.responses.count(survey, '2022')).toBe(58);
  });

  test.each([
    ['responses', 'addImported', 'before'],
    ['responses', 'addImported', 'after'],
    ['publications', 'add', 'before'],
    ['publications', 'add', 'after'],
    ['waves', 'save', 'before'],
    ['waves', 'save', 'after'],
  ] as const)('that was cut off at %s.%s (%s) is completed by the next start', async (store, method, at) => {
    const services = { ...site.services, [store]: cutOffAt(site.services[store], method as never, at) };
    await expect(loadExample(services)).rejects.toThrow(CutOff);
    await loadExample(site.services);
    expect(await site.services.waves.list()).toEqual(loaded);
    expect(await site.services.responses.count(survey, '2022')).toBe(58);
    expect(await site.services.publications.latest(survey, '2022')).toMatchObject({ respondents: 58 });
  });

  test('is not loaded when somebody has a wave of their own', async () => {
    const own = { survey, wave: '2023', example: false };
    await openWave(site.services.waves, own);
    await loadExample(site.services);
    expect(await site.services.waves.list()).toEqual([{ ...own, state: 'open' }]);
    expect(await site.services.responses.count(survey, '2022')).toBe(0);
  });

  test('is left out when the surveys of another publisher come without it', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'barnevern-test-'));
    const from = path.join(site.services.config.surveysFolder, survey);
    await cp(from, path.join(folder, survey), { recursive: true });
    await rm(path.join(folder, survey, 'example'), { recursive: true });
    const config = { ...site.services.config, surveysFolder: folder };
    await loadExample({ ...site.services, config });
    expect(await site.services.waves.list()).toEqual([loaded[0], loaded[3]]);
    await rm(folder, { recursive: true });
  });
});
