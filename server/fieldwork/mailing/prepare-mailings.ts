import type { Mailing } from './message.ts';
import { messagesTo, unitsOf } from './recipients.ts';
import type { MailingServices } from './services.ts';

/**
 * Makes the messages of mailings that have been started, and lets them be sent. One that was cut off is done again
 * from the beginning: each message has its own id, and is there once.
 */
export async function prepareMailings(services: MailingServices): Promise<void> {
  for (const mailing of await services.mailings.listInStates(['preparing'])) await prepare(services, mailing);
}

async function prepare({ mailings, units, waves }: MailingServices, mailing: Mailing): Promise<void> {
  const wave = await waves.find(mailing.survey, mailing.wave);
  const about = wave ? unitsOf(mailing, wave.mode, await units.list(mailing.survey, mailing.wave)) : [];
  await mailings.addMessages(messagesTo(mailing, about));
  await mailings.setState(mailing.id, ['preparing'], 'sending');
}
