import { randomBytes } from 'node:crypto';
import { draftKeys } from '../../server/fieldwork/access-code.ts';
import { paths } from '../../server/web/paths.ts';
import { formPath, survey, wave } from '../builders/leader.ts';
import { describeInBrowser } from './browser.ts';
import { giveDraft } from './form-page.ts';
import { findingsOfAxe, fitsEveryScreen, inspect } from './inspection.ts';

describeInBrowser(
  'Everybody can read the public pages',
  (visit) => {
    test.each([
      ['the front page', paths.front],
      ['the page of a survey', paths.survey(survey)],
      ['the results', paths.results(survey, '2022')],
      ['how the survey was made', paths.method(survey, '2022')],
    ])('%s', async (_name, path) => {
      const page = await visit.page();
      expect((await page.goto(path))?.status()).toBe(200);
      await inspect(page);
    });

    test('the results with tables unfolded', async () => {
      const page = await visit.page();
      await page.goto(paths.results(survey, '2022'));
      const unfold = (count: number) =>
        page.evaluate((open) => {
          for (const [index, details] of document.querySelectorAll('main details').entries())
            (details as HTMLDetailsElement).open = index < open;
        }, count);
      await unfold(Number.POSITIVE_INFINITY);
      await fitsEveryScreen(page);
      // They are all made by the same few partials, and axe takes its time with hundreds of cells.
      await unfold(4);
      expect(await findingsOfAxe(page)).toEqual([]);
    });

    test.each([
      [404, '/finnes-ikke'],
      [410, paths.answer(survey, '2022')],
    ])('the page for an error %s', async (status, path) => {
      const page = await visit.page();
      expect((await page.goto(path))?.status()).toBe(status);
      await inspect(page);
    });

    test('the page for a form that was sent from elsewhere', async () => {
      const page = await visit.page();
      await page.setContent(
        `<form method="post" action="${visit.origin}${formPath}"><button>Send</button></form>`,
      );
      const [answer] = await Promise.all([
        page.waitForResponse(`**${formPath}`),
        page.getByRole('button').click(),
      ]);
      expect(answer.status()).toBe(403);
      await page.waitForLoadState();
      await inspect(page);
    });

    test('the page for a failure of ours: here a draft that was damaged where it is stored', async () => {
      visit.expectServerErrors();
      const page = await visit.page();
      const { drafts } = visit.site.services;
      const { id } = draftKeys(survey, wave, await giveDraft(page.context(), visit.site.services));
      await drafts.replace(id, (await drafts.find(id))?.revision ?? 0, randomBytes(100));
      expect((await page.goto(formPath))?.status()).toBe(500);
      await inspect(page);
    });
  },
  { example: true },
);
