import type { Page } from 'playwright-core';
import { formPath, fullAnswers } from '../builders/leader.ts';
import { describeInBrowser } from './browser.ts';
import { button, giveDraft, press, type SectionAnswers, sectionPath, sections } from './form-page.ts';
import { inspect } from './inspection.ts';

/** Everything that can open is open. */
const open: Record<string, SectionAnswers> = {
  ...fullAnswers,
  5: { ...fullAnswers[5], '5g': 'enig' },
  6: { '6a': 'uenig', '6b': ['annet'], '6b.other': 'Lange avstander' },
  7: { ...fullAnswers[7], '7c': 'uenig', '7d': ['annet'], '7d.other': 'Lange avstander' },
};

describeInBrowser('Everybody can use the form', (visit) => {
  async function withDraft(answers?: Record<string, SectionAnswers>): Promise<Page> {
    const page = await visit.page();
    await giveDraft(page.context(), visit.site.services, answers);
    return page;
  }

  test('the introduction: before, in the middle, lost and done', async () => {
    const page = await visit.page();
    await page.goto(formPath);
    await inspect(page);
    await page.goto(`${formPath}?mistet`);
    await inspect(page);
    await giveDraft(page.context(), visit.site.services, fullAnswers);
    await page.goto(formPath);
    await page.locator('summary').click();
    await inspect(page);
    await page.goto(`${formPath}/se-over`);
    await press(page, 'Lever svarene', `${formPath}/kvittering`);
    await inspect(page);
    await page.goto(formPath);
    await inspect(page);
  });

  test.each(sections)('section %s', async (section) => {
    const page = await withDraft(open);
    await page.goto(sectionPath(section));
    await page.locator('.steps summary').click();
    await inspect(page);
  });

  test.each(['1', '2', '5'])('section %s with errors', async (section) => {
    const page = await withDraft({ 2: { '2a': 'ti', '2d': 'x'.repeat(2100) } });
    await page.goto(sectionPath(section));
    await button(page, 'Neste').click();
    await page.locator('[data-error-summary]').waitFor();
    expect(await page.title()).toMatch(/^Feil: /);
    await inspect(page);
  });

  test('what is wrong looks the same wherever it is said', async () => {
    const page = await withDraft();
    await page.goto(`${sectionPath('4')}?rett`);
    const colours = await page
      .locator('.ds-validation-message')
      .evaluateAll((messages) => messages.map((message) => getComputedStyle(message).color));
    expect(colours).toHaveLength(6);
    expect(new Set(colours).size).toBe(1);
  });

  test('the review, when all is answered and when something is missing', async () => {
    const complete = await withDraft(open);
    await complete.goto(`${formPath}/se-over`);
    expect(await complete.title()).not.toMatch(/^Feil: /);
    await inspect(complete);
    const missing = await withDraft({ 1: { '1a': 'nord' } });
    await missing.goto(`${formPath}/se-over`);
    expect(await missing.title()).toMatch(/^Feil: /);
    await inspect(missing);
  });

  test('the page with the code, and the page that asks for it', async () => {
    const page = await withDraft();
    await page.goto(`${formPath}/fortsett`);
    await inspect(page);
    await page.context().clearCookies();
    await page.goto(`${formPath}/fortsett`);
    await inspect(page);
    await button(page, 'Fortsett').click();
    await page.locator('[data-error-summary]').waitFor();
    expect(await page.title()).toMatch(/^Feil: /);
    await inspect(page);
  });
});
