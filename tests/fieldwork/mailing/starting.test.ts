import type { Unit } from '../../../server/fieldwork/frame/unit.ts';
import { linksFrom } from '../../../server/fieldwork/mailing/links.ts';
import type { Mailing } from '../../../server/fieldwork/mailing/message.ts';
import { secretIdOf } from '../../../server/fieldwork/mailing/message-id.ts';
import {
  startPlannedReminders,
  troubleWithPlan,
} from '../../../server/fieldwork/mailing/planned-reminders.ts';
import { prepareMailings } from '../../../server/fieldwork/mailing/prepare-mailings.ts';
import { requestLink } from '../../../server/fieldwork/mailing/request-link.ts';
import { sendMailings } from '../../../server/fieldwork/mailing/send-mailings.ts';
import { countRecipients } from '../../../server/fieldwork/mailing/start-mailing.ts';
import type { WaveState } from '../../../server/fieldwork/wave.ts';
import { type MailHost, mailHost } from './mail-host.ts';
import {
  codeOf,
  type MailingSite,
  mailingSite,
  minutesLater,
  newUnit,
  noon,
  survey,
  testSecretBytes,
  wave,
} from './mailing-site.ts';

let site: MailingSite;
let host: MailHost;

beforeAll(async () => {
  site = await mailingSite();
});
beforeEach(async () => {
  await site.clear();
  await site.open();
  host = await mailHost();
  site.use(host.url);
});
afterEach(() => host.close());
afterAll(() => site.close());

const receivers = () => host.receivers().toSorted();
const addresses = (numbers: number[]) => numbers.map((number) => `leder${number}@eksempel.no`);

/** 1 is new, 2 and 3 are invited, 4 has answered, 5 declined, 6 bounced, 7 opted out. */
const everySort = (): Unit[] => [
  newUnit(1),
  newUnit(2, { invited: true }),
  newUnit(3, { invited: true }),
  newUnit(4, { invited: true, answered: true }),
  newUnit(5, { invited: true, declined: true }),
  newUnit(6, { invited: true, contacts: [{ email: 'leder6@eksempel.no', state: 'bounced' }] }),
  newUnit(7, { invited: true, contacts: [{ email: 'leder7@eksempel.no', state: 'optedOut' }] }),
];

describe('By hand', () => {
  const cases: [string, Parameters<MailingSite['start']>[0] & { numbers?: number[] }, number[]][] = [
    ['an invitation goes to those who have none', { kind: 'invitation' }, [1]],
    [
      'a reminder goes to those who are invited and have not answered or declined',
      { kind: 'reminder' },
      [2, 3],
    ],
    ['chosen services are reminded alone', { kind: 'reminder', numbers: [1, 3, 4] }, [3]],
    ['chosen services are invited again', { kind: 'invitation', numbers: [1, 3, 4, 5, 6, 7] }, [1, 3]],
  ];
  test.each(cases)('%s', async (_, { numbers, ...wanted }, expected) => {
    const units = everySort();
    await site.register(units);
    const chosen = numbers?.map((number) => units[number - 1]!.id);
    const about = { kind: wanted?.kind ?? ('invitation' as const), chosen };
    expect(await countRecipients(site.services, { survey, wave, mode: 'anonymous' }, about)).toBe(
      expected.length,
    );
    await site.start({ ...wanted, chosen });
    await site.send();
    expect(receivers()).toEqual(addresses(expected));
  });

  test('pressing the button twice starts one mailing, also when the first is done', async () => {
    await site.register([newUnit(1, { invited: true })]);
    const again = { kind: 'reminder', after: 0 } as const;
    const [first, second] = await Promise.all([site.start(again), site.start(again)]);
    await site.send();
    const third = await site.start(again);
    await site.send();
    expect([second?.id, third.id]).toEqual([first?.id, first?.id]);
    expect(receivers()).toEqual(addresses([1]));
    await site.start({ kind: 'reminder', after: 1 });
    await site.send();
    expect(receivers()).toEqual(addresses([1, 1]));
  });

  test('two of a sort are not under way at once', async () => {
    await site.register([newUnit(1)]);
    await site.start();
    await expect(site.start()).rejects.toThrow('En utsending av samme slag er i gang');
  });

  test('a mailing with nobody to send to is not started', async () => {
    await expect(site.start()).rejects.toThrow(/^Ingen å invitere/);
    await expect(site.start({ kind: 'reminder' })).rejects.toThrow(/^Ingen å minne på/);
  });

  const closed: WaveState[] = ['draft', 'pilot', 'closed', 'published', 'archived'];
  test.each(closed)('nothing is sent in a wave that is %s', async (state) => {
    await site.open({ state });
    await site.register([newUnit(1)]);
    await expect(site.start()).rejects.toThrow('Meldinger sendes bare mens undersøkelsen er åpen');
  });

  test('nothing is sent with an open link, a text without a link, or links that lead nowhere', async () => {
    await site.register([newUnit(1)]);
    await site.open({ messages: { invitation: { subject: 'Hei', body: 'Svar, da' } } });
    await expect(site.start()).rejects.toThrow('Teksten mangler {{lenke}}');
    await site.open({ access: 'open' });
    await expect(site.start()).rejects.toThrow('felles lenke');
    await site.open({ access: 'personal', messages: {} });
    const { links } = site.services;
    const config = { ...site.services.config, production: true, publicUrl: undefined };
    site.services.links = () => linksFrom(config);
    await expect(site.start()).rejects.toThrow('PUBLIC_URL mangler');
    site.services.links = links;
    expect(await site.services.mailings.list(survey, wave)).toEqual([]);
  });
});

