import type { Language } from '../../questionnaire/text.ts';
import type { MessageKind, MessageText, Wave } from '../wave.ts';

/** The platform's own words for a wave, where the publisher has none. */
export function usualText(
  kind: MessageKind,
  wave: Pick<Wave, 'closesOn' | 'contact'>,
  language: Language = 'nb',
): MessageText {
  const words = texts[language];
  const { subject, opening } = words[kind];
  const paragraphs = [
    words.greeting,
    opening,
    '{{lenke}}',
    words.personal,
    ...(wave.closesOn ? [words.deadline] : []),
    ...(wave.contact ? [words.questions] : []),
    words.regards,
  ];
  return { subject, body: paragraphs.join('\n\n') };
}

type Words = Record<MessageKind, { subject: string; opening: string }> &
  Record<'greeting' | 'personal' | 'deadline' | 'questions' | 'regards', string>;

const texts: Record<Language, Words> = {
  nb: {
    invitation: {
      subject: 'Vil du svare på {{undersokelse}}?',
      opening:
        'Vi inviterer {{tjeneste}} til å svare på {{undersokelse}}. Du åpner skjemaet med denne lenken:',
    },
    reminder: {
      subject: 'Påminnelse: {{undersokelse}}',
      opening:
        'Vi har ikke fått svar fra {{tjeneste}} på {{undersokelse}} ennå. Svaret ditt betyr mye for resultatet. Du åpner skjemaet med denne lenken:',
    },
    link: {
      subject: 'Lenken din til {{undersokelse}}',
      opening: 'Her er lenken som {{tjeneste}} svarer på {{undersokelse}} med:',
    },
    greeting: 'Hei!',
    personal: 'Lenken er personlig for tjenesten. Du kan ta pause og fortsette senere.',
    deadline: 'Siste dag å svare er {{frist}}.',
    questions: 'Lurer du på noe? Ta kontakt med {{kontakt}}.',
    regards: 'Vennlig hilsen\n{{avsender}}',
  },
  nn: {
    invitation: {
      subject: 'Vil du svare på {{undersokelse}}?',
      opening:
        'Vi inviterer {{tjeneste}} til å svare på {{undersokelse}}. Du opnar skjemaet med denne lenkja:',
    },
    reminder: {
      subject: 'Påminning: {{undersokelse}}',
      opening:
        'Vi har ikkje fått svar frå {{tjeneste}} på {{undersokelse}} enno. Svaret ditt betyr mykje for resultatet. Du opnar skjemaet med denne lenkja:',
    },
    link: {
      subject: 'Lenkja di til {{undersokelse}}',
      opening: 'Her er lenkja som {{tjeneste}} svarer på {{undersokelse}} med:',
    },
    greeting: 'Hei!',
    personal: 'Lenkja er personleg for tenesta. Du kan ta pause og halde fram seinare.',
    deadline: 'Siste dag å svare er {{frist}}.',
    questions: 'Lurer du på noko? Ta kontakt med {{kontakt}}.',
    regards: 'Venleg helsing\n{{avsender}}',
  },
  en: {
    invitation: {
      subject: 'Will you answer {{undersokelse}}?',
      opening: 'We invite {{tjeneste}} to answer {{undersokelse}}. This link opens the form:',
    },
    reminder: {
      subject: 'Reminder: {{undersokelse}}',
      opening:
        'We have no answer from {{tjeneste}} to {{undersokelse}} yet. Your answer matters a great deal to the results. This link opens the form:',
    },
    link: {
      subject: 'Your link to {{undersokelse}}',
      opening: 'This is the link that {{tjeneste}} answers {{undersokelse}} with:',
    },
    greeting: 'Hello!',
    personal: 'The link is personal to the service. You can take a break and go on later.',
    deadline: 'The last day to answer is {{frist}}.',
    questions: 'Is anything unclear? Contact {{kontakt}}.',
    regards: 'Kind regards\n{{avsender}}',
  },
};

/**
 * What stands below every message, in words that the publisher cannot take away: how answers are stored, that it is
 * voluntary to receive more, and how to end it.
 */
export function frame(mode: Wave['mode'], optOut: string, language: Language): string {
  const words = frames[language];
  return [words[mode], words.optOut, optOut].join('\n');
}

const frames: Record<Language, Record<Wave['mode'] | 'optOut', string>> = {
  nb: {
    anonymous:
      'Undersøkelsen er anonym: Ingen kan se hvem som har svart hva. Vi kan bare se om tjenesten har begynt eller svart, så vi ikke purrer på dem som er ferdige.',
    confidential:
      'Undersøkelsen er fortrolig: Svarene lagres sammen med tjenestens navn. Resultatene vises slik at ingen kan kjennes igjen.',
    optOut: 'Vil du ikke ha flere e-poster om denne undersøkelsen:',
  },
  nn: {
    anonymous:
      'Undersøkinga er anonym: Ingen kan sjå kven som har svart kva. Vi kan berre sjå om tenesta har byrja eller svart, så vi ikkje purrar på dei som er ferdige.',
    confidential:
      'Undersøkinga er fortruleg: Svara blir lagra saman med namnet på tenesta. Resultata blir viste slik at ingen kan kjennast att.',
    optOut: 'Vil du ikkje ha fleire e-postar om denne undersøkinga:',
  },
  en: {
    anonymous:
      'The survey is anonymous: nobody can see who has answered what. We can only see whether the service has begun or answered, so that we do not remind those who are done.',
    confidential:
      'The survey is confidential: answers are stored with the name of the service. Results are shown so that nobody can be recognised.',
    optOut: 'To receive no more e-mails about this survey:',
  },
};
