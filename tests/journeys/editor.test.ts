import type { Page } from 'playwright-core';
import { paths } from '../../server/web/paths.ts';
import { survey } from '../builders/leader.ts';
import { sessionOf } from '../builders/member.ts';
import { describeInBrowser, desk, type Visit } from './browser.ts';
import { findingsOfAxe, fitsEveryScreen } from './inspection.ts';

const wave = '2022';
const address = paths.admin.questionnaires.editor(survey, wave, wave);

async function editorIn(visit: Visit, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const { token } = await sessionOf(visit.site, { role: 'editor' });
  const browser = await visit.browserOf({ viewport: desk, ...options });
  await browser.addCookies([{ name: 'okt', value: token, url: visit.origin }]);
  const page = await browser.newPage();
  await page.goto(address);
  return page;
}

const text = (page: Page) => page.getByRole('textbox', { name: 'Skjemaet som JSON' });
const remarks = (page: Page) => page.locator('[data-remarks]');

describeInBrowser('A colleague writes a questionnaire', (visit) => {
  test('on every screen, and with a screen reader', async () => {
    const page = await editorIn(visit);
    await page.locator('[data-ready]').waitFor();
    expect(await findingsOfAxe(page)).toEqual([]);
    await fitsEveryScreen(page);
  });

  test('without scripts, and is told line by line', async () => {
    const page = await editorIn(visit, { javaScriptEnabled: false });
    const written = await text(page).inputValue();
    await text(page).fill(written.replace(/"minutes": \d+/, '"minutes": 0'));
    await page.getByRole('button', { name: 'Lagre' }).click();
    await page.getByRole('heading', { name: 'Skjemaet er ikke lagret' }).waitFor();
    await remarks(page).getByText('Tallet må være minst 1.').waitFor();
    expect(await text(page).inputValue()).toContain('"minutes": 0');
  });
});
