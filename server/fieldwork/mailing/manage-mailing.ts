import { DomainError } from '../../errors.ts';
import type { Mailing, Message, MessageState } from './message.ts';
import type { MailingServices } from './services.ts';

/** States that a publisher may send a message again from. */
export const resendable: MessageState[] = ['uncertain', 'failed', 'outbox'];

/** Stops a mailing. What has not been handed over stays unsent. Can be repeated. */
export async function stopMailing(
  { mailings }: Pick<MailingServices, 'mailings'>,
  id: string,
): Promise<void> {
  if (await mailings.setState(id, ['preparing', 'sending'], 'stopped')) return;
  throw new DomainError('conflict', 'Utsendingen er allerede ferdig. Det er ikke noe å stoppe.');
}

/**
 * Sends a message once more by hand: one that is uncertain, was given up, or lies in the outbox. Throws `missing`,
 * or `conflict` when it is in another state or its mailing was stopped.
 */
export async function resendMessage(
  { mailings }: Pick<MailingServices, 'mailings'>,
  { survey, wave }: { survey: string; wave: string },
  id: string,
): Promise<Message> {
  const message = await mailings.findMessage(id);
  if (message?.survey !== survey || message.wave !== wave)
    throw new DomainError('missing', 'Vi finner ikke denne meldingen.');
  const active: Mailing['state'][] = ['done', 'sending'];
  if (!(await mailings.setState(message.mailing, active, 'sending')))
    throw new DomainError('conflict', 'Utsendingen er stoppet. Start en ny til de tjenestene det gjelder.');
  if (!(await mailings.resend(id, resendable)))
    throw new DomainError('conflict', 'Meldingen er sendt, eller venter på å bli det. Last siden på nytt.');
  // Whoever was finishing the mailing may have looked at it before the message waited.
  await mailings.setState(message.mailing, active, 'sending');
  return message;
}
