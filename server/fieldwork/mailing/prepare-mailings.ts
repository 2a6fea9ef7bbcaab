import { dayOf } from '../day.ts';
import type { Unit } from '../frame/unit.ts';
import { allows } from '../life-cycle.ts';
import { type Mailing, plannedBy } from './message.ts';
import { messagesTo, unitsOf } from './recipients.ts';
import type { MailingServices } from './services.ts';

/**
 * Makes the messages of mailings that have been started, and lets them be sent. One that was cut off is done again
 * from the beginning: each message has its own id, and is there once.
 */
export async function prepareMailings(services: MailingServices): Promise<void> {
  for (const mailing of await services.mailings.listInStates(['preparing'])) await prepare(services, mailing);
}

async function prepare(services: MailingServices, mailing: Mailing): Promise<void> {
  const { mailings } = services;
  await mailings.addMessages(messagesTo(mailing, await unitsFor(services, mailing)));
  await mailings.setState(mailing.id, ['preparing'], 'sending');
}

/** Nobody is reminded by the plan on a day that they have been written to. */
async function unitsFor({ mailings, units, waves }: MailingServices, mailing: Mailing): Promise<Unit[]> {
  const { survey, wave: name, by, started } = mailing;
  const wave = await waves.find(survey, name);
  if (!wave || !allows(wave.state, 'send')) return [];
  const about = unitsOf(mailing, wave.mode, await units.list(survey, name));
  if (by !== plannedBy) return about;
  const writtenTo = new Set(await mailings.unitsWrittenTo(mailing, dayOf(new Date(started))));
  return about.filter(({ id }) => !writtenTo.has(id));
}
