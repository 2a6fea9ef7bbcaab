import type { BrowserContextOptions, Page } from 'playwright-core';
import { firstOwnerToken } from '../../server/accounts/first-run.ts';
import { dayInWords } from '../../server/fieldwork/day.ts';
import type { Unit } from '../../server/fieldwork/frame/unit.ts';
import { paths } from '../../server/web/paths.ts';
import { sessionOf } from '../builders/member.ts';
import { answer as answerAs, fillIn, personalForm } from '../builders/personal-units.ts';
import { answersIn } from '../builders/responses.ts';
import { describeInBrowser, desk, type Visit } from './browser.ts';
import {
  anonymous,
  byKeyboard,
  confidential,
  fieldworkSite,
  inviteTo,
  letTheJobSend,
  linkIn,
  settings,
} from './fieldwork-site.ts';
import { answer, field, option, press } from './form-page.ts';
import { inspect } from './inspection.ts';
import { moveTo, press as pressKeys } from './keys.ts';
import { chooseSettings, goTo, numbersOn, ofWave, pressButton, registerFile, says } from './publisher.ts';

const fieldwork = fieldworkSite();
const { config } = fieldwork;

/** Comes to a page, looks it over as everybody meets it, and goes on at a desk. */
async function look(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await inspect(page);
  await page.setViewportSize(desk);
}

async function memberIn({ site, browserOf, origin }: Visit, options?: BrowserContextOptions): Promise<Page> {
  const { token } = await sessionOf(site, { role: 'editor' });
  const context = await browserOf({ viewport: desk, ...options });
  await context.addCookies([{ name: 'okt', value: token, url: origin }]);
  return context.newPage();
}

