import type { Page } from 'playwright-core';
import { nb } from '../../server/web/i18n/nb.ts';
import { fullAnswers } from '../builders/leader.ts';
import { describeInBrowser } from './browser.ts';
import { answer, field, giveDraft, option, press, question, sectionPath } from './form-page.ts';

describeInBrowser('Questions that an answer opens', (visit) => {
  async function atSection(section: string, answers = {}): Promise<Page> {
    const page = await visit.page();
    await giveDraft(page.context(), visit.site.services, { [section]: answers });
    await page.goto(sectionPath(section));
    return page;
  }

  test('come and go at once, and the ones that went are not sent', async () => {
    const page = await atSection('5');
    const isOpen = async () => [
      await question(page, '5h').isVisible(),
      await question(page, '5i').isVisible(),
    ];
    expect(await isOpen()).toEqual([false, false]);
    await answer(page, { ...fullAnswers[5], '5g': 'enig' });
    expect(await isOpen()).toEqual([true, true]);
    await answer(page, { '5h': ['skole'], '5i': ['okonomi'] });
    await option(page, '5g', 'vet-ikke').check();
    expect(await isOpen()).toEqual([false, false]);
    const sent = page.waitForRequest(
      (request) => request.isNavigationRequest() && request.method() === 'POST',
    );
    await press(page, 'Neste', sectionPath('6'));
    const fields = [...new URLSearchParams((await sent).postData() ?? '').keys()];
    expect(fields).toContain('5g');
    expect(fields).not.toContain('5h');
    expect(fields).not.toContain('5i');
  });

  test('keep what was ticked in them while the leader hesitates', async () => {
    const page = await atSection('5');
    await answer(page, { '5g': 'enig', '5h': ['skole'] });
    await option(page, '5g', 'uenig').check();
    await option(page, '5g', 'delvis-enig').check();
    expect(await option(page, '5h', 'skole').isChecked()).toBe(true);
  });

  test('are announced, for they may open out of sight', async () => {
    const page = await atSection('6');
    await option(page, '6a', 'uenig').check();
    await page.getByRole('status').filter({ hasText: nb.form.newQuestions }).waitFor();
  });

  test('are there when the page is opened again', async () => {
    const page = await atSection('6', { '6a': 'uenig' });
    expect(await question(page, '6b').isVisible()).toBe(true);
  });

  test('ask for own words only when the option for them is ticked, and send none when it is not', async () => {
    const page = await atSection('6', { '6a': 'uenig' });
    const words = field(page, '6b-other');
    expect(await words.isVisible()).toBe(false);
    await option(page, '6b', 'annet').check();
    await words.fill('Lange avstander');
    await option(page, '6b', 'annet').uncheck();
    expect(await words.isVisible()).toBe(false);
    await option(page, '6b', 'ansatte').check();
    await press(page, 'Neste', sectionPath('7'));
    await page.goto(sectionPath('6'));
    expect(await option(page, '6b', 'annet').isChecked()).toBe(false);
    expect(await words.inputValue()).toBe('');
  });

  test('show own words that are already written', async () => {
    const page = await atSection('6', { '6a': 'uenig', '6b': ['annet'], '6b.other': 'Lange avstander' });
    expect(await field(page, '6b-other').isVisible()).toBe(true);
    expect(await field(page, '6b-other').inputValue()).toBe('Lange avstander');
  });
});
