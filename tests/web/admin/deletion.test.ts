import { type TestApp, testApp } from '../../builders/app.ts';
import { openPersonally, putAskedUnits } from '../../builders/asked-units.ts';
import { survey, wave } from '../../builders/leader.ts';
import { type MemberBrowser, memberAt } from '../../builders/member.ts';

const page = `/admin/undersokelser/${survey}/${wave}/sletting`;
let site: TestApp;
let editor: MemberBrowser;

beforeAll(async () => {
  site = await testApp();
  editor = await memberAt(site, { role: 'editor' });
  await openPersonally(site, { deleteOn: '2031-01-01' });
  await putAskedUnits(site, 6);
});
afterAll(() => site.close());

test('While the wave is open, who is asked cannot be deleted', async () => {
  expect((await editor.get(page)).status).toBe(409);
  expect((await editor.post(page)).status).toBe(409);
  expect(await site.services.units.list(survey, wave)).toHaveLength(6);
});

test('When it is closed, they can be deleted before the day that was promised, and the log says so', async () => {
  await openPersonally(site, { state: 'closed' });
  expect((await editor.get(page)).text).toContain('skjer det av seg selv 1. januar 2031');
  await editor.post(page);
  expect(await site.services.units.list(survey, wave)).toEqual([]);
  expect((await editor.get(page)).text).toContain('Hvem som er spurt, er slettet');
  const [entry] = await site.services.audit.list('forste', { limit: 1 });
  expect(entry?.deed).toBe('wave.linkableDeleted');
});
