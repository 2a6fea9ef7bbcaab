import { optOutToken } from '../../server/fieldwork/mailing/links.ts';
import { newMessage } from '../../server/fieldwork/mailing/recipients.ts';
import { type TestApp, testApp } from '../builders/app.ts';
import { type AskedUnit, openPersonally, putAskedUnits } from '../builders/asked-units.ts';
import { leaderAt, survey, wave } from '../builders/leader.ts';

let site: TestApp;
let units: AskedUnit[];

beforeAll(async () => {
  site = await testApp();
  await openPersonally(site);
  const shared = [{ email: 'begge@eksempel.no', state: 'reachable' as const }];
  units = await putAskedUnits(site, 5, (index) => (index === 3 || index === 4 ? { contacts: shared } : {}));
});
afterAll(() => site.close());

const unitNow = async ({ unit }: AskedUnit) => (await site.services.units.find(survey, wave, unit))!;
const open = (address: string) => leaderAt(site.app).agent.get(address);
const send = (address: string, fields: object) =>
  leaderAt(site.app).agent.post(address).set('Sec-Fetch-Site', 'same-origin').type('form').send(fields);

/** The address that stands at the foot of a message to the units. */
async function optOutIn(id: string, to: string, about: AskedUnit[]): Promise<string> {
  const found = await Promise.all(about.map(unitNow));
  await site.services.mailings.addMessages([newMessage({ id: 'm', survey, wave }, to, found, id)]);
  return `/k/${optOutToken(site.services.secret, id)}/nei-takk`;
}

describe('The link to opt out that stands in a message', () => {
  test('works when the service’s link has been renewed since, and does not give the new one away', async () => {
    const unit = await unitNow(units[0]!);
    const { email } = unit.contacts[0]!;
    const address = await optOutIn('old', email, [units[0]!]);
    await site.services.units.renewLink(unit.id, unit.generation, 'another');
    const page = await open(address);
    expect(page.text).toContain(`Det gjelder ${unit.name}.`);
    expect(page.text).not.toMatch(/\/k\/([0-9A-Z]{5}-){3}/);
    expect(page.text).not.toContain(email);
    expect((await unitNow(units[0]!)).contacts[0]?.state).toBe('reachable');
    expect((await send(address, { valg: 'ingen-epost' })).text).toContain('Du får ikke flere e-poster');
    expect((await unitNow(units[0]!)).contacts[0]?.state).toBe('optedOut');
    expect((await send(address, { valg: 'vil-likevel' })).text).toContain(
      'Bruk lenken din når dere vil svare',
    );
    expect((await unitNow(units[0]!)).contacts[0]?.state).toBe('reachable');
    expect((await send(address, { valg: 'vil-ikke' })).text).toContain('Vi har notert');
    expect((await unitNow(units[0]!)).declined).toBe(true);
  });

  test('about two services stops messages for the address, and speaks for neither, also when one is gone', async () => {
    const [first, second] = [units[3]!, units[4]!];
    const address = await optOutIn('both', 'begge@eksempel.no', [first, second]);
    const page = await open(address);
    expect(page.text).toContain('Tjeneste 4 og Tjeneste 5');
    expect(page.text).not.toContain('value="vil-ikke"');
    await send(address, { valg: 'vil-ikke' });
    expect([(await unitNow(first)).declined, (await unitNow(second)).declined]).toEqual([false, false]);
    await site.database.models.Unit.deleteOne({ _id: (await unitNow(first)).id });
    await send(address, { valg: 'ingen-epost' });
    expect((await unitNow(second)).contacts[0]?.state).toBe('optedOut');
  });

  test('cannot be made by somebody who knows which message it was', async () => {
    const address = await optOutIn('guessed', 'leder-1@eksempel.no', [units[1]!]);
    expect((await open(address)).status).toBe(200);
    for (const forged of [
      'guessed',
      `guessed-${'0'.repeat(32)}`,
      address.split('/')[2]!.replace('guessed', 'both'),
    ])
      expect((await send(`/k/${forged}/nei-takk`, { valg: 'ingen-epost' })).status).toBe(410);
    expect((await unitNow(units[1]!)).contacts[0]?.state).toBe('reachable');
  });
});

describe('Asking for the link', () => {
  const asked = async () =>
    (await site.services.mailings.list(survey, wave)).filter(({ kind }) => kind === 'link');

  test('is answered before anything is looked up, and sends one however often the address is given', async () => {
    const { units: store } = site.services;
    const { email } = (await unitNow(units[2]!)).contacts[0]!;
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    site.services.units = { ...store, findByEmail: (address) => held.then(() => store.findByEmail(address)) };
    expect((await send('/k/ny-lenke', { epost: email })).text).toContain('Se etter en e-post fra oss');
    expect(await asked()).toEqual([]);
    letGo();
    const [mailing] = await eventually(asked, (found) => found.length > 0);
    site.services.units = store;
    for (let time = 0; time < 3; time++) await send('/k/ny-lenke', { epost: email.toUpperCase() });
    const tries = await eventually(
      () => site.database.models.Attempt.find({}).lean().exec(),
      // Each is counted for the visitor and for the address.
      (found) => found.reduce((sum, { count }) => sum + count, 0) === 8,
    );
    const messages = await site.services.mailings.listMessages(mailing!.id, ['waiting'], 10);
    expect(messages.map(({ to }) => to)).toEqual([email]);
    expect(JSON.stringify(tries)).not.toMatch(/eksempel|127\.0/);
  });

  test('is for addresses with letters of our own too', async () => {
    expect((await send('/k/ny-lenke', { epost: 'åse.bø@eksempel.no' })).status).toBe(200);
  });
});

/** Looks again until it is so: what is asked for happens after the answer. */
async function eventually<T>(look: () => Promise<T>, isSo: (found: T) => boolean): Promise<T> {
  for (;;) {
    const found = await look();
    if (isSo(found)) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