describeInBrowser(
  'A publisher',
  (visit) => {
    const { survey, wave } = anonymous;

    async function unitsOf(count: number): Promise<Unit[]> {
      const units = await visit.site.services.units.list(survey, wave);
      return units.filter(({ unit }) => Number(unit.slice(1)) <= count);
    }

    const form = () => personalForm(visit.site.services.catalogue.find(survey, wave)!);

    test('comes from the printed link to a closed wave', async () => {
      const { services, database } = visit.site;
      const page = await visit.page({ viewport: desk });
      await page.goto(paths.admin.accounts.firstOwner((await firstOwnerToken(services))!));
      await page.getByLabel('Organisasjon').fill('Barnevernet i Nord');
      await page.getByLabel('Navnet ditt').fill('Åse Ødegård');
      await page.getByLabel('E-post').fill('aase@eksempel.no');
      await page.getByLabel('Passord').fill('blått tak over grønn sjø');
      await pressButton(page, 'Lag organisasjonen');
      await look(page, 'Undersøkelsene til Barnevernet i Nord');

      await page
        .getByRole('region', { name: 'Lederpulsen' })
        .getByRole('link', { name: /høsten 2026/i })
        .click();
      await look(page, 'Lederpulsen, høsten 2026');
      await page.getByRole('link', { name: 'En kontaktperson som lederne kan spørre' }).click();
      await look(page, 'Innstillinger');
      await chooseSettings(page, 'Anonymt');
      await page.getByRole('link', { name: 'Et register med tjenestene som skal svare' }).click();
      await look(page, 'Undersøkelsen har ikke noe register ennå');

      await page.getByRole('link', { name: 'Last opp register' }).click();
      await page.getByLabel('Fil', { exact: true }).setInputFiles(registerFile(12));
      await pressButton(page, 'Se over');
      await look(page, 'Se over registeret');
      await page.getByText('Filen har 12 tjenester. Ingenting er lagret ennå.').waitFor();
      await pressButton(page, 'Lagre registeret');
      await says(page, 'Det har 12 tjenester');

      await ofWave(page, 'Meldinger');
      await look(page, 'Meldinger');
      await page.getByRole('link', { name: 'Se og endre teksten: Invitasjon' }).click();
      await page.getByLabel('Emne').fill('Vi trenger svaret ditt på {{undersokelse}}');
      await pressButton(page, 'Se hvordan den blir');
      await page.getByText('Vi trenger svaret ditt på Lederpulsen').waitFor();
      await look(page, 'Invitasjon');
      await pressButton(page, 'Lagre teksten');
      await says(page, 'Teksten er lagret');

      await ofWave(page, 'Oversikt');
      await pressButton(page, 'Start pilot');
      await says(page, 'Piloten er i gang');
      await tryOut(await page.getByRole('link', { name: 'Prøv skjemaet' }).getAttribute('href'));
      await page.reload();
      await page.getByRole('link', { name: 'Én kommentar fra piloten' }).click();
      await page.getByText('Hva er en bemanning?').waitFor();
      await look(page, 'Kommentarer fra piloten');

      await ofWave(page, 'Oversikt');
      await pressButton(page, 'Åpne for svar');
      await look(page, 'Vil du åpne undersøkelsen for svar?');
      await pressButton(page, 'Åpne for svar');
      await page.getByText('Lederne svarer.').waitFor();

      await ofWave(page, 'Meldinger');
      await pressButton(page, 'Send invitasjoner');
      await look(page, 'Vil du sende invitasjonene?');
      await page.getByText('12 e-poster blir sendt.').waitFor();
      await pressButton(page, 'Send nå');
      await page.getByText('Ingen e-poster er laget ennå.').waitFor();
      await letTheJobSend(services);
      await page.getByRole('link', { name: 'Oppdater' }).click();
      await page.getByText('12 av 12 er behandlet').waitFor();
      await look(page, 'Invitasjon');
      expect(fieldwork.letters('Vi trenger svaret ditt på Lederpulsen')).toHaveLength(12);

      await ofWave(page, 'Følg med');
      await page.getByText('0 av 12 tjenester har svart.').waitFor();
      expect(await numbersOn(page)).toMatchObject({ Invitert: '12', Svart: '0', Svarprosent: '0,0 %' });
      await answerInBrowser(linkIn(fieldwork.letterTo('leder12@eksempel.no', 'Lederpulsen')));
      for (const unit of await unitsOf(7)) await answerAs(services, form(), unit);
      for (const unit of (await unitsOf(8)).slice(7)) await fillIn(services, form(), unit);
      await page.reload();
      expect(await numbersOn(page)).toMatchObject({
        'Begynt, ikke levert': '1',
        Svart: '8',
        Svarprosent: '66,7 %',
      });

      await page.getByRole('link', { name: 'Gå til meldingene' }).click();
      await page.getByText('4 mottakere').waitFor();
      await pressButton(page, 'Send påminnelser');
      await pressButton(page, 'Send nå');
      await page.waitForURL('**/utsending/*');
      await letTheJobSend(services);
      const reminded = [8, 9, 10, 11].map((number) => `leder${number}@eksempel.no`);
      expect(fieldwork.letters('Påminnelse: Lederpulsen').sort()).toEqual(reminded.sort());

      expect(await database.models.Draft.countDocuments({ survey })).toBeGreaterThan(0);
      await ofWave(page, 'Oversikt');
      await pressButton(page, 'Lukk undersøkelsen');
      await look(page, 'Vil du lukke undersøkelsen for godt?');
      await pressButton(page, 'Lukk undersøkelsen');
      await page.getByText('Utkastene er slettet.').waitFor();
      await look(page, 'Lederpulsen, høsten 2026');
      expect(await database.models.Draft.countDocuments({ survey })).toBe(0);
      expect(await numbersOn(page)).toMatchObject({ 'har svart': '8', 'svar er kommet inn': '8' });
      await ofWave(page, 'Følg med');
      await page.getByText('8 av 12 tjenester har svart.').waitFor();
      expect(await numbersOn(page)).toMatchObject({ Svart: '8', Svarprosent: '66,7 %' });
      await goTo(page, 'Administrasjon', 'Logg');
      await page.getByText('Åse Ødegård').first().waitFor();
    });

    /** Somebody outside tries the form in a browser of their own. */
    async function tryOut(path: string | null): Promise<void> {
      const page = await visit.page();
      await page.goto(path ?? '');
      await press(page, 'Start', '/del/1');
      await option(page, '1a', 'ja').check();
      await page.getByLabel('Hva synes du om denne siden?').fill('Hva er en bemanning?');
      await press(page, 'Neste', '/del/2');
    }

    async function answerInBrowser(link: string): Promise<void> {
      const page = await visit.page();
      await page.goto(link);
      await press(page, 'Start', '/del/1');
      await option(page, '1a', 'nei').check();
      await press(page, 'Neste', '/del/2');
      await field(page, '1b').fill('16');
      await press(page, 'Neste', '/del/3');
      await press(page, 'Se over svarene', '/se-over');
      await press(page, 'Lever svarene', '/kvittering');
    }
  },
  { config },
);

