import { allows } from '../life-cycle.ts';
import type { Mailing, Message } from './message.ts';
import { prepareMailings } from './prepare-mailings.ts';
import { type Round, sendMessage } from './send-message.ts';
import type { MailingServices } from './services.ts';
import { settleEnded } from './settle-ended.ts';
import { type Settled, settleRound } from './settle-round.ts';

/**
 * How long a round holds what it has claimed. Longer than the slowest mail server takes for a round; shorter than
 * somebody waits for a message whose app has burnt down.
 */
const leaseMs = 15 * 60_000;

/** Messages in a round, for each that the server takes at a time. What has not begun when the app stops, waits on. */
const perConnection = 5;

const never = new AbortController().signal;

/**
 * Sends what waits to be sent, in all mailings, until nothing does, the mail server is out of reach, or `signal`
 * says stop. Several apps may do this at once, and one app several times. Can be cut off anywhere.
 */
export async function sendMailings(
  services: MailingServices,
  now: Date,
  signal: AbortSignal = never,
): Promise<void> {
  const started = Date.now();
  const clock = () => now.getTime() + Date.now() - started;
  await settleEnded(services, clock());
  await prepareMailings(services);
  await sendInTurn(services, clock, signal);
  services.mailServer.rest();
}

/**
 * One round of each mailing in turn, so that none waits for a long one, and those with links first in every turn.
 * Ends when no mailing has anything to send now.
 */
async function sendInTurn(
  services: MailingServices,
  clock: () => number,
  signal: AbortSignal,
): Promise<void> {
  // What waits for another try is not looked for in every turn. A link may be asked for at any time.
  const resting = new Set<string>();
  const turn = async () => {
    const sending = linksFirst(await services.mailings.listInStates(['sending']));
    let sent = false;
    for (const { id, kind } of sending.filter((mailing) => !resting.has(mailing.id))) {
      if (signal.aborted || !services.mailServer.isReady(clock())) return false;
      if (await sendTurn(services, id, clock, signal)) sent = true;
      else if (kind !== 'link') resting.add(id);
    }
    return sent;
  };
  while (await turn());
}

/** A leader who has asked for a link is waiting for it. */
function linksFirst(mailings: Mailing[]): Mailing[] {
  return mailings.toSorted((a, b) => Number(b.kind === 'link') - Number(a.kind === 'link'));
}

/** Sends a round of the mailing. Tells whether there was anything to send. */
async function sendTurn(
  services: MailingServices,
  id: string,
  clock: () => number,
  signal: AbortSignal,
): Promise<boolean> {
  // Anew each turn: it may have been stopped, and the wave closed or its words changed.
  const mailing = await services.mailings.find(id);
  if (mailing?.state !== 'sending') return false;
  const material = await materialOf(services, mailing);
  if (material === undefined) {
    await services.mailings.setState(id, ['sending'], 'stopped');
    return false;
  }
  if (await sendRound(services, mailing, material, clock, signal)) return true;
  await finish(services, id);
  return false;
}

/** What the mailing's messages are made of; nothing when its wave does not send any more. */
async function materialOf(
  services: MailingServices,
  { survey, wave: name, subject, body }: Mailing,
): Promise<Round['material'] | undefined> {
  const wave = await services.waves.find(survey, name);
  const questionnaire = services.catalogue.find(survey, name);
  if (!wave || !questionnaire || !allows(wave.state, 'send') || wave.access !== 'personal') return undefined;
  return { text: { subject, body }, wave, questionnaire, secret: services.secret, links: services.links() };
}

/** Claims some messages, sends them and settles them. Tells whether there were any. */
async function sendRound(
  services: MailingServices,
  mailing: Mailing,
  material: Round['material'],
  clock: () => number,
  signal: AbortSignal,
): Promise<boolean> {
  const { mailings, handOvers, mailServer } = services;
  const claimant = handOvers.begin();
  try {
    const now = clock();
    const until = now + leaseMs;
    const limit = mailServer.parallel * perConnection;
    const claimed = await mailings.claim(mailing.id, { claimant, until, now, limit });
    let over = false;
    const round: Round = {
      claimant,
      mailing,
      material,
      until,
      clock,
      isOver: () => over || signal.aborted,
      end: () => {
        over = true;
      },
    };
    await settleRound(services, claimant, await sendAll(services, round, claimed));
    return claimed.length > 0;
  } finally {
    handOvers.end(claimant);
  }
}

/**
 * Sends the messages, a few at a time. Ends when nothing is under way any more, also after an error: what has no
 * settlement then is still claimed, and is settled from what was written on disk.
 */
async function sendAll(services: MailingServices, round: Round, claimed: Message[]): Promise<Settled[]> {
  const settled: Settled[] = [];
  const queue = [...claimed];
  const work = async () => {
    for (let message = queue.shift(); message; message = queue.shift())
      settled.push({ message, settlement: await sendMessage(services, round, message) });
  };
  const workers = Array.from({ length: services.mailServer.parallel }, () =>
    work().catch((error) => {
      round.end();
      services.log.error({ error: (error as Error).name }, 'A message could not be sent');
    }),
  );
  await Promise.all(workers);
  return settled;
}

/**
 * A mailing is done when nothing of it waits, not even for another try. It is looked at once more afterwards: a
 * message may have come to it in between, and would wait for ever.
 */
async function finish({ mailings }: Pick<MailingServices, 'mailings'>, id: string): Promise<void> {
  const isEmpty = async () => {
    const { waiting, claimed } = await mailings.progress(id);
    return waiting + claimed === 0;
  };
  if (!(await isEmpty())) return;
  await mailings.setState(id, ['sending'], 'done');
  if (!(await isEmpty())) await mailings.setState(id, ['done'], 'sending');
}
