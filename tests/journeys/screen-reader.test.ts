import type { Locator, Page } from 'playwright-core';
import type { Item } from '../../server/questionnaire/kinds/all.ts';
import { describeInBrowser } from './browser.ts';
import {
  button,
  giveDraft,
  question,
  questionnaireOf,
  saveState,
  sectionPath,
  sections,
  timePasses,
  withClock,
} from './form-page.ts';

/** Every follow-up is open. */
const opening = { 5: { '5g': 'enig' }, 6: { '6a': 'uenig' }, 7: { '7b': 'uenig' } };

describeInBrowser('A leader with a screen reader', (visit) => {
  async function atSection(section: string): Promise<Page> {
    const page = await withClock(visit.page());
    await giveDraft(page.context(), visit.site.services, opening);
    await page.goto(sectionPath(section));
    return page;
  }

  const itemsOf = (section: string) =>
    questionnaireOf(visit.site.services).sections.find(({ id }) => id === section)?.items ?? [];

  test('hears each question with its text, and its help after it', async () => {
    const page = await atSection('1');
    for (const section of sections) {
      await page.goto(sectionPath(section));
      for (const item of itemsOf(section)) {
        const asked = askedAs(page, item);
        expect([item.id, await asked.count()]).toEqual([item.id, 1]);
        expect(await description(asked)).toContain(item.help ?? '');
      }
    }
  });

  test('hears the unit of a number, and how long a text may be', async () => {
    const page = await atSection('2');
    expect(await description(page.getByRole('textbox', { name: /^Hvor mange saker/ }))).toMatch(/saker$/);
    expect(await description(page.getByRole('textbox', { name: /^Hvor stor andel/ }))).toMatch(/prosent$/);
    expect(await description(page.getByRole('textbox', { name: /^Hvordan får barn/ }))).toMatch(
      /Opptil 2000 tegn/,
    );
  });

  test.each(['1', '2', '5'])('hears what is wrong in section %s where it is wrong', async (section) => {
    const page = await atSection(section);
    await button(page, 'Neste').click();
    const summary = page.locator('[data-error-summary]');
    await summary.waitFor();
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.title()).toMatch(/^Feil: /);
    for (const item of itemsOf(section).filter(({ required, id }) => required && id !== '5g')) {
      const problem = await question(page, item.id).locator('.ds-validation-message').textContent();
      expect(problem).toBeTruthy();
      expect(await description(askedAs(page, item))).toContain(problem);
      await summary.getByRole('link', { name: item.text }).click();
      expect(await page.locator(':focus').getAttribute('name')).toBe(item.id);
    }
  });

  test('hears that the answers are saved once, not after every answer', async () => {
    const page = await atSection('3');
    const heard = await page.evaluateHandle(() => {
      const texts: string[] = [];
      const region = document.querySelector('[role="status"]');
      if (region)
        new MutationObserver(() => texts.push(region.textContent ?? '')).observe(region, { childList: true });
      return texts;
    });
    for (const id of ['3a', '3b', '3c']) {
      const saved = page.waitForResponse((response) => response.request().method() === 'POST');
      await question(page, id).getByRole('radio').first().check();
      await timePasses(page);
      await saved;
      await saveState(page, 'saved').waitFor();
    }
    expect(await heard.jsonValue()).toEqual(['Svarene er lagret']);
  });
});

/** Questions with options are groups; the others are fields. Either is named by the text of the question. */
function askedAs(page: Page, item: Item): Locator {
  const single = item.kind === 'number' || item.kind === 'percent' || item.kind === 'text';
  return page.getByRole(single ? 'textbox' : 'group', { name: item.text });
}

/** What a screen reader reads after the name. */
function description(element: Locator): Promise<string> {
  return element.evaluate((described) =>
    (described.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent?.trim() ?? '')
      .join(' '),
  );
}
