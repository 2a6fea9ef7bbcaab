import type { Page } from 'playwright-core';
import { formPath, fullAnswers } from '../builders/leader.ts';
import { describeInBrowser } from './browser.ts';
import {
  answer,
  button,
  field,
  giveDraft,
  isSaved,
  press,
  saveState,
  sectionPath,
  submitted,
  timePasses,
  withClock,
} from './form-page.ts';

const words = 'Vi har et ungdomsråd som møtes hver måned.';

describeInBrowser('When the connection is lost', (visit) => {
  async function atSection(section: string, answers = {}): Promise<Page> {
    const page = await withClock(visit.page());
    await giveDraft(page.context(), visit.site.services, answers);
    await page.goto(sectionPath(section));
    return page;
  }

  test('while writing, the words stay, the leader is told, and they are saved when it is back', async () => {
    const page = await atSection('2');
    await page.context().setOffline(true);
    await field(page, '2d').fill(words);
    await timePasses(page);
    await saveState(page, 'offline').waitFor();
    expect(await page.getByRole('status').filter({ hasText: 'Vi får ikke kontakt' }).count()).toBe(1);
    await page.context().setOffline(false);
    await isSaved(page);
    await page.reload();
    expect(await field(page, '2d').inputValue()).toBe(words);
  });

  test('on «Neste», the page stays, and goes on once it is back', async () => {
    const page = await atSection('1');
    await answer(page, fullAnswers[1] ?? {});
    await page.context().setOffline(true);
    await button(page, 'Neste').click();
    await saveState(page, 'offline').waitFor();
    expect(new URL(page.url()).pathname).toBe(sectionPath('1'));
    expect(await field(page, '1b').inputValue()).toBe('12');
    await page.context().setOffline(false);
    await press(page, 'Neste', sectionPath('2'));
    await page.goto(sectionPath('1'));
    expect(await field(page, '1b').inputValue()).toBe('12');
  });

  test('on «Lever svarene», nothing is submitted until it is back, and then once', async () => {
    const page = await visit.page();
    await giveDraft(page.context(), visit.site.services, {
      ...fullAnswers,
      1: { ...fullAnswers[1], '1b': '321' },
    });
    await page.goto(`${formPath}/se-over`);
    await page.context().setOffline(true);
    await button(page, 'Lever svarene').click();
    await saveState(page, 'offline').waitFor();
    await page.context().setOffline(false);
    await press(page, 'Lever svarene', `${formPath}/kvittering`);
    const mine = (await submitted(visit.site.services)).filter((answers) => answers['1b'] === 321);
    expect(mine).toHaveLength(1);
  });

  test('and a link is followed, the browser asks before it leaves what is not saved', async () => {
    const page = await atSection('2');
    await page.context().setOffline(true);
    await field(page, '2d').fill(words);
    await timePasses(page);
    await saveState(page, 'offline').waitFor();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await page.getByRole('link', { name: 'Barnevernsundersøkelser' }).click();
    expect(asked).toEqual(['beforeunload']);
    expect(await field(page, '2d').inputValue()).toBe(words);
  });

  test('because the server is down, it tries again by itself', async () => {
    visit.expectServerErrors();
    const page = await atSection('2');
    let down = true;
    await page.route('**/del/2', (route) => (down ? route.fulfill({ status: 503 }) : route.continue()));
    await field(page, '2d').fill(words);
    await timePasses(page);
    await saveState(page, 'offline').waitFor();
    down = false;
    await isSaved(page);
  });
});
