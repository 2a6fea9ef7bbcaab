import { firstOwnerToken } from '../../server/accounts/first-run.ts';
import { codeAt } from '../builders/authenticator.ts';
import { describeInBrowser } from './browser.ts';
import { inspect } from './inspection.ts';
import { fill, press } from './keys.ts';

const password = 'blått tak over grønn sjø';
const email = 'aase@eksempel.no';

describeInBrowser('Somebody with a keyboard and no mouse', (visit) => {
  test('makes the organisation, sets up the second factor, signs out and in again', async () => {
    const page = await visit.page();
    await page.goto(`/admin/kom-i-gang/${await firstOwnerToken(visit.site.services)}`);
    await inspect(page);
    await fill(page, {
      organisasjon: 'Barnevernet i Nord',
      navn: 'Åse Ødegård',
      epost: email,
      nyttPassord: password,
    });
    await press(page, 'Lag organisasjonen', '/admin');

    await page.goto('/admin/konto');
    await inspect(page);
    await press(page, 'Slå på tofaktor', '/admin/konto/tofaktor');
    await inspect(page);
    const typed = await page.locator('.account-secret').textContent();
    await fill(page, { kode: '12345', passord: password });
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await inspect(page);
    await page.keyboard.press('Tab');
    await fill(page, { kode: codeAt(typed ?? ''), passord: password });
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Tofaktor er slått på' }).waitFor();
    await inspect(page);
    const codes = await page.locator('.recovery-codes li').allTextContents();
    expect(codes).toHaveLength(10);
    await press(page, 'Jeg har tatt vare på dem', '/admin/konto');
    await inspect(page);

    await press(page, 'Logg ut', '/admin/logg-inn?ut');
    await inspect(page);
    await page.goto('/admin/konto');
    await page.waitForURL('**/admin/logg-inn?til=*');
    await fill(page, { epost: email, passord: password });
    await page.keyboard.press('Enter');
    await page.waitForURL('**/admin/logg-inn/kode?til=*');
    await inspect(page);
    // The app's code of now was used to set it up.
    await fill(page, { kode: codes[0] ?? '' });
    await press(page, 'Fortsett', '/admin/konto');
    expect(await page.getByText('Du har 9 reservekoder igjen').count()).toBe(1);
  });

  test('mends what a sign-in is refused for, and finds the way to a new password', async () => {
    const page = await visit.page();
    await page.goto('/admin/logg-inn');
    await fill(page, { epost: 'aase', passord: 'x' });
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.title()).toMatch(/^Feil: /);
    await inspect(page);
    await press(page, 'Glemt passordet?', '/admin/glemt-passord');
    await inspect(page);
    await page.goto('/admin/nytt-passord/feil');
    await inspect(page);
  });
});
