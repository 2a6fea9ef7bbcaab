import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Config } from '../../server/config.ts';
import { runPublishingJobs } from '../../server/publish/run-job.ts';
import { publishingPaths as at } from '../../server/web/admin/publishing/paths.ts';
import { answerAndClose, answered, answeredFile } from '../builders/answered-wave.ts';
import { sessionOf } from '../builders/member.ts';
import { describeInBrowser } from './browser.ts';
import { inspect } from './inspection.ts';
import { pressButton, says } from './publisher.ts';

const { survey, wave } = answered;
const config: Partial<Config> = {};
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'publishing-'));
  await mkdir(path.join(folder, survey));
  await writeFile(path.join(folder, survey, `${wave}.json`), JSON.stringify(answeredFile));
  config.surveysFolder = folder;
});
afterAll(() => rm(folder, { recursive: true }));

const open = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click();

describeInBrowser(
  'A publisher publishes a closed wave',
  (visit) => {
    beforeAll(() => answerAndClose(visit.site));

    test('looks at it, writes, publishes, and takes it back', async () => {
      const context = await visit.browserOf();
      const { token } = await sessionOf(visit.site, { role: 'editor' });
      await context.addCookies([{ name: 'okt', value: token, url: visit.origin }]);
      const page = await context.newPage();
      await page.goto(at.page(survey, wave));
      await inspect(page);

      await open(page, 'Innledning og metode');
      await page.getByLabel('Innledning', { exact: true }).fill('# Funn\n\nDe fleste har **nok** folk.');
      await pressButton(page, 'Vis slik det blir');
      await page.getByRole('heading', { name: 'Funn' }).waitFor();
      await inspect(page);
      await pressButton(page, 'Lagre');
      await says(page, 'Teksten er lagret');

      await open(page, 'Figurer og kommentarer');
      await page.getByLabel('Plass Har dere nok rom?').fill('1');
      await page.getByLabel('Plass Hvor ligger tjenesten?').fill('3');
      await inspect(page);
      await pressButton(page, 'Lagre valg og rekkefølge');
      await says(page, 'Valget er lagret');

      await page.goto(at.page(survey, wave));
      await pressButton(page, 'Lag forhåndsvisning');
      await page.getByText('Venter på å begynne').waitFor();
      await inspect(page);
      await page.getByRole('link', { name: 'Se hvor langt det er kommet' }).focus();
      await runPublishingJobs(visit.site.services);
      // Told in place: focus, which was in the part that went away, is at what came of it.
      await says(page, 'Forhåndsvisningen er klar');
      await page.locator('[data-ended]:focus').waitFor();
      await page.getByRole('link', { name: 'Se resultatsiden' }).waitFor();
      await inspect(page);

      await page.goto(at.answers(survey, wave, '3a'));
      await page.getByLabel('Sitatet', { exact: true }).fill('Vi trenger […].');
      await page.getByLabel('Hvilken figur').selectOption({ label: '2b Har dere nok rom?' });
      await page.getByLabel('Fra en gruppe').selectOption({ index: 1 });
      await pressButton(page, 'Legg til sitatet');
      await page.locator('#feil-fjernet').waitFor();
      await inspect(page);
      await page.getByLabel('Jeg har fjernet alt').check();
      await pressButton(page, 'Legg til sitatet');
      await says(page, 'Sitatet er lagt til');
      await inspect(page);

      await page.goto(at.page(survey, wave));
      await page.getByText('er endret siden forhåndsvisningen').waitFor();
      await pressButton(page, 'Lag forhåndsvisning');
      await runPublishingJobs(visit.site.services);
      await open(page, 'Se resultatsiden');
      await page.getByText('Dette er ikke publisert').waitFor();
      await page.getByText('De fleste har').waitFor();
      await page.goto(at.page(survey, wave));
      await pressButton(page, 'Publiser');
      await runPublishingJobs(visit.site.services);
      await says(page, 'Versjon 1 er publisert');

      await open(page, 'Versjoner og tilbaketrekking');
      await inspect(page);
      await page.getByRole('link', { name: 'Trekk tilbake versjon 1' }).click();
      await page.getByLabel('Hvorfor trekkes den tilbake?').fill('Svar var talt to ganger.');
      await inspect(page);
      await pressButton(page, 'Trekk tilbake');
      await says(page, 'Versjonen er trukket tilbake');
      expect((await fetch(`${visit.origin}/resultater/${survey}/${wave}`)).status).toBe(410);
    });

    test('is told how far it has come, in place, and keeps focus where it was', async () => {
      const { services } = visit.site;
      const { token } = await sessionOf(visit.site, { role: 'editor' });
      const context = await visit.browserOf();
      await context.addCookies([{ name: 'okt', value: token, url: visit.origin }]);
      const page = await context.newPage();
      await page.goto(at.page(survey, wave));
      await pressButton(page, 'Lag forhåndsvisning');
      await says(page, 'Venter på å begynne');
      const job = (await services.publishingJobs.claim('en', Date.now(), Date.now() + 60_000))!;
      await page.getByRole('button', { name: 'Avbryt' }).focus();
      await services.publishingJobs.hold(job, { stage: 'control', done: 3, of: 9 }, Date.now() + 60_000);
      await says(page, 'Steg 3 av 6');
      await page.getByText('(3 av 9)').waitFor();
      await page.keyboard.press('Enter');
      await says(page, 'Avbryter');
    });
  },
  { config },
);
