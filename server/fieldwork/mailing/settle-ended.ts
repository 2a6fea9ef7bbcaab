import { dayOf } from '../day.ts';
import type { Testimony } from './hand-over-journal.ts';
import type { Settlement } from './mailing-store.ts';
import type { Message } from './message.ts';
import { refusedForNow } from './retrying.ts';
import type { MailingServices } from './services.ts';
import { settleRound } from './settle-round.ts';

/**
 * Settles messages that were claimed by rounds that ended without settling them: the process was killed, or lost the
 * database. What they wrote on disk tells which messages were sent. A message is sent again only when it is sure
 * that it was not handed over.
 *
 * @param now milliseconds since 1970
 */
export async function settleEnded(services: MailingServices, now: number): Promise<void> {
  const claimed = await services.mailings.listClaimed();
  const claimants = [...new Set(claimed.flatMap(({ claimedBy }) => claimedBy ?? []))];
  for (const claimant of claimants) {
    const testimony = services.handOvers.testimonyOf(claimant);
    const own = claimed.filter(({ claimedBy }) => claimedBy === claimant);
    const ended = own.filter(({ claimedUntil = 0 }) => testimony.over || now > claimedUntil);
    await settleRound(
      services,
      claimant,
      ended.map((message) => ({ message, settlement: settlementOf(message, testimony, now) })),
    );
  }
  services.handOvers.forgetAllBut(claimants);
}

/** The rules of docs/decisions/0017-sending-once.md. */
function settlementOf(message: Message, { complete, said }: Testimony, now: number): Settlement {
  const { id, attempts, notBefore } = message;
  const last = said.get(id);
  if (last === 'accepted')
    return { id, state: 'sent', attempts: attempts + 1, notBefore: 0, sentOn: dayOf(new Date(now)) };
  if (last === 'refused') return refusedForNow(message, now, 'E-postserveren tok ikke imot meldingen.');
  if (last === undefined && complete) return { id, state: 'waiting', attempts, notBefore };
  return { id, state: 'uncertain', attempts: attempts + 1, notBefore: 0, trouble: cutOff };
}

const cutOff =
  'Plattformen ble avbrutt i det øyeblikket meldingen ble overlevert. Den er trolig sendt, men det er ikke sikkert.';
