import type { Page } from 'playwright-core';
import { formPath, fullAnswers } from '../builders/leader.ts';
import { describeInBrowser, desk } from './browser.ts';
import { type Focus, focusIn } from './focus.ts';
import { giveDraft, type SectionAnswers, sectionPath, submitted } from './form-page.ts';

/** More steps than any page has: a reader who has pressed Tab this often is going in circles. */
const patience = 80;

/** Follow-ups, several answers, own words and free text too. */
const answers: Record<string, SectionAnswers> = {
  ...fullAnswers,
  2: { ...fullAnswers[2], '2d': 'Vi har et ungdomsråd.\nDet møtes hver måned.' },
  5: { ...fullAnswers[5], '5g': 'enig', '5h': ['bup', 'nav'] },
  6: { '6a': 'uenig', '6b': ['ansatte', 'annet'], '6b.other': 'Lange avstander' },
};

describeInBrowser('A leader with a keyboard and no mouse', (visit) => {
  test('answers the whole survey, and always sees where they are', async () => {
    const page = await visit.page();
    await page.goto(formPath);
    await activate(page, 'Start');
    for (const [section, fields] of Object.entries(answers)) {
      await page.waitForURL(`**${sectionPath(section)}`);
      const stops = await answerByKeyboard(page, fields);
      expect(inReadingOrder(stops)).toEqual(stops);
    }
    await page.waitForURL(`**${formPath}/se-over`);
    await activate(page, 'Lever svarene');
    await page.waitForURL(`**${formPath}/kvittering`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Takk! Svarene dine er levert');
    expect(await submitted(visit.site.services)).toContainEqual(
      expect.objectContaining({
        '2d': 'Vi har et ungdomsråd.\nDet møtes hver måned.',
        '5h': { chosen: ['bup', 'nav'] },
        '6b': { chosen: ['ansatte', 'annet'], other: 'Lange avstander' },
      }),
    );
  });

  test('meets a section in the same order on a wide screen', async () => {
    const page = await visit.page({ viewport: desk });
    await giveDraft(page.context(), visit.site.services);
    await page.goto(sectionPath('5'));
    const stops = await answerByKeyboard(page, answers[5] ?? {});
    expect(inReadingOrder(stops)).toEqual(stops);
    expect(stops.map(({ name }) => name)).toEqual(expect.arrayContaining(['5a', '5g', '5h', '5i']));
    await page.waitForURL(`**${sectionPath('6')}`);
  });

  test('skips to the content of the page', async () => {
    const page = await visit.page();
    await page.goto(formPath);
    expect((await tab(page)).text).toBe('Gå til innholdet');
    await page.keyboard.press('Enter');
    expect((await tab(page)).text).toBe('Slik behandles svarene dine');
    expect((await tab(page)).text).toBe('Start');
  });
});

/** Tabs through a section as somebody would who sees only what has focus. Returns every stop. */
async function answerByKeyboard(page: Page, fields: SectionAnswers): Promise<Focus[]> {
  const stops: Focus[] = [];
  for (let step = 0; step < patience; step++) {
    const focus = await tab(page);
    stops.push(focus);
    if (focus.text === 'Neste' || focus.text === 'Se over svarene') {
      await page.keyboard.press('Enter');
      return stops;
    }
    await answerFocused(page, focus, fields);
  }
  throw new Error(`Never came to the end of the page: ${stops.map(({ text }) => text).join(', ')}`);
}

async function answerFocused(page: Page, focus: Focus, fields: SectionAnswers): Promise<void> {
  const wanted = [fields[focus.name] ?? []].flat();
  if (focus.type === 'radio') {
    if (focus.position === 0) await page.keyboard.press('Space');
    const target = focus.group.indexOf(String(wanted[0]));
    for (let at = focus.position; at < target; at++) await page.keyboard.press('ArrowDown');
  } else if (focus.type === 'checkbox') {
    if (wanted.includes(focus.value)) await page.keyboard.press('Space');
  } else if (wanted[0] !== undefined) await page.keyboard.type(wanted[0]);
}

async function activate(page: Page, text: string): Promise<void> {
  for (let step = 0; step < patience; step++)
    if ((await tab(page)).text === text) return page.keyboard.press('Enter');
  throw new Error(`«${text}» cannot be reached with Tab.`);
}

async function tab(page: Page): Promise<Focus> {
  await page.keyboard.press('Tab');
  const focus = await focusIn(page);
  expect(focus).toEqual({ ...focus, marked: true, inView: true });
  return focus;
}

/** Down the page, and along a line. The link that skips to the content shows itself where it is. */
function inReadingOrder(stops: Focus[]): Focus[] {
  return stops.toSorted((one, other) =>
    Math.abs(one.top - other.top) > 8 ? one.top - other.top : one.left - other.left,
  );
}
