import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import type { Language } from '../../questionnaire/text.ts';
import { listed } from '../../questionnaire/wording.ts';
import { personalCode } from '../access-code.ts';
import type { Unit } from '../frame/unit.ts';
import type { Day, MessageText, Wave } from '../wave.ts';
import { type Links, optOutToken } from './links.ts';
import type { Email } from './mail-server.ts';
import type { Message } from './message.ts';
import { fill, longestSubject, type Placeholder } from './placeholders.ts';
import { frame } from './usual-texts.ts';

/** What a message is made of when it is sent, or looked at. Nothing of it is stored with the message. */
export interface Material {
  text: MessageText;
  wave: Wave;
  /** The wave as a whole. */
  questionnaire: Pick<Questionnaire, 'title' | 'publisher' | 'languages'>;
  secret: Buffer;
  links: Links;
}

/** The message to one address about some units: at least one. */
export function composeMessage(
  { text, wave, questionnaire, secret, links }: Material,
  { id, to }: Pick<Message, 'id' | 'to'>,
  units: Unit[],
): Email {
  const language = languageOf(questionnaire);
  const codes = units.map((unit) => personalCode(secret, unit));
  const values: Record<Placeholder, string> = {
    tjeneste: listed(
      units.map(({ name }) => oneLine(name)),
      language,
      'conjunction',
    ),
    lenke: linkLines(
      units,
      codes.map((code) => links.answer(code)),
    ),
    frist: wave.closesOn ? dayInWords(wave.closesOn, language) : '',
    undersokelse: oneLine(questionnaire.title),
    avsender: oneLine(questionnaire.publisher),
    kontakt: contactInWords(wave.contact),
  };
  const unsubscribe = links.optOut(optOutToken(secret, id));
  const body = fill(text.body.replaceAll('\r\n', '\n').trim(), values);
  return {
    id,
    to,
    replyTo: wave.contact && { name: oneLine(wave.contact.name), address: wave.contact.email },
    subject: shortened(oneLine(fill(text.subject, values))),
    text: `${body}\n\n--\n${frame(wave.mode, unsubscribe, language)}\n`,
    unsubscribe,
  };
}

/** The first language that the questionnaire is offered in. */
export function languageOf({ languages }: Pick<Questionnaire, 'languages'>): Language {
  return languages[0] ?? 'nb';
}

function linkLines(units: Unit[], links: string[]): string {
  if (units.length === 1) return links[0] ?? '';
  return units.map(({ name }, index) => `${oneLine(name)}:\n${links[index]}`).join('\n\n');
}

function contactInWords(contact: Wave['contact']): string {
  if (!contact) return '';
  const { name, email, phone } = contact;
  return oneLine([name, email, ...(phone ? [phone] : [])].join(', '));
}

function dayInWords(day: Day, language: Language): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
}

/** A name from a register may hold anything; a line break in a header would begin another header. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

/** A subject that names many services is cut off where mail programs would do it. */
function shortened(subject: string): string {
  const characters = [...subject];
  if (characters.length <= longestSubject) return subject;
  return `${characters.slice(0, longestSubject - 1).join('')}…`;
}
