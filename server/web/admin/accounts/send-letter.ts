import { randomUUID } from 'node:crypto';
import type { Letter } from '../../../accounts/letters.ts';
import { DomainError } from '../../../errors.ts';
import type { Services } from '../../../services.ts';

/** Sends a letter at once. Throws `unavailable` when the mail server does not take it; nobody tries again. */
export async function sendLetter(
  { mailServer }: Pick<Services, 'mailServer'>,
  { to, subject, text }: Letter,
): Promise<void> {
  const email = { id: randomUUID(), to, replyTo: undefined, subject, text, unsubscribe: undefined };
  const { result } = await mailServer.send(email, () => {}, Date.now());
  if (result !== 'accepted') throw new DomainError('unavailable', 'E-postserveren tok ikke imot meldingen.');
}
