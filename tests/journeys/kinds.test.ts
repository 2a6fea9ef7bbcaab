import { rmSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { saveTyped, startAnswering } from '../../server/fieldwork/answering.ts';
import type { Typed } from '../../server/questionnaire/answer.ts';
import { nb } from '../../server/web/i18n/nb.ts';
import { openForm } from '../builders/answering.ts';
import { folderWithEveryKind, kindsPath, kindsSurvey, kindsWave } from '../builders/every-kind.ts';
import { describeInBrowser, desk, phone } from './browser.ts';
import { type Focus, focusIn } from './focus.ts';
import { button, field, option, press, question } from './form-page.ts';
import { inspect } from './inspection.ts';

const folder = folderWithEveryKind();
afterAll(() => rmSync(folder, { recursive: true }));

const about: Typed = { '1a': ['ja'], '1b': ['12'], '1e': ['bup', 'skole'] };
const work: Typed = { '2a': ['ja'], '2b.rutiner': ['enig'], '2b.tid': ['uenig'], '2b.fosterhjem': ['enig'] };
const figures: Typed = { '3a.meldinger-2020': ['100'], '3a.meldinger-2021': ['450'], '3b': ['3'] };

describeInBrowser(
  'A form with every kind of question',
  (visit) => {
    beforeAll(() =>
      visit.site.services.waves.save({
        survey: kindsSurvey,
        wave: kindsWave,
        state: 'open',
        example: false,
      }),
    );

    /** Opens a section in the middle of a form with these answers. */
    async function at(section: string, typed: Typed, options?: BrowserContextOptions): Promise<Page> {
      const { services } = visit.site;
      const form = openForm(services.catalogue.find(kindsSurvey, kindsWave)!);
      const code = (await startAnswering(services, form))!;
      const items = Object.keys(typed).map((name) => name.replace(/\..*/, ''));
      await saveTyped(services, form, code, items, typed);
      const page = await visit.page(options);
      await page
        .context()
        .addCookies([{ name: 'svarkode', value: code, domain: '127.0.0.1', path: kindsPath }]);
      await page.goto(`${kindsPath}/del/${section}`);
      return page;
    }

    const path = (section: string) => `${kindsPath}/del/${section}`;
    const cell = (page: Page, name: string, code = '') =>
      page.locator(`[name="${name}"]${code && `[value="${code}"]`}`);

    test.each(['1', '2', '3'])('section %s can be used by everybody, on every screen', async (section) => {
      const page = await at(section, { ...about, ...work, ...figures });
      await inspect(page);
    });

    test('what is wrong and what is unlikely can be read by everybody', async () => {
      const page = await at('2', { ...about, ...work, '2b.tid': [] });
      await button(page, 'Neste').click();
      await page.locator('[data-error-summary]').waitFor();
      await inspect(page);
      await page.goto(`${path('3')}?sjekk`);
      await cell(page, '3a.meldinger-2020').fill('100');
      await cell(page, '3a.meldinger-2021').fill('mange');
      await button(page, 'Se over svarene').click();
      await page.locator('[data-error-summary]').waitFor();
      await inspect(page);
      await cell(page, '3a.meldinger-2021').fill('450');
      await press(page, 'Se over svarene', `${path('3')}?sjekk`);
      await inspect(page);
    });

    test('the review can be read by everybody', async () => {
      const page = await at('1', { ...about, ...work, ...figures });
      await page.goto(`${kindsPath}/se-over`);
      await inspect(page);
    });

    test.each([
      ['a phone', phone],
      ['a wide screen', desk],
    ])('a screen reader says question, row and answer on %s', async (_, viewport) => {
      const page = await at('2', about, { viewport });
      const rows = page.getByRole('group', { name: 'Hvor enig er du?' });
      const row = rows.getByRole('group', { name: 'Vi har gode rutiner' });
      expect(await row.getByRole('radio').count()).toBe(6);
      await row.getByRole('radio', { name: 'Delvis enig', exact: true }).check();
      expect(await cell(page, '2b.rutiner', 'delvis-enig').isChecked()).toBe(true);
      await page.goto(path('3'));
      const group = page.getByRole('group', { name: /^Fyll ut tallene/ });
      await group.getByRole('textbox', { name: 'Bekymringsmeldinger 2020' }).fill('100');
      expect(await cell(page, '3a.meldinger-2020').inputValue()).toBe('100');
    });

    test('figures stand in a table with heads on a wide screen', async () => {
      const page = await at('3', about, { viewport: desk });
      const table = page.getByRole('table', { name: 'Meldinger og årsverk' });
      expect(await table.getByRole('columnheader').allTextContents()).toEqual(
        [2020, 2021, 2022, 2023, 2024].map(String),
      );
      expect(await table.getByRole('rowheader').count()).toBe(2);
    });

    test.each([
      ['a phone', phone],
      ['a wide screen', desk],
    ])('a battery and a table are filled in with a keyboard alone on %s', async (_, viewport) => {
      const page = await at('2', about, { viewport });
      await page.locator('h1').click();
      const stops = await tabThrough(page, { '2a': 1, '2b.rutiner': 2, '2b.tid': 0 });
      expect(stops).toEqual(inReadingOrder(stops));
      expect(stops.map(({ name }) => name).filter((name) => name.startsWith('2b.'))).toEqual([
        '2b.rutiner',
        '2b.tid',
      ]);
      expect(await cell(page, '2b.rutiner', 'delvis-enig').isChecked()).toBe(true);
      expect(await cell(page, '2b.tid', 'uenig').isChecked()).toBe(true);
      await page.goto(path('3'));
      await page.locator('h1').click();
      const cells = await tabThrough(page, {}, '7');
      expect(cells).toEqual(inReadingOrder(cells));
      expect(cells.filter(({ name }) => name.startsWith('3a.'))).toHaveLength(10);
      expect(await cell(page, '3a.arsverk-2024').inputValue()).toBe('7');
    });

    test('rows and options come and go at once, and those that went are not sent', async () => {
      const page = await at('2', about);
      const row = cell(page, '2b.fosterhjem', 'enig');
      expect(await row.isVisible()).toBe(false);
      await option(page, '2a', 'ja').check();
      expect(await row.isVisible()).toBe(true);
      await page.getByRole('status').filter({ hasText: nb.form.newQuestions }).waitFor();
      await row.check();
      const carried = cell(page, '2f', 'rutiner');
      expect(await carried.isVisible()).toBe(false);
      await cell(page, '2b.rutiner', 'uenig').check();
      expect(await carried.isVisible()).toBe(true);
      await page.getByRole('status').filter({ hasText: nb.form.newOptions }).waitFor();
      await carried.check();
      await cell(page, '2b.rutiner', 'enig').check();
      await cell(page, '2b.tid', 'enig').check();
      await option(page, '2a', 'nei').check();
      const sent = page.waitForRequest(
        (request) => request.isNavigationRequest() && request.method() === 'POST',
      );
      await press(page, 'Neste', path('3'));
      const names = [...new URLSearchParams((await sent).postData() ?? '').keys()];
      expect(names).toContain('2b.rutiner');
      expect(names).not.toContain('2b.fosterhjem');
      expect(names).not.toContain('2f');
    });

    test('questions open on what is answered in a row, in several rows, and on a number', async () => {
      const page = await at('2', about);
      expect(await question(page, '2g').isVisible()).toBe(false);
      await cell(page, '2b.tid', 'uenig').check();
      expect(await question(page, '2g').isVisible()).toBe(true);
      expect(await question(page, '2h').isVisible()).toBe(false);
      await cell(page, '2b.rutiner', 'uenig').check();
      expect(await question(page, '2h').isVisible()).toBe(true);
      await page.goto(path('3'));
      for (const [ledere, isAsked] of [
        ['4', false],
        ['5', true],
        ['1', false],
        ['fem', false],
        ['12 ledere', true],
      ] as const) {
        await field(page, '3b').fill(ledere);
        expect([ledere, await question(page, '3c').isVisible()]).toEqual([ledere, isAsked]);
      }
    });

    test('an answer that stands alone takes the other ticks away, and is taken away by them', async () => {
      const page = await at('1', about);
      const ticked = () =>
        page
          .locator('[name="1e"]:checked')
          .evaluateAll((options) => options.map((each) => (each as HTMLInputElement).value));
      await option(page, '1e', 'annet').check();
      await field(page, '1e-other').fill('Politiet');
      await option(page, '1e', 'ingen').check();
      expect(await ticked()).toEqual(['ingen']);
      expect(await field(page, '1e-other').isVisible()).toBe(false);
      await page.getByRole('status').filter({ hasText: nb.form.unticked }).waitFor();
      await option(page, '1e', 'nav').check();
      expect(await ticked()).toEqual(['nav']);
    });

    test('a date is chosen or typed, and is there again', async () => {
      const page = await at('1', about);
      await field(page, '1h').fill('2020-05-01');
      await press(page, 'Neste', path('2'));
      await page.goto(path('1'));
      expect(await field(page, '1h').inputValue()).toBe('2020-05-01');
    });

    test('an unlikely number is asked about once, where focus is, and then taken', async () => {
      const page = await at('1', { ...about, '1b': [] });
      await field(page, '1b').fill('300');
      await press(page, 'Neste', `${path('1')}?sjekk`);
      const asked = page.locator('[data-doubt-summary]');
      expect(await asked.evaluate((element) => element === document.activeElement)).toBe(true);
      await asked.getByRole('link').click();
      expect(await page.locator(':focus').getAttribute('name')).toBe('1b');
      await press(page, 'Neste', path('2'));
    });

    test('links to what is wrong in a grid lead to the row', async () => {
      const page = await at('2', { ...about, ...work, '2b.tid': [] });
      await button(page, 'Neste').click();
      await page.locator('[data-error-summary]').getByRole('link').click();
      expect(await page.locator(':focus').getAttribute('name')).toBe('2b.tid');
    });

    test('without scripts, rows open on the next page and nothing is lost', async () => {
      const page = await at('2', about, { javaScriptEnabled: false });
      await option(page, '2a', 'ja').check();
      await cell(page, '2b.rutiner', 'uenig').check();
      await cell(page, '2b.tid', 'enig').check();
      await button(page, 'Neste').click();
      await page.locator('[data-error-summary]').waitFor();
      await cell(page, '2b.fosterhjem', 'enig').check();
      await press(page, 'Neste', `${path('2')}?nye=svar#sporsmal-2f`);
      await cell(page, '2f', 'rutiner').check();
      await press(page, 'Neste', path('3'));
      await cell(page, '3a.meldinger-2020').fill('100');
      await cell(page, '3a.meldinger-2021').fill('450');
      await press(page, 'Se over svarene', `${path('3')}?sjekk`);
      await press(page, 'Se over svarene', `${kindsPath}/se-over`);
      await press(page, 'Lever svarene', `${kindsPath}/kvittering`);
    });
  },
  { config: { surveysFolder: folder } },
);

/**
 * Tabs to the button at the end, choosing in each group of radio buttons the option in this place, and writing in
 * every field for a number.
 */
async function tabThrough(page: Page, places: Record<string, number>, number = ''): Promise<Focus[]> {
  const stops: Focus[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const focus = await focusIn(page);
    expect(focus).toEqual({ ...focus, marked: true, inView: true });
    if (focus.text === 'Neste' || focus.text === 'Se over svarene') return stops;
    stops.push(focus);
    const place = places[focus.name];
    if (focus.type === 'radio' && place !== undefined) {
      await page.keyboard.press('Space');
      for (let at = focus.position; at < place; at++) await page.keyboard.press('ArrowDown');
    }
    if (focus.name.startsWith('3a.') && number) await page.keyboard.type(number);
  }
}

/** Down the page, and along a line. */
function inReadingOrder(stops: Focus[]): Focus[] {
  return stops.toSorted((one, other) =>
    Math.abs(one.top - other.top) > 8 ? one.top - other.top : one.left - other.left,
  );
}