describe('By plan', () => {
  const day = (clock: string) => new Date(`2026-11-24T${clock}:00Z`);
  const plan = (clock: string) => startPlannedReminders(site.services, day(clock));
  const started = async (): Promise<Mailing[]> => site.services.mailings.list(survey, wave);

  test('a reminder is sent once on its day, after eight in Norway', async () => {
    await site.open({ reminderDays: ['2026-11-24'] });
    await site.register(everySort());
    await plan('06:59');
    expect(await started()).toEqual([]);
    await Promise.all([plan('07:00'), plan('07:00')]);
    await site.send();
    await plan('15:00');
    await site.send();
    expect(receivers()).toEqual(addresses([2, 3]));
    expect(await started()).toMatchObject([{ kind: 'reminder', by: 'planen', state: 'done' }]);
  });

  test('nobody is reminded on the day that they are written to', async () => {
    await site.open({ reminderDays: ['2026-11-24'] });
    await site.register([newUnit(1), newUnit(2, { invited: true }), newUnit(3, { invited: true })]);
    const units = await site.services.units.list(survey, wave);
    await site.start({ kind: 'invitation' }, day('06:30'));
    await site.start({ kind: 'reminder', chosen: [units[1]!.id] }, day('06:50'));
    await site.send(day('06:55'));
    await plan('07:00');
    await site.send(day('07:01'));
    expect(receivers()).toEqual(addresses([1, 2, 3]));
  });

  test('the day is over when nobody is to be reminded in the morning', async () => {
    await site.open({ reminderDays: ['2026-11-24'] });
    await site.register([newUnit(1)]);
    await plan('07:00');
    await site.start({ kind: 'invitation' }, day('09:00'));
    await site.send(day('09:00'));
    await plan('09:01');
    await site.send(day('09:01'));
    expect(receivers()).toEqual(addresses([1]));
    expect((await started()).map(({ state }) => state)).toEqual(['done', 'done']);
  });

  test('a plan is cut off while it is made ready, and nobody is left out or written to twice', async () => {
    await site.open({ reminderDays: ['2026-11-24'] });
    const emails = ['a@eksempel.no', 'b@eksempel.no'];
    await site.register([newUnit(1, { invited: true, emails })]);
    await plan('07:00');
    const { mailings } = site.services;
    const cut = { ...mailings, setState: () => Promise.reject(new Error('Cut off')) };
    cut.addMessages = (messages) => mailings.addMessages(messages.slice(0, 1));
    await expect(prepareMailings({ ...site.services, mailings: cut })).rejects.toThrow('Cut off');
    await site.send(day('07:01'));
    expect(receivers()).toEqual(emails);
  });

  test.each([
    ['another day', { reminderDays: ['2026-11-25'] }],
    ['a wave that is closed', { reminderDays: ['2026-11-24'], state: 'closed' as const }],
    ['a wave with an open link', { reminderDays: ['2026-11-24'], access: 'open' as const }],
  ])('none is sent for %s', async (_, change) => {
    await site.open(change);
    await site.register(everySort());
    await plan('10:00');
    expect(await started()).toEqual([]);
  });

  test('one wave whose text cannot be sent does not silence another', async () => {
    await site.open({
      reminderDays: ['2026-11-24'],
      messages: { reminder: { subject: 'Hei', body: 'uten' } },
    });
    await site.services.waves.save({
      survey,
      wave: '2022',
      state: 'open',
      example: false,
      access: 'personal',
      reminderDays: ['2026-11-24'],
    });
    await site.register([...everySort(), newUnit(9, { wave: '2022', invited: true })]);
    await expect(plan('10:00')).rejects.toThrow('Teksten kan ikke sendes');
    const trouble = async (name: string, at = day('10:00')) =>
      troubleWithPlan(site.services, (await site.services.waves.find(survey, name))!, at)?.message;
    expect(await trouble(wave)).toMatch(/Teksten mangler {{lenke}}/);
    expect(await trouble(wave, minutesLater(24 * 60))).toBeUndefined();
    expect(await trouble('2022')).toBeUndefined();
    await site.send();
    expect(receivers()).toEqual(addresses([9]));
    await site.services.mailings.removeWave(survey, '2022');
    await site.services.units.removeWave(survey, '2022');
  });
});