describeInBrowser(
  'A publisher with an account',
  (visit) => {
    const at = [byKeyboard.survey, byKeyboard.wave] as const;

    test('does it without scripts too', async () => {
      const page = await memberIn(visit, { javaScriptEnabled: false });
      const { survey, wave } = confidential;
      await page.goto(paths.admin.waves.page(survey, wave));
      await ofWave(page, 'Innstillinger');
      await chooseSettings(page, 'Fortrolig');
      await ofWave(page, 'Register');
      await page.getByRole('link', { name: 'Last opp register' }).click();
      await page.getByLabel('Fil', { exact: true }).setInputFiles(registerFile(3));
      await pressButton(page, 'Se over');
      await pressButton(page, 'Lagre registeret');
      await says(page, 'Det har 3 tjenester');
    });

    test('uploads the register and sends invitations with a keyboard alone', async () => {
      const { services } = visit.site;
      const page = await memberIn(visit);
      const { survey, wave } = byKeyboard;
      await services.waves.save({
        survey,
        wave,
        state: 'open',
        example: false,
        access: 'personal',
        ...settings(),
      });
      await page.goto(paths.admin.frame.page(...at));
      await pressKeys(page, 'Last opp register', paths.admin.frame.upload(...at));
      await moveTo(page, ({ name }) => name === 'fil');
      const chooser = page.waitForEvent('filechooser');
      await page.keyboard.press('Space');
      await (await chooser).setFiles(registerFile(3));
      await pressKeys(page, 'Se over', paths.admin.frame.preview(...at));
      await pressKeys(page, 'Lagre registeret', `${paths.admin.frame.page(...at)}?lastet`);
      await says(page, 'Det har 3 tjenester');
      await pressKeys(page, 'Meldinger', paths.admin.messages.page(...at));
      await pressKeys(page, 'Send invitasjoner', paths.admin.messages.start(...at));
      await pressKeys(page, 'Send nå', `${paths.admin.messages.page(...at)}/utsending/*`);
      await letTheJobSend(services);
      expect(fieldwork.letters('Årsmålingen')).toHaveLength(3);
    });

    test("makes next year's wave from this year's on a few pages", async () => {
      const { services } = visit.site;
      const { survey, wave } = anonymous;
      await inviteTo(services, anonymous, 3, 'anonymous');
      await services.waves.save({ survey, wave, state: 'closed', example: false });
      const page = await memberIn(visit);
      const visited: string[] = [];
      await page.goto(paths.admin.front);
      page.on('framenavigated', (frame) => visited.push(new URL(frame.url()).pathname));
      await page
        .getByRole('region', { name: 'Lederpulsen' })
        .getByRole('link', { name: /høsten 2026/i })
        .click();
      await ofWave(page, 'Skjema');
      await page.getByRole('link', { name: 'Lag neste bølge' }).click();
      await look(page, 'Lag neste bølge');
      expect(await page.getByLabel('Id på bølgen').inputValue()).toBe('2027');
      expect(await page.getByLabel('Bølgen i ord').inputValue()).toBe('høsten 2027');
      await pressButton(page, 'Lag bølgen');
      await says(page, 'Bølgen er laget som kladd');
      await look(page, 'Skjema');
      await ofWave(page, 'Register');
      await pressButton(page, 'Bruk registeret fra forrige gang');
      await says(page, 'Det har 3 tjenester');
      await ofWave(page, 'Oversikt');
      await page.getByRole('link', { name: 'Dagen da opplysninger' }).click();
      const { deleteOn } = settings();
      await page
        .getByLabel('Dag for sletting')
        .fill(`${Number(deleteOn.slice(0, 4)) + 1}${deleteOn.slice(4)}`);
      await pressButton(page, 'Lagre');
      await says(page, 'Innstillingene er lagret');
      await page.getByText('Alt som må til, er på plass.').waitFor();
      await look(page, 'Lederpulsen, høsten 2027');
      expect(visited.length).toBeLessThanOrEqual(9);
    });
  },
  { config },
);

