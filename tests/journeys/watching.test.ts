import { dayAfter, dayOf } from '../../server/fieldwork/day.ts';
import { paths } from '../../server/web/paths.ts';
import { sessionOf } from '../builders/member.ts';
import { unitsOf2024 } from '../builders/watched-units.ts';
import { describeInBrowser, type Visit } from './browser.ts';
import { inspect } from './inspection.ts';

const at = ['riksrevisjonen-barnevern', '2024'] as const;
const begun = dayAfter(dayOf(new Date()), -20);

/** The wave of 2024 as it would be with an answer or more on each of the last days. */
async function fieldedAt({ site: { services } }: Visit): Promise<void> {
  const [survey, wave] = at;
  await services.waves.save({ survey, wave, state: 'open', example: false, access: 'personal' });
  const units = unitsOf2024();
  await services.units.putRegister(units.map((unit) => ({ ...unit, answered: false })));
  const answered = units.filter((unit) => unit.answered);
  for (const [place, { id }] of answered.entries())
    await services.units.markAnswered(id, dayAfter(begun, Math.floor((place * place) / 1800)));
  const mailing = { survey, wave, subject: 'Emne', body: 'Tekst', by: 'Redaktør', state: 'done' } as const;
  const started = (day: number) => `${dayAfter(begun, day)}T10:00:00.000Z`;
  await services.mailings.add({ ...mailing, id: 'a', kind: 'invitation', started: started(0) });
  await services.mailings.add({ ...mailing, id: 'b', kind: 'reminder', started: started(12) });
}

describeInBrowser('Who does the fieldwork can watch a wave', (visit) => {
  beforeAll(() => fieldedAt(visit));

  test('in charts, in tables and in sentences', async () => {
    const context = await visit.browserOf();
    const { token } = await sessionOf(visit.site, { role: 'editor' });
    await context.addCookies([{ name: 'okt', value: token, url: visit.origin }]);
    const page = await context.newPage();
    expect((await page.goto(paths.admin.watching.page(...at)))?.status()).toBe(200);
    for (const chart of await page.locator('canvas').all()) {
      await chart.scrollIntoViewIfNeeded();
      await page.waitForFunction(
        (canvas) => (canvas as HTMLCanvasElement).width > 300,
        await chart.elementHandle(),
      );
    }
    await page.getByText('Vis testene bak setningene').click();
    await inspect(page);
  });

  test('without scripts, in the tables alone', async () => {
    const context = await visit.browserOf({ javaScriptEnabled: false });
    const { token } = await sessionOf(visit.site, { role: 'editor' });
    await context.addCookies([{ name: 'okt', value: token, url: visit.origin }]);
    const page = await context.newPage();
    await page.goto(`${visit.origin}${paths.admin.watching.page(...at)}`);
    expect(await page.locator('canvas').first().isVisible()).toBe(false);
    expect(await page.getByRole('rowheader', { name: 'Bydeler i Oslo' }).isVisible()).toBe(true);
    expect(await page.getByRole('rowheader', { name: 'Midt-Norge' }).isVisible()).toBe(true);
  });
});
