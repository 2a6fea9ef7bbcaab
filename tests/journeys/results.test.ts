import type { Page } from 'playwright-core';
import { paths } from '../../server/web/paths.ts';
import { survey } from '../builders/leader.ts';
import { describeInBrowser, desk } from './browser.ts';
import { inspect } from './inspection.ts';

const at = [survey, '2022'] as const;

/** Waits until the chart that is shown in the figure is drawn, and tells what it says to those who do not see it. */
async function alternativeOf(page: Page, figure: string): Promise<string> {
  const canvas = page.locator(`[id="${figure}"] > .view:not([hidden]) canvas`);
  await canvas.scrollIntoViewIfNeeded();
  await page.waitForFunction(
    (element) => (element as HTMLCanvasElement).style.width !== '',
    await canvas.elementHandle(),
  );
  return (await canvas.getAttribute('aria-label')) ?? '';
}

describeInBrowser(
  'Everybody can read results',
  (visit) => {
    test('turning a figure to another of its views with the keyboard alone', async () => {
      const page = await visit.page({ viewport: desk });
      await page.goto(paths.results(...at));
      expect(await alternativeOf(page, '2c')).toMatch(/Alle \(N = 58\): Uenig \d+ %/);
      const regions = page.locator('[id="2c"] .views').getByRole('button', { name: 'Bufetat-region' });
      await regions.focus();
      await page.keyboard.press('Enter');
      expect(await regions.getAttribute('aria-pressed')).toBe('true');
      // The view is fetched before it takes the place of the one that is shown.
      await page.locator('[id="2c"] > .view[data-view="1a"]').waitFor();
      expect(await alternativeOf(page, '2c')).toMatch(/Alle \(N = 58\): .* Vest/);
      expect(await page.locator('[id="2c"] > .view:not([hidden])').count()).toBe(1);
      const own = page.locator('[id="2c"] [data-own-page]');
      expect(await own.getAttribute('href')).toContain('/figur/2c?visning=1a');
    });

    test('finding figures while writing, in an address that leads others to the same', async () => {
      const page = await visit.page({ viewport: desk });
      await page.goto(paths.results(...at));
      await page.getByLabel('Ord i spørsmålet eller svarene').fill('reell innflytelse');
      const count = page.locator('[data-found-count]');
      expect(await count.textContent()).toMatch(/^Viser 1 av \d+ figurer\.$/);
      expect(await page.locator('[data-sought]:visible').count()).toBe(1);
      expect(page.url()).toContain('sok=reell+innflytelse');
      await page.getByLabel('Ord i spørsmålet eller svarene').fill('finnesikke');
      expect(await page.getByRole('heading', { name: 'Ingen treff' }).isVisible()).toBe(true);
      await page.reload();
      expect(await count.textContent()).toMatch(/^Viser 0 av/);
    });

    test('showing all figures by group, with intervals, without losing the place in the form', async () => {
      const page = await visit.page({ viewport: desk });
      await page.goto(paths.results(...at));
      const how = page.getByLabel('Vis figurene etter');
      await how.focus();
      await page.keyboard.type('Bufetat');
      await page.locator('[id="2c"] > .view[data-view="1a"]').waitFor();
      expect(await how.evaluate((element) => element === document.activeElement)).toBe(true);
      expect(page.url()).toContain('visning=1a');
      expect(await alternativeOf(page, '2c')).toMatch(/Alle \(N = 58\): .* Vest/);
      await page.getByLabel('Ord i spørsmålet eller svarene').fill('reell innflytelse');
      expect(await page.locator('[data-sought]:visible').count()).toBe(1);
      // What is fetched keeps to what is sought.
      await how.selectOption('');
      await page.locator('[id="2c"] > .view[data-view=""]').waitFor();
      expect(await page.locator('[data-sought]:visible').count()).toBe(1);
      await inspect(page);
    });

    test('a view that cannot be fetched is had on the figure’s own page', async () => {
      const page = await visit.page({ viewport: desk });
      await page.goto(paths.results(...at));
      await page.route('**/ramme*', (route) => route.fulfill({ status: 404 }));
      await page.locator('[id="2c"] .views').getByRole('button', { name: 'Bufetat-region' }).click();
      await page.waitForURL(/figur\/2c\?visning=1a$/);
    });

    test('without scripts, each view on the figure’s own page', async () => {
      const context = await visit.browserOf({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`${visit.origin}${paths.results(...at)}`);
      await page.locator('[id="2c"] .views').getByRole('link', { name: 'Bufetat-region' }).click();
      await page.waitForURL(/figur\/2c\?visning=1a$/);
      expect(await page.getByRole('rowheader', { name: 'Vest' }).first().isVisible()).toBe(true);
      expect(await page.locator('canvas').first().isVisible()).toBe(false);
    });

    test.each([
      ['the page of a figure', paths.figure(...at, '2a')],
      ['the page of a figure, in another view', paths.figure(...at, '5h', '1a')],
    ])('%s', async (_name, path) => {
      const page = await visit.page();
      expect((await page.goto(path))?.status()).toBe(200);
      await page.locator('.embed > summary').click();
      expect(await page.locator('[data-embed]').first().inputValue()).toContain(`src="${visit.origin}/`);
      await inspect(page);
    });
  },
  { example: true },
);
