import { resendMessage, stopMailing } from '../../../server/fieldwork/mailing/manage-mailing.ts';
import { prepareMailings } from '../../../server/fieldwork/mailing/prepare-mailings.ts';
import { sendMailings } from '../../../server/fieldwork/mailing/send-mailings.ts';
import { type MailHost, mailHost } from './mail-host.ts';
import {
  codeOf,
  type MailingSite,
  mailingSite,
  minutesLater,
  newUnit,
  noon,
  survey,
  wave,
} from './mailing-site.ts';

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
const stored = () => site.services.units.list(survey, wave);
const only = async () => (await site.messages())[0]!;
const one = 'leder1@eksempel.no';

describe('An invitation', () => {
  test('goes to every address once, and marks its services as invited', async () => {
    const { receivers } = await host();
    await site.register(units(3));
    const { id } = await site.start();
    await site.send();
    await site.send();
    expect(receivers().sort()).toEqual([one, 'leder2@eksempel.no', 'leder3@eksempel.no']);
    expect(await site.services.mailings.progress(id)).toMatchObject({ sent: 3, waiting: 0, claimed: 0 });
    expect(await site.services.mailings.find(id)).toMatchObject({ state: 'done' });
    expect((await stored()).map(({ invited }) => invited)).toEqual([true, true, true]);
    for (const message of await site.messages()) {
      expect(message).toMatchObject({ state: 'sent', sentOn: '2026-11-24', attempts: 1, notBefore: 0 });
      expect(message).not.toHaveProperty('claimedBy');
      expect(message).not.toHaveProperty('claimedUntil');
    }
  });

  test('to a leader of several services is one message, with the link of each', async () => {
    const { arrived } = await host();
    const two = [newUnit(1, { emails: [one] }), newUnit(2, { emails: [one, 'nestleder@eksempel.no'] })];
    await site.register(two);
    await site.start();
    await site.send();
    expect(arrived.map(({ to }) => to).sort()).toEqual([one, 'nestleder@eksempel.no']);
    const [both = '', second = ''] = [one, 'nestleder@eksempel.no'].map(
      (address) => arrived.find(({ to }) => to === address)?.text ?? '',
    );
    expect(both).toContain(`Tjeneste 1:\nhttps://undersokelser.eksempel.no/k/${codeOf(two[0]!)}`);
    expect(both).toContain(`Tjeneste 2:\nhttps://undersokelser.eksempel.no/k/${codeOf(two[1]!)}`);
    expect(second).not.toContain(codeOf(two[0]!));
  });

  test('has the headers that mail programs and their users need', async () => {
    const { arrived } = await host();
    const unit = newUnit(1, { name: 'Barneverntjenesten i Ås\r\nBcc: alle@eksempel.no' });
    await site.open({
      messages: { invitation: { subject: 'Spørsmål til {{tjeneste}}', body: 'Hei på deg, æøå!\n{{lenke}}' } },
    });
    await site.register([unit]);
    await site.start();
    await site.send();
    const [message] = arrived;
    expect(message?.subject).toBe('Spørsmål til Barneverntjenesten i Ås Bcc: alle@eksempel.no');
    expect(message?.header('Bcc')).toBeUndefined();
    expect(message?.header('Subject')).toMatch(/^[\x20-\x7e]+$/);
    expect(message?.text).toContain('Hei på deg, æøå!');
    expect(message?.header('Message-ID')).toBe(`<${(await only()).id}@undersokelse.eksempel.no>`);
    expect(message?.header('Reply-To')).toBe('Kontoret <kontor@eksempel.no>');
    expect(message?.header('List-Unsubscribe')).toMatch(
      /^<https:\/\/undersokelser.eksempel.no\/k\/[0-9a-f]{32}-[0-9a-f]{32}\/nei-takk>$/,
    );
    expect(message?.header('Content-Type')).toMatch(/^text\/plain; charset=utf-8/);
  });

  test('that lies waiting says nothing: no text, link or code is in the database, and none in the log', async () => {
    await host();
    const unit = newUnit(1);
    await site.register([unit]);
    await site.start();
    await prepareMailings(site.services);
    const waiting = JSON.stringify([await site.messages(), await site.services.mailings.list(survey, wave)]);
    await site.send();
    const all = `${waiting}${JSON.stringify(await site.messages())}${site.logLines.join('')}`;
    expect(all).not.toContain(codeOf(unit));
    expect(all).not.toContain(codeOf(unit).replaceAll('-', ''));
    expect(site.logLines.join('')).not.toContain('@eksempel.no');
  });
});

