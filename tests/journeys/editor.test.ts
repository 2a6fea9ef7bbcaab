import type { Page } from 'playwright-core';
import { writtenIn } from '../../server/fieldwork/questionnaires/shelf.ts';
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

/** The line where the cursor is. */
const lineOf = (page: Page) => page.locator('.cm-activeLine').textContent();

/** Presses Tab until the focus is there, as far as anybody would. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 12; press++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`Tab does not lead to ${selector}.`);
}

describeInBrowser('A colleague writes a questionnaire', (visit) => {
  test('with nothing but the keyboard, from an error to its line and to what can stand there', async () => {
    const page = await editorIn(visit);
    await page.locator('[data-ready]').waitFor();
    const source = writtenIn(visit.site.services.library(), { survey, slug: wave })!.source;
    await text(page).focus();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('"kind": "text"');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.insertText('"kind": "tekst"');

    const finding = remarks(page).getByText('Slaget (kind) "tekst" finnes ikke');
    await finding.waitFor();
    await page.locator('.cm-lint-marker-error').waitFor();
    expect(await findingsOfAxe(page)).toEqual([]);

    // Escape and Tab lead out of the text, as the page says, and on to the finding, which leads back to its line.
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Escape');
    await tabTo(page, '[data-remarks] a[data-line]');
    await page.keyboard.press('Enter');
    expect(await lineOf(page)).toContain('"kind": "tekst"');

    await page.keyboard.press('ArrowRight');
    for (const _ of '",') await page.keyboard.press('ArrowLeft');
    for (const _ of 'tekst') await page.keyboard.press('Backspace');
    await page.keyboard.type('te');
    await page.getByRole('option', { name: 'text', exact: true }).waitFor();
    // CodeMirror takes no answer in the first moment: what is typed then was not meant for the list.
    await page.waitForTimeout(100);
    await page.keyboard.press('Enter');
    await finding.waitFor({ state: 'detached' });
    expect(await page.locator('textarea[name="tekst"]').inputValue()).toBe(source);

    await page.keyboard.press('Escape');
    await tabTo(page, 'form button:not([type="button"]):not(.cm-button)');
    await page.keyboard.press('Enter');
    await page.getByText('Skjemaet er lagret').waitFor();
    const stored = await visit.site.services.questionnaires.find(survey, wave);
    expect(stored).toMatchObject({ source, revision: 1 });
  });

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