describeInBrowser(
  'A leader with a link',
  (visit) => {
    const count = 2;

    beforeAll(async () => {
      await inviteTo(visit.site.services, anonymous, count, 'anonymous');
      await inviteTo(visit.site.services, confidential, count, 'confidential');
    });

    const linkTo = (title: string, leader: number) =>
      linkIn(fieldwork.letterTo(`leder${leader}@eksempel.no`, title));

    const stored = ({ survey, wave }: { survey: string; wave: string }) =>
      answersIn(visit.site.services.responses, survey, wave);

    test.each([
      ['on a phone', {}, 0],
      ['in a browser that runs no scripts', { javaScriptEnabled: false }, 1],
    ])('begins, pauses, goes on with another device and answers once: %s', async (_, options, leader) => {
      const before = (await stored(anonymous)).length;
      const link = linkTo('Lederpulsen', leader);
      const page = await visit.page(options);
      await page.goto(link);
      await page.getByText(`Du svarer for Tjeneste ${100 + leader}.`).waitFor();
      await page.getByRole('link', { name: 'Slik behandles svarene dine' }).first().click();
      await page.getByText('Du svarer anonymt. Lenken din forteller at tjenesten har svart').waitFor();
      await page.getByText('Undersøkelseskontoret').waitFor();
      await page.getByText(dayInWords(settings().deleteOn)).waitFor();
      await page.getByRole('link', { name: 'Til undersøkelsen' }).click();
      await press(page, 'Start', '/del/1');
      await answer(page, { '1a': 'ja' });
      await press(page, 'Neste', '/del/2');
      await answer(page, { '1b': `${leader + 20}` });
      await press(page, 'Fortsett senere', '/fortsett');
      await page.getByRole('heading', { name: 'Svarene dine er lagret' }).waitFor();

      const other = await visit.page({ ...options, viewport: desk });
      await other.goto(link);
      await press(other, 'Fortsett der du slapp', '/del/3');
      await answer(other, { '1c': 'Fra en annen enhet' });
      await press(other, 'Se over svarene', '/se-over');
      await press(page, 'Fortsett der du slapp', /\/(del\/3|se-over)$/);
      await page.goto(other.url());
      await press(other, 'Lever svarene', '/kvittering');
      await press(page, 'Lever svarene', '/kvittering');
      expect(await stored(anonymous)).toHaveLength(before + 1);
      expect(await stored(anonymous)).toContainEqual({
        '1a': 'ja',
        '1b': leader + 20,
        '1c': 'Fra en annen enhet',
      });

      for (const device of [page, other]) {
        await device.goto(link);
        await device.getByRole('heading', { name: 'Tjenesten har svart' }).waitFor();
        expect(await device.getByRole('button').count()).toBe(0);
      }
    });

    test('of a confidential wave is told so first, and the answers stored are the last ones', async () => {
      const page = await visit.page();
      const link = linkTo('Oppfølgingen', 0);
      await page.goto(link);
      await page.getByText('Svaret ditt er fortrolig, ikke anonymt.').waitFor();
      await inspect(page);
      await press(page, 'Start', '/del/1');
      await answer(page, { '1a': 'ja' });
      await press(page, 'Neste', '/del/2');
      await answer(page, { '1b': '30' });
      await press(page, 'Neste', '/del/3');
      await press(page, 'Se over svarene', '/se-over');
      await press(page, 'Lever svarene', '/kvittering');
      await inspect(page);
      expect(await stored(confidential)).toEqual([{ '1a': 'ja', '1b': 30 }]);

      const other = await visit.page();
      await other.goto(link);
      await other.getByRole('heading', { name: 'Svarene dine er levert' }).waitFor();
      await inspect(other);
      await press(other, 'Endre svarene', '/se-over');
      await other.getByRole('link', { name: 'Endre svarene i «Årsverk»' }).click();
      await answer(other, { '1b': '31' });
      await press(other, 'Neste', '/del/3');
      await press(other, 'Se over svarene', '/se-over');
      await press(other, 'Lever svarene', '/kvittering');
      expect(await stored(confidential)).toEqual([{ '1a': 'ja', '1b': 31 }]);
    });
  },
  { config },
);
