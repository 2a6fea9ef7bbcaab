import { dayOf } from '../day.ts';
import type { Unit } from '../frame/unit.ts';
import { composeMessage, type Material } from './compose-message.ts';
import type { Outcome } from './mail-server.ts';
import type { Settlement } from './mailing-store.ts';
import type { Mailing, Message } from './message.ts';
import { byAddress, concerns } from './recipients.ts';
import { refusedForNow } from './retrying.ts';
import type { MailingServices } from './services.ts';

/** A round of messages of one mailing. */
export interface Round {
  claimant: string;
  mailing: Mailing;
  material: Material;
  /** Until when the messages are held. */
  until: number;
  /** Milliseconds since 1970. */
  clock(): number;
  /** Nothing more is to be handed over: the app stops, or the server is out of reach. */
  isOver(): boolean;
  end(): void;
}

/** Hands one claimed message over, unless there is no need to any more, and tells what is to become of it. */
export async function sendMessage(
  services: MailingServices,
  round: Round,
  message: Message,
): Promise<Settlement> {
  if (round.isOver()) return stillWaiting(message);
  const units = await unitsStillOf(services, round, message);
  if (units.length === 0)
    return { id: message.id, state: 'unneeded', attempts: message.attempts, notBefore: 0 };
  const email = composeMessage(round.material, message, units);
  const { handOvers, mailServer } = services;
  const handOver = () => {
    // Whoever finds the claim over may have given the message to another.
    if (round.clock() >= round.until) throw new Error('The claim is over');
    handOvers.handingOver(round.claimant, message.id);
  };
  const outcome = await mailServer.send(email, handOver, round.clock());
  if (outcome.result === 'accepted' || outcome.result === 'refused')
    handOvers.answered(round.claimant, message.id, outcome.result);
  if (outcome.result === 'unreachable') round.end();
  return settlementOf(outcome, message, round.clock());
}

/** The message's units that still have something to hear, at an address that still wants to hear it. */
async function unitsStillOf(
  { units }: Pick<MailingServices, 'units'>,
  { mailing, material }: Round,
  { to, units: ids, survey, wave }: Message,
): Promise<Unit[]> {
  const found = await units.findByEmail(to);
  const still = found.filter(
    (unit) =>
      unit.survey === survey &&
      unit.wave === wave &&
      ids.includes(unit.id) &&
      concerns(mailing.kind, material.wave.mode, unit),
  );
  return byAddress(still).get(to) ?? [];
}

function settlementOf(outcome: Outcome, message: Message, now: number): Settlement {
  const { id } = message;
  const attempts = message.attempts + 1;
  const final = { id, attempts, notBefore: 0 };
  switch (outcome.result) {
    case 'accepted':
      return { ...final, state: 'sent', sentOn: dayOf(new Date(now)) };
    case 'kept':
      return { ...final, state: 'outbox', sentOn: dayOf(new Date(now)) };
    case 'unknown':
      return { ...final, state: 'uncertain', trouble: outcome.trouble };
    case 'unreachable':
      return { ...stillWaiting(message), trouble: outcome.trouble };
    case 'refused':
      if (!outcome.forGood) return refusedForNow(message, now, outcome.trouble);
      return { ...final, state: outcome.address ? 'bounced' : 'failed', trouble: outcome.trouble };
  }
}

function stillWaiting({ id, attempts, notBefore, trouble }: Message): Settlement {
  return { id, state: 'waiting', attempts, notBefore, trouble };
}
