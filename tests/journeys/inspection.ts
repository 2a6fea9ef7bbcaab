import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { desk, phone } from './browser.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

/** The narrowest is what WCAG asks for (1.4.10 Reflow): a screen of 1280 CSS pixels at 400 %. */
const widths = [320, phone.width, desk.width];

/** What every page owes everybody: no findings of axe, no scrolling sideways, one heading, one language. */
export async function inspect(page: Page): Promise<void> {
  expect(await page.locator('html').getAttribute('lang')).toBe('nb');
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  expect(await page.title()).toMatch(/\S – Barnevernsundersøkelser$/);
  await fitsEveryScreen(page);
  // The same elements in the same colours stand at every width, and axe takes a second of work for each look.
  await page.setViewportSize(phone);
  expect(await findingsOfAxe(page)).toEqual([]);
}

/** Leaves the page at the widest. */
export async function fitsEveryScreen(page: Page): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: phone.height });
    expect(await tooWide(page)).toEqual([]);
  }
}

export async function findingsOfAxe(page: Page): Promise<string[]> {
  // The page has no frames of others, so axe needs no second page to work in.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], preload: false })
    .withTags(rules)
    // Nobody meets what is folded away; to walk all of it takes longer than all the rest.
    .exclude('details:not([open]) table')
    .setLegacyMode(true)
    .analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}

/** What makes the page scroll sideways: an element that sticks out, unless it scrolls within something of its own. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return [`${scrollWidth} > ${clientWidth}`, ...out.map((element) => element.outerHTML.slice(0, 120))];
  });
}
