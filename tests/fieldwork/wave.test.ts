import { findProgress, saveTyped, startAnswering, submit } from '../../server/fieldwork/answering.ts';
import { closeWave } from '../../server/fieldwork/closing.ts';
import { openWave } from '../../server/fieldwork/wave.ts';
import { publishWave } from '../../server/publish.ts';
import type { Services } from '../../server/services.ts';
import { openForm } from '../builders/answering.ts';
import { fullAnswers } from '../builders/leader.ts';
import { testDatabaseUri } from '../setup/database.ts';
import { CutOff, cutOffAt } from './cut-off.ts';
import { servicesOn } from './services.ts';

const survey = 'barnevernlederundersokelsen';
const wave = '2023';

let uri: string;
let site: { services: Services; close(): Promise<void> };
beforeEach(async () => {
  uri = testDatabaseUri();
  site = await servicesOn(uri);
});
afterEach(() => site.close());

const opened = { survey, wave, example: false };
const form = () => openForm(site.services.catalogue.find(survey, wave)!);
const fields = Object.assign({}, ...Object.values(fullAnswers)) as Record<string, string>;
const typed = Object.fromEntries(Object.entries(fields).map(([id, value]) => [id, [value]]));

/** Leaders who have answered everything, and submitted unless they are `undecided`. */
async function leaders(count: number, undecided = false): Promise<string[]> {
  const codes: string[] = [];
  for (let leader = 0; leader < count; leader++) {
    const code = (await startAnswering(site.services, form()))!;
    await saveTyped(site.services, form(), code, Object.keys(typed), typed);
    if (!undecided) await submit(site.services, form(), code);
    codes.push(code);
  }
  return codes;
}

const publish = async (services = site.services) =>
  publishWave(services, (await services.waves.find(survey, wave))!);

describe('A wave', () => {
  test('with personal links is not opened past its own page', async () => {
    const { waves } = site.services;
    const personal = { ...opened, wave: '2022', example: false };
    await waves.save({ ...personal, state: 'draft', access: 'personal' });
    await expect(openWave(waves, personal)).rejects.toThrow('Åpne den på siden dens under /admin');
    expect((await waves.find(survey, '2022'))?.state).toBe('draft');
  });

  test('is opened once, and opening it again changes nothing', async () => {
    await openWave(site.services.waves, opened);
    await openWave(site.services.waves, opened);
    expect(await site.services.waves.list()).toMatchObject([{ ...opened, state: 'open' }]);
  });

  test('forgets its drafts and used codes when it closes, but not what is submitted', async () => {
    await openWave(site.services.waves, opened);
    const [code] = await leaders(1, true);
    const [used] = await leaders(1);
    await closeWave(site.services, survey, wave);
    expect(await site.services.waves.find(survey, wave)).toMatchObject({ state: 'closed' });
    for (const gone of [code, used])
      expect(await findProgress(site.services, form(), gone)).toEqual({ state: 'unknown' });
    expect(await submit(site.services, form(), code)).toEqual({ state: 'unknown' });
    expect(await site.services.responses.count(survey, wave)).toBe(1);
  });

  test.each([
    ['waves', 'change', 'before'],
    ['waves', 'change', 'after'],
    ['drafts', 'removeWave', 'before'],
    ['drafts', 'removeWave', 'after'],
  ] as const)(
    'whose closing is cut off at %s.%s (%s) is closed by the next try',
    async (store, method, at) => {
      await openWave(site.services.waves, opened);
      const [code] = await leaders(1, true);
      const services = { ...site.services, [store]: cutOffAt(site.services[store], method as never, at) };
      await expect(closeWave(services, survey, wave)).rejects.toThrow(CutOff);
      await closeWave(site.services, survey, wave);
      expect(await site.services.waves.find(survey, wave)).toMatchObject({ state: 'closed' });
      expect(await findProgress(site.services, form(), code)).toEqual({ state: 'unknown' });
    },
  );

  test('is not opened again once it is closed or published', async () => {
    await openWave(site.services.waves, opened);
    await closeWave(site.services, survey, wave);
    const refusal = { kind: 'conflict', message: expect.stringContaining('kan ikke åpnes igjen') };
    await expect(openWave(site.services.waves, opened)).rejects.toMatchObject(refusal);
    await publish();
    await expect(openWave(site.services.waves, opened)).rejects.toMatchObject(refusal);
    expect(await site.services.waves.find(survey, wave)).toMatchObject({ state: 'published' });
  });

  test('that holds example answers is not opened for real ones', async () => {
    await openWave(site.services.waves, { ...opened, example: true });
    await expect(openWave(site.services.waves, opened)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringMatching(/eksempeldata.*DATA_DIR/),
    });
    expect(await site.services.waves.find(survey, wave)).toMatchObject({ example: true });
  });

  test('that is published stays published when it is closed once more', async () => {
    await openWave(site.services.waves, opened);
    await closeWave(site.services, survey, wave);
    await publish();
    await closeWave(site.services, survey, wave);
    expect(await site.services.waves.find(survey, wave)).toMatchObject({ state: 'published' });
  });

  test('that nobody has opened cannot be closed', async () => {
    await expect(closeWave(site.services, survey, wave)).rejects.toMatchObject({
      kind: 'missing',
      message: expect.stringContaining('er ikke åpnet eller importert'),
    });
  });
});

