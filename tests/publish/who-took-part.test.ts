import { deleteLinkable } from '../../server/fieldwork/deletion.ts';
import { publishWave } from '../../server/publish.ts';
import { answered, answeredWave } from '../builders/answered-wave.ts';
import type { TestApp } from '../builders/app.ts';
import { unitsInGroups } from '../builders/watched-units.ts';

const { survey, wave } = answered;
let site: TestApp;

beforeAll(async () => {
  site = await answeredWave();
});
afterAll(() => site.close());

const publish = async () => publishWave(site.services, (await site.services.waves.find(survey, wave))!);

test('Without a register nothing is told of who took part', async () => {
  const { participation, sections } = await publish();
  expect(participation).toBeUndefined();
  expect(sections[0]?.figures[0]?.all.frame).toBeUndefined();
});

test('With one, it is told, and goes on being told when the units are deleted', async () => {
  const units = unitsInGroups([
    [{ region: 'nord' }, 40, 32],
    [{ region: 'sor' }, 50, 40],
    [{ region: 'vest' }, 3, 0],
  ]);
  await site.services.units.putRegister(units.map((unit) => ({ ...unit, survey, wave })));
  const before = await publish();
  expect(before.participation).toMatchObject({ units: 93, answered: 72, rate: 77.4 });
  expect(before.participation?.breakdowns).toMatchObject([
    { id: 'region', label: 'Region', groups: [{ units: 50 }, { label: 'Vest og Nord', units: 43 }] },
  ]);
  expect(before.sections[0]?.figures[0]?.all.frame).toBe(93);

  await deleteLinkable(site.services, survey, wave, '2027-01-01');
  expect(await site.services.units.list(survey, wave)).toEqual([]);
  const after = await publish();
  expect(after.participation).toEqual(before.participation);
  expect(after.sections[0]?.figures[0]?.all.frame).toBe(93);
});
