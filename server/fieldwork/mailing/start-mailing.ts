import { DomainError } from '../../errors.ts';
import { allows } from '../life-cycle.ts';
import { knownWave, type MessageKind, type MessageText, type Wave } from '../wave.ts';
import { languageOf } from './compose-message.ts';
import type { Mailing } from './message.ts';
import { idOf } from './message-id.ts';
import { checkText } from './placeholders.ts';
import { byAddress, unitsOf } from './recipients.ts';
import type { MailingServices } from './services.ts';
import { usualText } from './usual-texts.ts';

export interface Wanted {
  survey: string;
  wave: string;
  kind: 'invitation' | 'reminder';
  /** Ids of units, when it is not for all that it can be about. */
  chosen?: string[] | undefined;
  /** The member who starts it. */
  by: string;
  /**
   * How many mailings of the kind there were on the page where the button was: pressing it twice starts one. Without
   * it, as many as there are.
   */
  after?: number | undefined;
}

/**
 * Starts a mailing by hand. Its messages are made and sent by the job. Starting what somebody else started from the
 * same point gives theirs. Throws `conflict` when the wave does not send, another one is under way, or there is
 * nobody to send to; `invalid` when the text cannot be used; `setup` when links would lead nowhere.
 */
export async function startMailing(services: MailingServices, wanted: Wanted, now: Date): Promise<Mailing> {
  const { survey, kind, chosen, by } = wanted;
  const wave = await sendingWave(services, survey, wanted.wave);
  const text = usableText(services, wave, kind);
  const earlier = (await services.mailings.list(survey, wave.wave)).filter((each) => each.kind === kind);
  const number = wanted.after ?? earlier.length;
  const id = idOf('mailing', survey, wave.wave, kind, String(number));
  const same = earlier.find((each) => each.id === id);
  if (same && same.chosen?.join() === chosen?.join()) return same;
  if (same)
    throw new DomainError(
      'conflict',
      'En annen utsending er startet siden du åpnet siden. Gå tilbake, last siden på nytt og prøv igjen. Ingenting nytt er sendt.',
    );
  if (earlier.some(({ state }) => state === 'preparing' || state === 'sending'))
    throw new DomainError(
      'conflict',
      'En utsending av samme slag er i gang. Vent til den er ferdig, eller stopp den først. Ingenting nytt er sendt.',
    );
  const units = unitsOf({ kind, chosen }, wave.mode, await services.units.list(survey, wave.wave));
  if (byAddress(units).size === 0) throw nobody(kind);
  const started = now.toISOString();
  const mailing: Mailing = {
    id,
    survey,
    wave: wave.wave,
    kind,
    ...text,
    by,
    started,
    state: 'preparing',
    ...(chosen ? { chosen } : {}),
  };
  await services.mailings.add(mailing);
  return (await services.mailings.find(id)) ?? mailing;
}

/** How many messages a mailing would be, for the page before it is started. */
export async function countRecipients(
  services: Pick<MailingServices, 'units'>,
  wave: Pick<Wave, 'survey' | 'wave' | 'mode'>,
  about: Pick<Mailing, 'kind' | 'chosen'>,
): Promise<number> {
  return byAddress(unitsOf(about, wave.mode, await services.units.list(wave.survey, wave.wave))).size;
}

/** The words of a message of the kind: the publisher's, or the platform's. */
export function textOf(
  { catalogue }: Pick<MailingServices, 'catalogue'>,
  wave: Wave,
  kind: MessageKind,
): MessageText {
  const questionnaire = catalogue.find(wave.survey, wave.wave);
  return wave.messages[kind] ?? usualText(kind, wave, questionnaire ? languageOf(questionnaire) : 'nb');
}

/** The same, or `invalid` with everything that must be mended. Nothing is sent that leads nowhere. */
export function usableText(services: MailingServices, wave: Wave, kind: MessageKind): MessageText {
  services.links();
  const text = textOf(services, wave, kind);
  const problems = checkText(text, wave);
  if (problems.length > 0)
    throw new DomainError(
      'invalid',
      `Teksten kan ikke sendes slik den er. ${problems.map(({ message }) => message).join(' ')}`,
    );
  return text;
}

/** The wave, if messages with personal links can be sent in it now. Throws `conflict` otherwise. */
async function sendingWave(services: MailingServices, survey: string, name: string): Promise<Wave> {
  const wave = await knownWave(services.waves, survey, name);
  if (!allows(wave.state, 'send'))
    throw new DomainError(
      'conflict',
      'Meldinger sendes bare mens undersøkelsen er åpen for svar. Ingenting er sendt.',
    );
  if (wave.access !== 'personal')
    throw new DomainError(
      'conflict',
      'Undersøkelsen besvares med en felles lenke, og da kan vi ikke sende personlige. Ingenting er sendt.',
    );
  return wave;
}

function nobody(kind: Wanted['kind']): DomainError {
  const message =
    kind === 'invitation'
      ? 'Ingen å invitere: Alle med en e-postadresse som virker, er invitert eller har svart.'
      : 'Ingen å minne på: Alle som er invitert og kan nås på e-post, har svart eller sagt nei.';
  return new DomainError('conflict', message);
}
