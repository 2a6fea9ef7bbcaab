import { sessionOf } from '../builders/member.ts';
import { describeInBrowser } from './browser.ts';
import { inspect } from './inspection.ts';

const page = '/admin/undersokelser/barnevernlederundersokelsen/2023/register';
const wrong = 'id;navn;region;e-post\nT1;Tjeneste 1;Østlandet;leder@eksempel\n';
const right = [
  'id;navn;region;årsverk;e-post;merknad',
  'T1;Tjeneste 1;Øst;14,5;leder@eksempel.no;a',
  'T2;Tjeneste 2;Vest;501;leder@eksempel.no;b',
].join('\n');

describeInBrowser('A publisher with a register', (visit) => {
  test('loads it, mends it and changes a service, on pages that everybody can use', async () => {
    const { token } = await sessionOf(visit.site, { role: 'editor' });
    const browser = await visit.browserOf();
    await browser.addCookies([{ name: 'okt', value: token, url: visit.origin }]);
    const here = await browser.newPage();
    await here.goto(page);
    await here.getByRole('link', { name: 'Last opp register' }).click();
    await here.getByLabel('Lim inn fra regnearket').fill(wrong);
    await here.getByRole('button', { name: 'Se over' }).click();
    await here.getByRole('link', { name: '«Østlandet» er ikke en region' }).waitFor();
    await inspect(here);
    await here.getByRole('link', { name: 'Velg en annen fil' }).click();
    await here.getByLabel('Fil', { exact: true }).setInputFiles({
      name: 'register.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(right),
    });
    await here.getByRole('button', { name: 'Se over' }).click();
    await here.getByRole('button', { name: 'Lagre registeret' }).click();
    await here.getByRole('status').getByText('Det har 2 tjenester').waitFor();
    await inspect(here);
    await here.getByRole('link', { name: 'Tjeneste 2' }).click();
    await inspect(here);
    await here.getByLabel('Årsverk').fill('51');
    await here.getByRole('button', { name: 'Lagre', exact: true }).click();
    await here.getByRole('status').getByText('Endringen er lagret').waitFor();
    expect(await here.getByLabel('Årsverk').inputValue()).toBe('51');
  });
});