describe('A leader who asks for the link', () => {
  const ask = (email: string, now = noon) => requestLink(site.services, email, now);

  test('gets it with the links of all the services, and three times a day at most', async () => {
    const units = [newUnit(1, { emails: addresses([1]) }), newUnit(2, { emails: addresses([1]) })];
    await site.register(units);
    await Promise.all([ask('leder1@eksempel.no'), ask('leder1@eksempel.no')]);
    await site.send();
    expect(receivers()).toEqual(addresses([1]));
    for (const unit of units) expect(host.arrived[0]?.text).toContain(codeOf(unit));
    for (const minutes of [60, 120, 180, 240]) {
      await ask('leder1@eksempel.no', minutesLater(minutes));
      await site.send(minutesLater(minutes));
    }
    expect(receivers()).toEqual(addresses([1, 1, 1]));
    await ask('leder1@eksempel.no', minutesLater(24 * 60));
    await site.send(minutesLater(24 * 60));
    expect(receivers()).toEqual(addresses([1, 1, 1, 1]));
  });

  test('learns nothing: an address that is not known has the same outcome', async () => {
    await site.register(everySort());
    for (const number of [4, 5, 6, 7, 99])
      expect(await ask(`leder${number}@eksempel.no`)).toEqual(await ask('leder1@eksempel.no'));
    await site.open({ messages: { link: { subject: 'Hei', body: 'uten' } } });
    expect(await ask('leder2@eksempel.no')).toBeUndefined();
    await site.send();
    expect(receivers()).toEqual(addresses([1, 2]));
    expect(host.arrived[1]?.text).toContain('/k/');
  });

  test('gets it after having answered where answers can be changed, and nowhere else', async () => {
    await site.open({ mode: 'confidential' });
    await site.register(everySort());
    await ask('leder4@eksempel.no');
    await site.send();
    expect(receivers()).toEqual(addresses([4]));
  });

  test('gets none from a wave that is not open', async () => {
    await site.open({ state: 'closed' });
    await site.register(everySort());
    await ask('leder1@eksempel.no');
    await site.send();
    expect(receivers()).toEqual([]);
  });

  test('leaves no clock time behind', async () => {
    await site.register([newUnit(1)]);
    await ask('leder1@eksempel.no');
    await site.send();
    const [mailing] = await site.services.mailings.list(survey, wave);
    expect(mailing).toMatchObject({ kind: 'link', started: '2026-11-24', state: 'done' });
    const [message] = await site.messages();
    expect(Object.values(message ?? {}).filter((value) => typeof value === 'number')).toEqual([1, 0]);
    expect(message?.sentOn).toBe('2026-11-24');
    const hours = Array.from({ length: 24 }, (_, hour) => `2026-11-24T${String(hour).padStart(2, '0')}`);
    const ids = hours.map((hour) => secretIdOf(testSecretBytes, 'link', mailing!.id, message!.to, hour));
    expect(ids).not.toContain(message?.id);
  });

  test('gets it also when it is asked for in the moment that the last one is done', async () => {
    await site.register([newUnit(1), newUnit(2)]);
    await ask('leder1@eksempel.no');
    const { mailings } = site.services;
    let asked = false;
    const setState: typeof mailings.setState = async (id, from, to) => {
      if (to === 'done' && !asked) {
        asked = true;
        await ask('leder2@eksempel.no');
      }
      return mailings.setState(id, from, to);
    };
    await sendMailings({ ...site.services, mailings: { ...mailings, setState } }, noon);
    await site.send();
    expect(receivers()).toEqual(addresses([1, 2]));
  });

  test('waits for no more than a round of each mailing', async () => {
    const numbers = Array.from({ length: 60 }, (_, index) => index + 10);
    await site.register([newUnit(1), ...numbers.map((number) => newUnit(number, { invited: true }))]);
    await site.start({ kind: 'reminder' });
    await site.start({ kind: 'invitation' });
    const { mailings } = site.services;
    let rounds = 0;
    const claim: typeof mailings.claim = async (...args) => {
      rounds += 1;
      if (rounds === 2) await ask('leder1@eksempel.no');
      return mailings.claim(...args);
    };
    await sendMailings({ ...site.services, mailings: { ...mailings, claim } }, noon);
    expect(receivers()).toHaveLength(62);
    const places = host.receivers().flatMap((to, place) => (to === 'leder1@eksempel.no' ? [place] : []));
    expect(Math.max(...places)).toBeLessThan(45);
  });

  test('comes before a long mailing', async () => {
    await site.register(everySort());
    await site.start({ kind: 'reminder' });
    await ask('leder1@eksempel.no');
    await site.send();
    expect(host.receivers()[0]).toBe('leder1@eksempel.no');
  });
});
