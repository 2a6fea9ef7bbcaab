import type { Settlement } from './mailing-store.ts';
import type { Message } from './message.ts';
import type { MailingServices } from './services.ts';

export interface Settled {
  message: Message;
  settlement: Settlement;
}

/**
 * Stores what became of messages that a round claimed. The units come first: when this is cut off, the messages are
 * still claimed, and all of it is done again.
 */
export async function settleRound(
  { mailings, units }: Pick<MailingServices, 'mailings' | 'units'>,
  claimant: string,
  settled: Settled[],
): Promise<void> {
  if (settled.length === 0) return;
  const invited = await invitedIn(mailings, settled);
  if (invited.length > 0) await units.markInvited(invited);
  for (const { message, settlement } of settled)
    if (settlement.state === 'bounced')
      await units.setContactState(message.survey, message.wave, message.to, 'bounced');
  await mailings.settle(
    claimant,
    settled.map(({ settlement }) => settlement),
  );
}

/** The units that have now been invited: those of an uncertain message too, so that they are reminded. */
async function invitedIn(mailings: MailingServices['mailings'], settled: Settled[]): Promise<string[]> {
  const gone = settled.filter(({ settlement }) => ['sent', 'outbox', 'uncertain'].includes(settlement.state));
  const ids = new Set(gone.map(({ message }) => message.mailing));
  const found = await Promise.all([...ids].map((id) => mailings.find(id)));
  const invitations = new Set(found.flatMap((each) => (each?.kind === 'invitation' ? each.id : [])));
  return gone.flatMap(({ message }) => (invitations.has(message.mailing) ? message.units : []));
}
