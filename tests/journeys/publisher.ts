import type { Page } from 'playwright-core';
import { settings } from './fieldwork-site.ts';

const regions = ['Øst', 'Sør', 'Vest', 'Midt-Norge', 'Nord'];

/** A file as a spreadsheet saves it, with leder1@eksempel.no and on. */
export function registerFile(count: number) {
  const rows = Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    return `T${number};Tjeneste ${number};${regions[index % regions.length]};${number + 4},5;leder${number}@eksempel.no`;
  });
  const text = ['id;navn;region;årsverk;e-post', ...rows, ''].join('\r\n');
  return { name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}

/** A menu of administration, by its words. */
export const goTo = (page: Page, menu: string, name: string) =>
  page.getByRole('navigation', { name: menu }).getByRole('link', { name, exact: true }).click();

export const ofWave = (page: Page, name: string) => goTo(page, 'Sider om undersøkelsen', name);

export const pressButton = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).click();

export const says = (page: Page, words: string | RegExp) =>
  page.getByRole('status').getByText(words).waitFor();

/** Fills in the settings of a wave for the services in the register, and saves them. */
export async function chooseSettings(page: Page, mode: 'Anonymt' | 'Fortrolig'): Promise<void> {
  const { closesOn, deleteOn, contact, legalBasis } = settings();
  await page.getByLabel('Tjenestene i registeret, med hver sin lenke').check();
  await page.getByLabel(mode, { exact: true }).check();
  await page.getByLabel('Siste dag for å svare').fill(closesOn);
  await page.getByLabel('Dag for sletting').fill(deleteOn);
  await page.getByLabel('Navn på kontaktperson eller kontor').fill(contact.name);
  await page.getByLabel('E-post', { exact: true }).fill(contact.email);
  await page.getByLabel('Telefon').fill(contact.phone);
  await page.getByLabel('Behandlingsgrunnlag').fill(legalBasis);
  await pressButton(page, 'Lagre');
  await says(page, 'Innstillingene er lagret');
}

/** The numbers of a page, by their names. */
export async function numbersOn(page: Page): Promise<Record<string, string>> {
  const names = await page.locator('.key-numbers dt').allTextContents();
  const numbers = await page.locator('.key-numbers dd').allTextContents();
  return Object.fromEntries(
    names.map((name, index) => [name, numbers[index]?.trim().replaceAll('\u00a0', ' ') ?? '']),
  );
}