describe('Just before a message is sent', () => {
  const cases: [string, () => Promise<void>][] = [
    ['have answered', async () => site.services.units.markAnswered((await stored())[0]!.id, '2026-11-24')],
    ['have declined', async () => site.services.units.setDeclined((await stored())[0]!.id, true)],
    ['want no more', () => site.services.units.setContactState(survey, wave, one, 'optedOut')],
    ['are gone from the register', async () => site.services.units.remove([(await stored())[0]!.id])],
  ];
  test.each(cases)('it is dropped when those it was for %s since it was made', async (_, happen) => {
    const { receivers } = await host();
    await site.register(units(2));
    const { id } = await site.start();
    await prepareMailings(site.services);
    await happen();
    await site.send();
    expect(receivers()).toEqual(['leder2@eksempel.no']);
    expect(await site.services.mailings.progress(id)).toMatchObject({ sent: 1, unneeded: 1 });
  });

  test('what it was about shrinks to the services that still have something to answer', async () => {
    const { arrived } = await host();
    await site.register([newUnit(1, { emails: [one] }), newUnit(2, { emails: [one] })]);
    await site.start();
    await prepareMailings(site.services);
    const [first, second] = await stored();
    await site.services.units.markAnswered(first!.id, '2026-11-24');
    await site.send();
    expect(arrived[0]?.text).toContain(codeOf(second!));
    expect(arrived[0]?.text).not.toContain(codeOf(first!));
  });
});

describe('When the mail server', () => {
  test('asks to come back, it is tried again later, and sent then', async () => {
    let busy = true;
    const { receivers } = await host({
      refuse: () => (busy ? [451, `4.7.1 Kom tilbake, ${one}`] : undefined),
    });
    await site.register(units(1));
    await site.start();
    await site.send();
    expect(await only()).toMatchObject({ state: 'waiting', attempts: 1 });
    expect((await only()).trouble).toBe('E-postserveren ba oss vente (451 4.7.1). Vi prøver igjen.');
    busy = false;
    await site.send();
    expect(receivers()).toEqual([]);
    await site.send(minutesLater(2));
    expect(receivers()).toEqual([one]);
    expect(await only()).toMatchObject({ state: 'sent', attempts: 2, notBefore: 0 });
    expect(await only()).not.toHaveProperty('trouble');
  });

  test('asks again and again, it is given up after five tries, and can be sent by hand', async () => {
    let busy = true;
    const { receivers } = await host({
      refuse: (step) => (busy && step === 'end' ? [452, 'Fullt'] : undefined),
    });
    await site.register(units(1));
    const { id } = await site.start();
    const waits: number[] = [];
    for (let minutes = 0; waits.length < 5; minutes += (waits.at(-1) ?? 0) + 1) {
      await site.send(minutesLater(minutes));
      const { notBefore } = await only();
      waits.push(Math.round((notBefore - minutesLater(minutes).getTime()) / 60_000));
    }
    expect(waits.slice(0, 4)).toEqual([1, 5, 30, 120]);
    expect(await only()).toMatchObject({ state: 'failed', attempts: 5 });
    expect(await site.services.mailings.find(id)).toMatchObject({ state: 'done' });
    busy = false;
    await resendMessage(site.services, { survey, wave }, (await only()).id);
    await site.send(minutesLater(200));
    expect(receivers()).toEqual([one]);
    expect(await site.services.mailings.find(id)).toMatchObject({ state: 'done' });
  });

  const refusals: [string, 'recipient' | 'end', [number, string], string, string][] = [
    ['does not know the address', 'recipient', [550, '5.1.1 Ukjent'], 'bounced', 'bounced'],
    ['says 550 and no more to the address', 'recipient', [550, 'Nei'], 'bounced', 'bounced'],
    ['will not forward for us', 'recipient', [550, '5.7.1 Nei'], 'failed', 'reachable'],
    ['does not like the message', 'end', [554, '5.7.1 Nei'], 'failed', 'reachable'],
  ];
  test.each(refusals)(
    '%s, the message and its address get their states',
    async (_, step, answer, state, contact) => {
      const { receivers } = await host({
        refuse: (at, to) => (at === step && to === one ? answer : undefined),
      });
      await site.register(units(2));
      await site.start();
      await site.send();
      expect(receivers()).toEqual(['leder2@eksempel.no']);
      expect(await site.statesOf()).toEqual({ [one]: state, 'leder2@eksempel.no': 'sent' });
      expect((await stored())[0]).toMatchObject({ invited: false, contacts: [{ state: contact }] });
      const { trouble } = (await site.messages()).find(({ to }) => to === one)!;
      expect(trouble).toContain(`${answer[0]}`);
      expect(trouble).not.toContain('@');
    },
  );

  test('says no to the sender, nothing is lost: all wait until it is mended', async () => {
    let refusing = true;
    const { receivers } = await host({
      refuse: (step) => (refusing && step === 'sender' ? [553, '5.7.1 Ikke deg'] : undefined),
    });
    await site.register(units(3));
    const { id } = await site.start();
    await site.send();
    expect(await site.services.mailings.progress(id)).toMatchObject({ waiting: 3, failed: 0 });
    expect(await site.services.mailings.troubles(id)).toEqual([
      'E-postserveren godtok ikke avsenderen (553 5.7.1). Sjekk MAIL_FROM.',
    ]);
    refusing = false;
    await site.send(minutesLater(1));
    expect(receivers()).toHaveLength(3);
  });

  test('is down, messages wait for it, untried; and go out when it is up', async () => {
    const gone = await mailHost();
    await gone.close();
    site.use(gone.url);
    await site.register(units(30));
    const { id } = await site.start();
    await site.send();
    expect(await site.services.mailings.progress(id)).toMatchObject({ waiting: 30 });
    expect((await site.messages()).every(({ attempts }) => attempts === 0)).toBe(true);
    const [trouble] = await site.services.mailings.troubles(id);
    expect(trouble).toMatch(/^Får ikke levert til e-postserveren \(\w+\)\. Vi prøver igjen\.$/);
    const back = await mailHost({ port: gone.port });
    hosts.push(back);
    await site.send(minutesLater(1));
    expect(new Set(back.receivers()).size).toBe(30);
    expect(back.arrived).toHaveLength(30);
  });

  test('breaks the connection after the last line, nobody knows, and it is not sent again by itself', async () => {
    const made = await host({
      at: (step) => {
        if (step === 'end') made.breakConnections();
      },
    });
    await site.register(units(1));
    const { id } = await site.start();
    await site.send();
    await site.send(minutesLater(24 * 60));
    expect(made.receivers()).toEqual([one]);
    expect(await site.services.mailings.progress(id)).toMatchObject({ uncertain: 1, waiting: 0 });
    expect((await only()).trouble).toContain('trolig sendt');
    // Somebody has asked the leader, and knows better.
    site.use((await host()).url);
    await resendMessage(site.services, { survey, wave }, (await only()).id);
    await site.send(minutesLater(24 * 60 + 1));
    expect(await only()).toMatchObject({ state: 'sent' });
    expect(hosts[1]?.receivers()).toEqual([one]);
  });

  test('breaks it in the middle, it was surely not sent, and is tried again', async () => {
    let breaking = true;
    const made = await host({
      at: (step) => {
        if (breaking && step === 'recipient') made.breakConnections();
      },
    });
    await site.register(units(1));
    await site.start();
    await site.send();
    expect(made.receivers()).toEqual([]);
    expect(await only()).toMatchObject({ state: 'waiting', attempts: 0 });
    breaking = false;
    await site.send(minutesLater(1));
    expect(made.receivers()).toEqual([one]);
  });
});

