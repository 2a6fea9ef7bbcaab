import { completeClosing, forgetPilots, keepDays } from '../server/due-waves.ts';
import { type TestApp, testApp } from './builders/app.ts';
import { openPersonally, putAskedUnits } from './builders/asked-units.ts';
import { survey, wave } from './builders/leader.ts';
import { organisationsIn } from './builders/member.ts';

let site: TestApp;

beforeAll(async () => {
  site = await testApp();
  await organisationsIn(site);
  await openPersonally(site, { closesOn: '2027-03-01', deleteOn: '2027-09-01' });
  await putAskedUnits(site, 3);
});
afterAll(() => site.close());

/** As late as it can be in Norway on a day, or as early. */
const lateOn = (day: string) => new Date(`${day}T23:59:00+01:00`);
const earlyOn = (day: string) => new Date(`${day}T00:01:00+01:00`);
const stored = async () => (await site.services.waves.find(survey, wave))!;

test('A wave takes answers for the whole of its last day', async () => {
  await keepDays(site.services, lateOn('2027-03-01'));
  expect((await stored()).state).toBe('open');
});

test('It closes by itself when the day is over, and the log says so', async () => {
  await keepDays(site.services, earlyOn('2027-03-02'));
  expect((await stored()).state).toBe('closed');
  const [entry] = await site.services.audit.list('forste', { limit: 1 });
  expect(entry).toMatchObject({ name: 'Plattformen', deed: 'wave.moved', survey, wave });
});

test('Who was asked is known until the day of deletion, and gone on it', async () => {
  await keepDays(site.services, new Date('2027-08-31T12:00:00Z'));
  expect(await site.services.units.list(survey, wave)).toHaveLength(3);
  await keepDays(site.services, new Date('2027-09-01T12:00:00Z'));
  expect(await site.services.units.list(survey, wave)).toEqual([]);
  expect((await stored()).linkableDeletedOn).toBe('2027-09-01');
});

test('What was tried out is gone within the hour when the pilot is over, and what was said when the wave is closed', async () => {
  const { pilot } = site.services;
  const named = { survey, wave: '2022' };
  const left = async () => [
    await pilot.responses.count(survey, '2022'),
    (await pilot.comments.list(survey, '2022')).length,
  ];
  await pilot.responses.put({ ...named, id: 'a'.repeat(32), version: 'x', answers: {} });
  await pilot.comments.add({ ...named, id: 'b', slug: '2022', page: '1', comment: 'Uklart' });
  await site.services.waves.save({ ...named, state: 'pilot', example: false });
  await forgetPilots(site.services);
  expect(await left()).toEqual([1, 1]);
  await site.services.waves.save({ ...named, state: 'open', example: false });
  await forgetPilots(site.services);
  expect(await left()).toEqual([0, 1]);
  await site.services.waves.save({ ...named, state: 'closed', example: false });
  await forgetPilots(site.services);
  expect(await left()).toEqual([0, 0]);
});

test('A wave that is still open on the day of deletion is closed then', async () => {
  await site.services.waves.save({
    survey,
    wave: '2022',
    state: 'open',
    example: false,
    deleteOn: '2027-09-01',
  });
  await keepDays(site.services, new Date('2027-08-31T12:00:00Z'));
  expect((await site.services.waves.find(survey, '2022'))?.state).toBe('open');
  await keepDays(site.services, new Date('2027-09-01T12:00:00Z'));
  expect(await site.services.waves.find(survey, '2022')).toMatchObject({
    state: 'closed',
    linkableDeletedOn: '2027-09-01',
  });
});

test('Doing it all again changes nothing', async () => {
  const before = await stored();
  await keepDays(site.services, new Date('2027-09-02T12:00:00Z'));
  await completeClosing(site.services);
  expect(await stored()).toEqual(before);
});

test('A close that was cut off is completed: the drafts go', async () => {
  await site.services.waves.save({
    survey,
    wave,
    state: 'closed',
    example: false,
    linkableDeletedOn: undefined,
  });
  await site.database.models.Wave.updateOne({ survey }, { $unset: { linkableDeletedOn: 1 } });
  await site.services.drafts.create({
    id: 'a'.repeat(32),
    survey,
    wave,
    state: 'open',
    revision: 0,
    sealed: Buffer.from('x'),
  });
  await completeClosing(site.services);
  expect(await site.database.models.Draft.countDocuments({})).toBe(0);
});
