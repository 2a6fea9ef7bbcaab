import type { BrowserContext, Page } from 'playwright-core';
import { memberAt, sessionOf } from '../builders/member.ts';
import { describeInBrowser, desk, type Visit } from './browser.ts';
import { inspect } from './inspection.ts';

describeInBrowser('The pages of an organisation', (visit) => {
  async function ownerIn({
    site,
    browserOf,
    origin,
  }: Visit): Promise<{ context: BrowserContext; page: Page }> {
    const { token } = await sessionOf(site);
    const context = await browserOf();
    await context.addCookies([{ name: 'okt', value: token, url: origin }]);
    return { context, page: await context.newPage() };
  }

  test('are readable for everybody, on every screen', async () => {
    const { page } = await ownerIn(visit);
    const { user } = await memberAt(visit.site, { role: 'analyst' });
    const owner = await memberAt(visit.site);
    await owner.post('/admin/organisasjon/invitasjoner', {
      epost: 'ny.kollega@eksempel.no',
      rolle: 'editor',
    });
    for (const address of ['', '/innstillinger', `/kollegaer/${user}`]) {
      await page.goto(`/admin/organisasjon${address}`);
      await inspect(page);
    }
    await page.goto('/admin/logg');
    await inspect(page);
  });

  test('let an owner invite, mend what is wrong and withdraw, by the keyboard alone', async () => {
    const { page } = await ownerIn(visit);
    await page.setViewportSize(desk);
    await page.goto('/admin/organisasjon');
    await page.getByLabel('E-postadresse').focus();
    await page.keyboard.type('kollega@');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Rolle –' }).waitFor();
    await inspect(page);
    await page.getByRole('link', { name: 'E-postadresse –' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('epost');
    await page.keyboard.press('End');
    await page.keyboard.type('eksempel.no');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Gi lenken til kollegaen' }).waitFor();
    expect(await page.getByLabel('Lenken', { exact: true }).inputValue()).toMatch(
      /\/admin\/invitasjon\/[\w-]{43}$/,
    );
    await inspect(page);
    await page.goto('/admin/organisasjon');
    await page.getByRole('button', { name: 'Trekk tilbake invitasjonen til kollega@eksempel.no' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Invitasjonen er trukket tilbake.').waitFor();
    expect(await page.getByText('kollega@eksempel.no', { exact: true }).count()).toBe(0);
  });
});