describe('A mailing', () => {
  test('is sent once by two apps at the same time', async () => {
    const { receivers, url } = await host();
    await site.register(units(60));
    const { id } = await site.start();
    const apps = [site.services, site.otherApp(url), site.otherApp(url)];
    await Promise.all(apps.map((services) => sendMailings(services, noon)));
    await site.send();
    expect(receivers()).toHaveLength(60);
    expect(new Set(receivers()).size).toBe(60);
    expect(await site.services.mailings.progress(id)).toMatchObject({ sent: 60 });
  });

  test('is sent once by one app that is told twice', async () => {
    const { receivers } = await host();
    await site.register(units(30));
    await site.start();
    await Promise.all([site.send(), site.send(), site.send()]);
    expect(receivers()).toHaveLength(30);
    expect(new Set(receivers()).size).toBe(30);
  });

  test('that is stopped on the way leaves the rest unsent', async () => {
    const { arrived } = await host({
      at: async (step) => {
        if (step === 'end' && arrived.length === 10) await stopMailing(site.services, id);
      },
    });
    await site.register(units(80));
    const { id } = await site.start();
    await site.send();
    await site.send(minutesLater(60));
    const { sent, waiting } = await site.services.mailings.progress(id);
    expect(sent).toBe(arrived.length);
    expect(waiting).toBe(80 - sent);
    // Those under way when it was stopped, and no new round.
    expect(sent).toBeLessThanOrEqual(20);
    await expect(resendMessage(site.services, { survey, wave }, (await only()).id)).rejects.toThrow(
      'Utsendingen er stoppet',
    );
  });

  test('ends when its wave is closed', async () => {
    const { arrived } = await host();
    await site.register(units(2));
    const { id } = await site.start();
    await site.services.waves.change(survey, wave, ['open'], { state: 'closed' });
    await site.send();
    expect(arrived).toEqual([]);
    expect(await site.services.mailings.find(id)).toMatchObject({ state: 'stopped' });
  });

  test('begins no new message when the app stops, and the next app sends the rest', async () => {
    const stopping = new AbortController();
    const { receivers, url } = await host({ at: (step) => void (step === 'end' && stopping.abort()) });
    await site.register(units(20));
    await site.start();
    await sendMailings(site.services, noon, stopping.signal);
    expect(receivers().length).toBeLessThanOrEqual(4);
    expect(Object.values(await site.statesOf())).not.toContain('claimed');
    await sendMailings(site.otherApp(url), noon);
    expect(new Set(receivers()).size).toBe(20);
    expect(receivers()).toHaveLength(20);
  });

  test('without a mail server lands in the outbox, and can be sent when there is one', async () => {
    await site.register(units(1));
    await site.start();
    await site.send();
    expect(await only()).toMatchObject({ state: 'outbox', sentOn: '2026-11-24' });
    expect((await stored())[0]).toMatchObject({ invited: true });
    const { receivers } = await host();
    await site.send();
    expect(receivers()).toEqual([]);
    await resendMessage(site.services, { survey, wave }, (await only()).id);
    await site.send();
    expect(receivers()).toEqual([one]);
  });
});
