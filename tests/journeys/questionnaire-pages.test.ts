import { paths } from '../../server/web/paths.ts';
import { survey } from '../builders/leader.ts';
import { describeInBrowser, desk } from './browser.ts';
import { findingsOfAxe, fitsEveryScreen, inspect } from './inspection.ts';

const figures = ['baerum-nokkeltall', '2024'] as const;

describeInBrowser('Everybody can read and print the questions', (visit) => {
  test.each([
    ['on paper', paths.blank(survey, '2023')],
    ['on paper, with tables of figures', paths.blank(...figures)],
    ['in a codebook', paths.codebook(...figures)],
    ['where the address is wrong', paths.blank(survey, '1999')],
  ])('%s', async (_name, path) => {
    const page = await visit.page();
    await page.goto(path);
    await inspect(page);
  });

  test('in a long codebook too', async () => {
    const page = await visit.page();
    await page.goto(paths.codebook(survey, '2023'));
    await fitsEveryScreen(page);
  });

  test('in their own language', async () => {
    const page = await visit.page();
    await page.goto(paths.blank('baerum-brukerundersokelse', '2025'));
    await page.getByRole('link', { name: 'Nynorsk' }).click();
    await page.getByRole('heading', { level: 1, name: 'Korleis var møtet?' }).waitFor();
    await page.getByRole('link', { name: 'Kodebok' }).click();
    await page.getByRole('heading', { level: 1, name: 'Kodebok' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('nn');
    expect(await findingsOfAxe(page)).toEqual([]);
  });

  test('from the contents to a variable', async () => {
    const page = await visit.page({ viewport: desk });
    await page.goto(paths.codebook(survey, '2023'));
    await page.getByRole('link', { name: /^6b / }).click();
    expect(new URL(page.url()).hash).toBe('#v-6b');
    expect(await page.locator('article:target').textContent()).toContain('Bare hvis svaret på 6a er');
  });

  test('on sheets of A4, numbered, with nothing of the screen', async () => {
    const page = await visit.page({ viewport: desk });
    await page.goto(paths.blank(survey, '2023'));
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.startsWith('%PDF')).toBe(true);
    const sheets = [...pdf.matchAll(/\/MediaBox \[0 0 (\d+)[.\d]* (\d+)[.\d]*\]/g)];
    expect(sheets.length).toBeGreaterThan(3);
    expect(new Set(sheets.map(([, width, height]) => `${width} × ${height}`))).toEqual(
      new Set(['594 × 841']),
    );

    await page.emulateMedia({ media: 'print' });
    for (const element of ['.site-header', '.site-footer', '.ds-breadcrumbs', '.print-hint'])
      expect(await page.locator(element).isVisible()).toBe(false);
    const splits = await page
      .locator('.paper-question')
      .evaluateAll((all) => all.filter((each) => getComputedStyle(each).breakInside !== 'avoid').length);
    expect(splits).toBe(0);
  });
});
