import type { Page } from 'playwright-core';
import { formPath, fullAnswers } from '../builders/leader.ts';
import { describeInBrowser } from './browser.ts';
import {
  answer,
  button,
  field,
  giveDraft,
  isSaved,
  option,
  press,
  saveState,
  sectionPath,
  withClock,
} from './form-page.ts';

const words = 'Vi har et ungdomsråd som møtes hver måned.';

describeInBrowser('What a leader has written', (visit) => {
  async function atSection(section: string): Promise<Page> {
    const page = await withClock(visit.page());
    await giveDraft(page.context(), visit.site.services);
    await page.goto(sectionPath(section));
    return page;
  }

  test('saves by itself, and is there when the page is loaded again', async () => {
    const page = await atSection('2');
    await field(page, '2d').fill(words);
    await option(page, '2c', 'enig').check();
    await isSaved(page);
    await page.reload();
    expect(await field(page, '2d').inputValue()).toBe(words);
    expect(await option(page, '2c', 'enig').isChecked()).toBe(true);
  });

  test('is saved when the leader goes elsewhere in the middle of a word', async () => {
    const page = await atSection('2');
    const saved = page.waitForResponse((response) => response.request().method() === 'POST');
    await field(page, '2d').fill(words);
    await page.getByRole('link', { name: 'Barnevernsundersøkelser' }).click();
    await page.waitForURL(`${visit.origin}/`);
    await saved.catch(() => undefined);
    await page.goto(sectionPath('2'));
    expect(await field(page, '2d').inputValue()).toBe(words);
  });

  test('is saved when the leader leaps to another section', async () => {
    const page = await atSection('2');
    await field(page, '2d').fill(words);
    await page.locator('.steps summary').click();
    await press(page, 'Ettervern', sectionPath('8'));
    await page.goto(sectionPath('2'));
    expect(await field(page, '2d').inputValue()).toBe(words);
  });

  test('is there in a browser that was closed and opened again', async () => {
    const before = await visit.browserOf();
    const page = await withClock(before.newPage());
    await page.goto(formPath);
    await press(page, 'Start', sectionPath('1'));
    await field(page, '1b').fill('12');
    await isSaved(page);
    const storageState = await before.storageState();
    await before.close();

    const after = await visit.page({ storageState });
    await after.goto(formPath);
    await press(after, 'Fortsett der du slapp', sectionPath('1'));
    expect(await field(after, '1b').inputValue()).toBe('12');
  });

  test('is there on another device with the code from «Fortsett senere»', async () => {
    const page = await atSection('1');
    await answer(page, fullAnswers[1] ?? {});
    await press(page, 'Fortsett senere', `${formPath}/fortsett`);
    const code = await page.locator('.access-code').textContent();

    const other = await visit.page();
    await other.goto(formPath);
    await other.getByRole('link', { name: /Fortsett med koden din/ }).click();
    await other.getByLabel('Kode').fill(code?.toLowerCase() ?? '');
    await press(other, 'Fortsett', sectionPath('2'));
    await other.goto(sectionPath('1'));
    expect(await field(other, '1b').inputValue()).toBe('12');
  });

  test('is kept in each of two tabs on two sections', async () => {
    const page = await atSection('1');
    const tab = await page.context().newPage();
    await tab.goto(sectionPath('2'));
    await Promise.all([field(page, '1b').fill('7'), field(tab, '2a').fill('14')]);
    await Promise.all([isSaved(page), isSaved(tab)]);
    await Promise.all([page.reload(), tab.reload()]);
    expect(await field(page, '1b').inputValue()).toBe('7');
    expect(await field(tab, '2a').inputValue()).toBe('14');
  });

  test('is never overtaken by an older save on a slow line', async () => {
    const page = await atSection('2');
    let first = true;
    await page.route('**/del/2', async (route) => {
      // The first save is held up on its way until a second, if there were one, would have passed it.
      if (route.request().method() === 'POST' && first) {
        first = false;
        await field(page, '2d').fill(words);
        await button(page, 'Fortsett senere').click();
        await page.evaluate(() => fetch('/helse'));
      }
      await route.continue();
    });
    await field(page, '2d').fill('Vi har');
    await page.waitForURL('**/fortsett');
    await page.goto(sectionPath('2'));
    expect(await field(page, '2d').inputValue()).toBe(words);
  });

  test('stays on the page when it is far too long, and the leader is told', async () => {
    const page = await atSection('2');
    const tooLong = 'Barnas stemme. '.repeat(16_000);
    await answer(page, fullAnswers[2] ?? {});
    await field(page, '2d').fill(tooLong);
    await button(page, 'Neste').click();
    await saveState(page, 'tooLong').waitFor();
    expect(await field(page, '2d').inputValue()).toBe(tooLong);
    await field(page, '2d').fill('Barnas stemme. '.repeat(5000));
    await button(page, 'Neste').click();
    await page.getByRole('link', { name: /Kort den ned til 2\s000/ }).waitFor();
    await field(page, '2d').fill(words);
    await press(page, 'Neste', sectionPath('3'));
  });

  test('counts down towards the limit', async () => {
    const page = await atSection('2');
    const counter = page.locator('#teller-2d');
    await field(page, '2d').fill('x'.repeat(1990));
    expect(await counter.textContent()).toBe('10 tegn igjen');
    await field(page, '2d').fill('x'.repeat(2003));
    expect(await counter.textContent()).toBe('3 tegn for mye');
  });
});
