import type { Page } from 'playwright-core';
import { type Focus, focusIn } from './focus.ts';

/** More steps than any of these pages has. */
const patience = 60;

/** Types into the fields, in the order of the page, as somebody does who moves with Tab. */
export async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) {
    await moveTo(page, (focus) => focus.name === name);
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
  }
}

/** Moves to a button or a link and presses it, and waits for the page that comes. */
export async function press(page: Page, name: string, path: string): Promise<void> {
  await moveTo(page, (focus) => focus.text === name);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${path}`);
}

/** Moves on with Tab to what is wanted, which must then be marked and in view. */
export async function moveTo(page: Page, wanted: (focus: Focus) => boolean): Promise<void> {
  for (let step = 0; step < patience; step++) {
    await page.keyboard.press('Tab');
    const focus = await focusIn(page);
    if (!wanted(focus)) continue;
    expect(focus).toEqual({ ...focus, marked: true, inView: true });
    return;
  }
  throw new Error('Cannot be reached with Tab.');
}
