import { paths } from '../../server/web/paths.ts';
import { sessionOf } from '../builders/member.ts';
import { describeInBrowser } from './browser.ts';
import { inspect } from './inspection.ts';

const at = ['barnevernlederundersokelsen', '2022'] as const;
const table = `${paths.admin.analysis.page(...at)}?rad=5h&kolonne=1a&filter1=1a`;

describeInBrowser('An analyst can look into a closed wave', (visit) => {
  test('in a form and a table that fit every screen', async () => {
    const [survey, wave] = at;
    await visit.site.services.waves.save({ survey, wave, state: 'closed', example: true });
    for (const place of [0, 1, 2])
      await visit.site.services.responses.put({
        id: `analyse-${place}`,
        survey,
        wave,
        version: '1',
        answers: {},
      });
    const context = await visit.browserOf();
    const { token } = await sessionOf(visit.site, { role: 'owner' });
    await context.addCookies([{ name: 'okt', value: token, url: visit.origin }]);
    const page = await context.newPage();
    await page.goto(`${visit.origin}${table}`);
    const codes = page.locator('.analysis-codes input');
    for (const code of await codes.all()) await code.check();
    await page.getByRole('button', { name: 'Vis tabellen' }).click();
    expect(await page.getByRole('columnheader', { name: 'Alle' }).isVisible()).toBe(true);
    await inspect(page);
    await page.goto(`${visit.origin}${paths.admin.analysis.microdata(...at)}`);
    await inspect(page);
  });
});
