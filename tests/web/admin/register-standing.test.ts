import { type TestApp, testApp } from '../../builders/app.ts';
import { openPersonally, putAskedUnits } from '../../builders/asked-units.ts';
import { survey, wave } from '../../builders/leader.ts';
import { type MemberBrowser, memberAt } from '../../builders/member.ts';

const at = `/admin/undersokelser/${survey}/${wave}`;
let site: TestApp;
let editor: MemberBrowser;

beforeAll(async () => {
  site = await testApp();
  editor = await memberAt(site, { role: 'editor' });
  await openPersonally(site);
  await putAskedUnits(site, 8, (index) => ({
    invited: index !== 2,
    answered: index === 3,
    declined: index === 4,
    ...(index === 5 ? { contacts: [] } : {}),
    ...(index === 6 ? { contacts: [{ email: 'borte@eksempel.no', state: 'bounced' }] } : {}),
    ...(index === 7 ? { contacts: [{ email: 'nei@eksempel.no', state: 'optedOut' }] } : {}),
  }));
});
afterAll(() => site.close());

/** The services in the list, by the register's ids. */
async function listed(query: string): Promise<string[]> {
  const { text } = await editor.get(`${at}/register?${query}`);
  return [...text.matchAll(/<span class="register-id">(\w+)</g)].map(([, id = '']) => id);
}

test.each([
  ['kan-paminnes', ['K001', 'K002']],
  ['ikke-invitert', ['K003']],
  ['svart', ['K004']],
  ['vil-ikke', ['K005']],
  ['uten-adresse', ['K006']],
  ['i-retur', ['K007']],
  ['tull', []],
])('The register shows which services stand as «%s»', async (status, ids) => {
  expect(await listed(`status=${status}`)).toEqual(ids);
});

test('Who may still be reminded is one step from where their number stands', async () => {
  const { text } = await editor.get(`${at}/folg-med`);
  expect(text).toContain('2 tjenester kan få en påminnelse');
  expect(text).toContain(`href="${at}/register?status=kan-paminnes"`);
});

test('How it stands goes together with the other filters, and is not there with an open link', async () => {
  expect(await listed('status=kan-paminnes&sok=k002')).toEqual(['K002']);
  expect((await editor.get(`${at}/register`)).text).toContain('name="status"');
  await openPersonally(site, { access: 'open' });
  expect((await editor.get(`${at}/register`)).text).not.toContain('name="status"');
});
