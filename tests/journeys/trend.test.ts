import { paths } from '../../server/web/paths.ts';
import { survey } from '../builders/leader.ts';
import { describeInBrowser } from './browser.ts';
import { inspect } from './inspection.ts';

describeInBrowser(
  'Everybody can follow a survey over time',
  (visit) => {
    test.each([
      ['with breaks between the waves', survey, '2a'],
      ['with means alone, of waves that are known only as printed', 'baerum-puls', 'rom'],
    ])('%s', async (_name, id, item) => {
      const page = await visit.page();
      expect((await page.goto(paths.trends(id)))?.status()).toBe(200);
      const chart = page.locator(`[id="${item}"] canvas`);
      await chart.scrollIntoViewIfNeeded();
      await page.waitForFunction(
        (canvas) => (canvas as HTMLCanvasElement).width > 300,
        await chart.elementHandle(),
      );
      await inspect(page);
    });

    test('without scripts, in the table alone', async () => {
      const context = await visit.browserOf({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`${visit.origin}${paths.trends(survey)}`);
      expect(await page.locator('canvas').first().isVisible()).toBe(false);
      expect(
        await page
          .getByRole('columnheader', { name: /høsten 2021/ })
          .first()
          .isVisible(),
      ).toBe(true);
    });

    test('from the page of the survey', async () => {
      const page = await visit.page();
      await page.goto(paths.survey(survey));
      await page.getByRole('link', { name: 'Se utviklingen over tid' }).click();
      await page.getByRole('heading', { level: 1, name: 'Utvikling' }).waitFor();
    });
  },
  { example: true },
);
