import { resendMessage, stopMailing } from '../../../server/fieldwork/mailing/manage-mailing.ts';
import { sendMailings } from '../../../server/fieldwork/mailing/send-mailings.ts';
import { type MailHost, mailHost } from './mail-host.ts';
import { type MailingSite, mailingSite, minutesLater, newUnit, noon, survey, wave } from './mailing-site.ts';

let site: MailingSite;
const hosts: MailHost[] = [];

beforeAll(async () => {
  site = await mailingSite();
});
beforeEach(async () => {
  await site.clear();
  await site.open();
});
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close();
});
afterAll(() => site.close());

async function host(...manners: Parameters<typeof mailHost>): Promise<MailHost> {
  const made = await mailHost(...manners);
  hosts.push(made);
  site.use(made.url);
  return made;
}

const units = (count: number) => Array.from({ length: count }, (_, index) => newUnit(index + 1));

describe('An invitation', () => {
  test('goes to every address once, and marks its services as invited', async () => {
    const { arrived, receivers } = await host();
    const three = units(3);
    await site.register(three);
    const { id } = await site.start();
    await site.send();
    expect(receivers().sort()).toEqual(['leder1@eksempel.no', 'leder2@eksempel.no', 'leder3@eksempel.no']);
    expect(arrived[0]?.text).toContain('https://undersokelser.eksempel.no/k/');
    expect(await site.services.mailings.progress(id)).toMatchObject({ sent: 3, waiting: 0, claimed: 0 });
    expect(await site.services.mailings.find(id)).toMatchObject({ state: 'done' });
    expect((await site.services.units.list(survey, wave)).map(({ invited }) => invited)).toEqual([
      true,
      true,
      true,
    ]);
    for (const message of await site.messages()) {
      expect(message).toMatchObject({ state: 'sent', sentOn: '2026-11-24', attempts: 1, notBefore: 0 });
      expect(message).not.toHaveProperty('claimedBy');
      expect(message).not.toHaveProperty('claimedUntil');
    }
  });
});
