import type { BrowserContext, Page } from 'playwright-core';
import { saveTyped, startAnswering } from '../../server/fieldwork/answering.ts';
import type { Typed } from '../../server/questionnaire/answer.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import type { Services } from '../../server/services.ts';
import { openForm } from '../builders/answering.ts';
import { formPath, fullAnswers, survey, wave } from '../builders/leader.ts';
import { answersIn } from '../builders/responses.ts';

export type SectionAnswers = Record<string, string | string[]>;

export const sections = Object.keys(fullAnswers);
export const sectionPath = (section: string) => `${formPath}/del/${section}`;
export const question = (page: Page, id: string) => page.locator(`#sporsmal-${id}`);
export const option = (page: Page, id: string, code: string) =>
  question(page, id).locator(`input[value="${code}"]`);
export const field = (page: Page, id: string) => page.locator(`#felt-${id}`);
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

export function questionnaireOf({ catalogue }: Pick<Services, 'catalogue'>): Questionnaire {
  const questionnaire = catalogue.find(survey, wave);
  if (!questionnaire) throw new Error(`The questionnaire of ${survey} ${wave} is gone.`);
  return questionnaire;
}

/** Gives a browser a draft with these answers, as if they had been written in it. Returns its code. */
export async function giveDraft(
  context: BrowserContext,
  services: Services,
  answers: Record<string, SectionAnswers> = {},
): Promise<string> {
  const form = openForm(questionnaireOf(services));
  const code = (await startAnswering(services, form))!;
  const typed: Typed = Object.fromEntries(
    Object.values(answers).flatMap((fields) =>
      Object.entries(fields).map(([id, value]) => [id, [value].flat()]),
    ),
  );
  const itemIds = Object.keys(typed).map((id) => id.replace('.other', ''));
  await saveTyped(services, form, code, itemIds, typed);
  await context.addCookies([{ name: 'svarkode', value: code, domain: '127.0.0.1', path: formPath }]);
  return code;
}

/** Answers with a finger, in the order of the page. */
export async function answer(page: Page, answers: SectionAnswers): Promise<void> {
  for (const [id, value] of Object.entries(answers))
    for (const each of [value].flat()) {
      const choice = option(page, id, each);
      if ((await choice.count()) > 0) await choice.check();
      else await field(page, id).fill(each);
    }
}

/** Presses a button of the form and waits for the page that comes. */
export async function press(page: Page, name: string, path: string | RegExp): Promise<void> {
  await button(page, name).click();
  await page.waitForURL(typeof path === 'string' ? `**${path}` : path);
}

/** The answers to this wave that have been submitted. */
export function submitted({ responses }: Services) {
  return answersIn(responses, survey, wave);
}

/** A page whose clock can be moved on, so that nobody waits for the form to save by itself. */
export async function withClock(opened: Promise<Page>): Promise<Page> {
  const page = await opened;
  await page.clock.install();
  return page;
}

/** Longer than the form waits before it saves, or tries again. */
export const timePasses = (page: Page) => page.clock.fastForward(10_000);

/** The status at the foot of the form, once it is this. */
export const saveState = (page: Page, state: string) =>
  page.locator(`[data-save-status][data-state="${state}"]`);

export async function isSaved(page: Page): Promise<void> {
  await timePasses(page);
  await saveState(page, 'saved').waitFor();
}
