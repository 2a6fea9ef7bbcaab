import type { Page } from 'playwright-core';
import { nb } from '../../server/web/i18n/nb.ts';
import { formPath, fullAnswers } from '../builders/leader.ts';
import { describeInBrowser } from './browser.ts';
import {
  answer,
  field,
  giveDraft,
  option,
  press,
  question,
  sectionPath,
  sections,
  submitted,
} from './form-page.ts';

const withoutScripts = { javaScriptEnabled: false };

describeInBrowser('A leader whose browser runs no scripts', (visit) => {
  test('answers the whole survey, also the question that an answer opens', async () => {
    const page = await visit.page(withoutScripts);
    await page.goto(formPath);
    await press(page, 'Start', sectionPath('1'));
    for (const section of sections) {
      await answer(page, fullAnswers[section] ?? {});
      if (section === '6') await answerTheOpened(page);
      await press(page, section === '9' ? 'Se over svarene' : 'Neste', afterSection(section));
    }
    expect(await page.getByText('Ressursmangel').isVisible()).toBe(true);
    await press(page, 'Lever svarene', `${formPath}/kvittering`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Takk! Svarene dine er levert');
    expect(await submitted(visit.site.services)).toContainEqual(
      expect.objectContaining({ '6a': 'uenig', '6b': { chosen: ['ressurser', 'annet'], other: 'Lang vei' } }),
    );
  });

  async function answerTheOpened(page: Page): Promise<void> {
    expect(await question(page, '6b').isVisible()).toBe(false);
    await option(page, '6a', 'uenig').check();
    await press(page, 'Neste', /\?nye#sporsmal-6b$/);
    expect(await question(page, '6b').isVisible()).toBe(true);
    expect(await page.getByRole('status').first().textContent()).toContain(nb.form.newQuestions);
    await option(page, '6b', 'ressurser').check();
    // The field for own words is there before its option is ticked: nothing can show it later.
    await field(page, '6b-other').fill('Lang vei');
  }

  test('is led from the list of errors to the field, and goes on when it is right', async () => {
    const page = await visit.page(withoutScripts);
    await giveDraft(page.context(), visit.site.services);
    await page.goto(sectionPath('2'));
    await answer(page, { ...fullAnswers[2], '2a': 'femten' });
    await button422(page);
    expect(await page.title()).toMatch(/^Feil: /);
    await page.getByRole('link', { name: /Skriv svaret som et tall/ }).click();
    expect(await page.locator(':focus').getAttribute('id')).toBe('felt-2a');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('15');
    await press(page, 'Neste', sectionPath('3'));
  });

  test('starts over with an empty form', async () => {
    const page = await visit.page(withoutScripts);
    await giveDraft(page.context(), visit.site.services, fullAnswers);
    await page.goto(formPath);
    await page.locator('summary', { hasText: 'begynn på nytt' }).click();
    await press(page, 'Slett svarene og begynn på nytt', formPath);
    await press(page, 'Start', sectionPath('1'));
    expect(await field(page, '1b').inputValue()).toBe('');
  });
});

function afterSection(section: string): string {
  return section === '9' ? `${formPath}/se-over` : sectionPath(String(Number(section) + 1));
}

/** Sends a section that is not in order: the same page comes back, with what is wrong. */
async function button422(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Neste', exact: true }).click();
  await page.locator('[data-error-summary]').waitFor();
}
