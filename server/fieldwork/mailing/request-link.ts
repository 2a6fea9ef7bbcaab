import { dayOf } from '../day.ts';
import type { Unit } from '../frame/unit.ts';
import { allows } from '../life-cycle.ts';
import type { MessageText, Wave } from '../wave.ts';
import type { Mailing } from './message.ts';
import { idOf, secretIdOf } from './message-id.ts';
import { checkText } from './placeholders.ts';
import { byAddress, concerns, newMessage } from './recipients.ts';
import type { MailingServices } from './services.ts';
import { textOf } from './start-mailing.ts';
import { usualText } from './usual-texts.ts';

/**
 * A leader asks for the link once more. Sends it to the address in every wave that is open and can reach somebody
 * there, at most three times a day. Whoever asks learns nothing: the outcome is the same for all addresses. How long it
 * takes is not, so an answer does not wait for it.
 *
 * The database does not tell when somebody asked: the mailing has the day, and the message's id is made from which of
 * the day's it is.
 */
export async function requestLink(services: MailingServices, email: string, now: Date): Promise<void> {
  // Before anything that depends on the address.
  services.links();
  const units = await services.units.findByEmail(email);
  const waves = await Promise.all(
    [...new Set(units.map(({ survey, wave }) => JSON.stringify([survey, wave])))].map((key) => {
      const [survey, wave] = JSON.parse(key) as [string, string];
      return services.waves.find(survey, wave);
    }),
  );
  for (const wave of waves)
    if (wave?.access === 'personal' && allows(wave.state, 'send'))
      await sendLink(services, wave, email, unitsIn(wave, units, email), now);
}

function unitsIn(wave: Wave, units: Unit[], email: string): Unit[] {
  const own = units.filter((unit) => unit.survey === wave.survey && unit.wave === wave.wave);
  return byAddress(own.filter((unit) => concerns('link', wave.mode, unit))).get(email) ?? [];
}

async function sendLink(
  services: MailingServices,
  wave: Wave,
  email: string,
  units: Unit[],
  now: Date,
): Promise<void> {
  if (units.length === 0) return;
  const day = dayOf(now);
  const { survey, wave: name } = wave;
  const mailing: Mailing = {
    id: idOf('links', survey, name, day),
    survey,
    wave: name,
    kind: 'link',
    ...linkText(services, wave),
    by: askedBy,
    started: day,
    state: 'sending',
  };
  const id = await freeIdIn(services, mailing, email);
  if (id === undefined) return;
  await services.mailings.addMessages([newMessage(mailing, email, units, id)]);
  await services.mailings.put(mailing);
}

/** Links that an address gets in a wave on one day: others can ask for them too, and fill its box. */
const mostADay = 3;

/** The first of the day's ids for the address that no message has. A message on its way is enough. */
async function freeIdIn(
  { mailings, secret }: Pick<MailingServices, 'mailings' | 'secret'>,
  mailing: Mailing,
  email: string,
): Promise<string | undefined> {
  for (let number = 1; number <= mostADay; number++) {
    const id = secretIdOf(secret, 'link', mailing.id, email, String(number));
    const message = await mailings.findMessage(id);
    if (message === undefined) return id;
    if (message.state === 'waiting' || message.state === 'claimed') return undefined;
  }
  return undefined;
}

/** The publisher's words, or the platform's when they cannot be sent: an error would tell that the address is known. */
function linkText(services: MailingServices, wave: Wave): MessageText {
  const text = textOf(services, wave, 'link');
  return checkText(text, wave).length === 0 ? text : usualText('link', wave);
}

/** Stands for leaders where a mailing says who started it: not even which. */
const askedBy = 'ledere';