describe('Publishing', () => {
  test('is refused while the wave takes answers, and changes nothing', async () => {
    await openWave(site.services.waves, opened);
    await expect(publish()).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('Lukk den før du publiserer'),
    });
    expect(await site.services.publications.latest(survey, wave)).toBeUndefined();
    expect(await site.services.waves.find(survey, wave)).toMatchObject({ state: 'open' });
  });

  test('makes versions 1 and 2, each of the answers that were there', async () => {
    await openWave(site.services.waves, opened);
    await leaders(12);
    await closeWave(site.services, survey, wave);
    expect(await publish()).toMatchObject({ version: 1, respondents: 12, example: false });
    expect(await publish()).toMatchObject({ version: 2, respondents: 12 });
    expect((await site.services.publications.latest(survey, wave))?.version).toBe(2);
  });

  test('stores a publication that is read back just as it was composed', async () => {
    await openWave(site.services.waves, opened);
    await leaders(12);
    await closeWave(site.services, survey, wave);
    const composed = await publish();
    const { services, close } = await servicesOn(uri);
    // From another app, which has nothing in memory. Nothing is lost: an `undefined` has no place in JSON.
    expect(await services.publications.latest(survey, wave)).toStrictEqual(
      JSON.parse(JSON.stringify(composed)),
    );
    await close();
  });

  test('never changes a version that is there', async () => {
    await openWave(site.services.waves, opened);
    await leaders(12);
    await closeWave(site.services, survey, wave);
    const first = await publish();
    await site.services.publications.add(first);
    await expect(site.services.publications.add({ ...first, respondents: 99 })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('publiserte samtidig'),
    });
    const { services, close } = await servicesOn(uri);
    expect((await services.publications.latest(survey, wave))?.respondents).toBe(12);
    await close();
  });

  test('twice at the same moment either makes two versions or refuses one', async () => {
    await openWave(site.services.waves, opened);
    await leaders(12);
    await closeWave(site.services, survey, wave);
    const both = await Promise.allSettled([publish(), publish()]);
    const made = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value.version] : []));
    expect(made.length).toBeGreaterThan(0);
    expect((await site.services.publications.latest(survey, wave))?.version).toBe(Math.max(...made));
    for (const each of both)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ kind: 'conflict' });
  });

  test.each([
    ['publications', 'add', 'before'],
    ['publications', 'add', 'after'],
    ['waves', 'change', 'before'],
    ['waves', 'change', 'after'],
  ] as const)('that is cut off at %s.%s (%s) is completed by the next try', async (store, method, at) => {
    await openWave(site.services.waves, opened);
    await leaders(12);
    await closeWave(site.services, survey, wave);
    const services = { ...site.services, [store]: cutOffAt(site.services[store], method as never, at) };
    await expect(publish(services)).rejects.toThrow(CutOff);
    const { version } = await publish();
    expect((await site.services.publications.latest(survey, wave))?.version).toBe(version);
    expect(await site.services.waves.find(survey, wave)).toMatchObject({ state: 'published' });
  });
});
