import { refuseOtherSecret } from '../../server/fieldwork/same-secret.ts';
import { type TestApp, testApp } from '../builders/app.ts';
import { openPersonally, putAskedUnits } from '../builders/asked-units.ts';

let site: TestApp;
const other = () => ({
  ...site.services,
  secret: Buffer.from('en annen hemmelighet, like lang som den første'),
});

beforeAll(async () => {
  site = await testApp();
  await putAskedUnits(site, 2);
});
afterAll(() => site.close());

test('A start with another secret is refused while links of an open wave are out', async () => {
  await openPersonally(site);
  await expect(refuseOtherSecret(site.services)).resolves.toBeUndefined();
  await expect(refuseOtherSecret(other())).rejects.toThrow('Sett SECRET tilbake til det den var');
});

test('Nothing hangs on the secret before and after', async () => {
  await openPersonally(site, { state: 'closed' });
  await expect(refuseOtherSecret(other())).resolves.toBeUndefined();
});
