import type { Page } from 'playwright-core';
import { formPath, fullAnswers } from '../builders/leader.ts';
import { describeInBrowser } from './browser.ts';
import { answer, button, field, giveDraft, press, sectionPath, submitted } from './form-page.ts';

const receipt = `${formPath}/kvittering`;

describeInBrowser('Submitting', (visit) => {
  /** A leader about to submit, to be recognised among the responses by the number of years' work. */
  async function atReview(size: string): Promise<Page> {
    const page = await visit.page();
    await giveDraft(page.context(), visit.site.services, {
      ...fullAnswers,
      1: { ...fullAnswers[1], '1b': size },
    });
    await page.goto(`${formPath}/se-over`);
    return page;
  }

  const countOf = async (size: number) =>
    (await submitted(visit.site.services)).filter((answers) => answers['1b'] === size).length;

  test('with a double click stores one response', async () => {
    const page = await atReview('501');
    await button(page, 'Lever svarene').dblclick();
    await page.waitForURL(`**${receipt}`);
    expect(await countOf(501)).toBe(1);
  });

  test('with a double click on the way sends a section once', async () => {
    const page = await atReview('502');
    await page.goto(sectionPath('3'));
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.isNavigationRequest() && request.method() === 'POST') sent.push(request.url());
    });
    await button(page, 'Neste').dblclick();
    await page.waitForURL(`**${sectionPath('4')}`);
    expect(sent).toHaveLength(1);
  });

  test('and then going back shows the receipt', async () => {
    const page = await atReview('503');
    await press(page, 'Lever svarene', receipt);
    await page.goBack();
    await page.waitForURL(`**${receipt}`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Takk! Svarene dine er levert');
    expect(await countOf(503)).toBe(1);
  });

  test('leads to the receipt also where a browser keeps the page before as it was', async () => {
    const page = await atReview('504');
    const tab = await page.context().newPage();
    await tab.goto(`${formPath}/se-over`);
    await press(tab, 'Lever svarene', receipt);
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await page.waitForURL(`**${receipt}`);
  });

  test('in one tab leads the other tab to the receipt, and changes nothing', async () => {
    const page = await atReview('505');
    const tab = await page.context().newPage();
    await tab.goto(sectionPath('1'));
    await press(page, 'Lever svarene', receipt);
    await field(tab, '1b').fill('999');
    await press(tab, 'Neste', receipt);
    expect([await countOf(505), await countOf(999)]).toEqual([1, 0]);
  });

  test('leads to what is missing: it is in sight, has focus, and the leader goes on from there', async () => {
    const page = await visit.page();
    const almost = { ...fullAnswers, 4: { '4a': 'enig', '4b': 'enig' } };
    await giveDraft(page.context(), visit.site.services, almost);
    await page.goto(`${formPath}/se-over`);
    await page.locator('[data-error-summary] a').nth(1).click();
    await page.waitForURL(`**${sectionPath('4')}?rett#felt-4d`);
    await page.waitForFunction(() => document.activeElement?.id === 'felt-4d');
    await isInSight(page, '4d');
    await page.locator('[data-error-summary] a').first().click();
    expect(await page.locator(':focus').getAttribute('id')).toBe('felt-4c');
    await isInSight(page, '4c');
    await answer(page, fullAnswers[4] ?? {});
    await press(page, 'Neste', sectionPath('5'));
  });

  test('tells by section what is missing when it is much', async () => {
    const page = await visit.page();
    await giveDraft(page.context(), visit.site.services, { ...fullAnswers, 3: {}, 5: {}, 6: {} });
    await page.goto(`${formPath}/se-over`);
    const links = page.locator('[data-error-summary] a');
    expect(await links.allTextContents()).toEqual([
      expect.stringContaining('3 svar mangler eller må rettes'),
      expect.stringContaining('7 svar mangler eller må rettes'),
      expect.stringContaining('Ett svar mangler eller må rettes'),
    ]);
    await links.first().click();
    await page.waitForURL(`**${sectionPath('3')}?rett#felt-3a`);
  });

  test('is offered again for another service, with an empty form', async () => {
    const page = await atReview('506');
    await press(page, 'Lever svarene', receipt);
    await press(page, 'Svar for en annen tjeneste', formPath);
    await press(page, 'Start', sectionPath('1'));
    expect(await field(page, '1b').inputValue()).toBe('');
    expect(await countOf(506)).toBe(1);
  });
});

/** The text of a question can be read without scrolling. */
async function isInSight(page: Page, id: string): Promise<void> {
  await page.waitForFunction((item) => {
    const box = document.querySelector(`#sporsmal-${item} legend`)?.getBoundingClientRect();
    return box && box.top > -1 && box.bottom <= innerHeight;
  }, id);
}
