import { composeMessage, type Material } from '../../../server/fieldwork/mailing/compose-message.ts';
import { linksFrom, messageOf, optOutToken } from '../../../server/fieldwork/mailing/links.ts';
import { checkText, longestSubject } from '../../../server/fieldwork/mailing/placeholders.ts';
import { usualText } from '../../../server/fieldwork/mailing/usual-texts.ts';
import { newDraft, type Wave } from '../../../server/fieldwork/wave.ts';
import { languages } from '../../../server/questionnaire/text.ts';
import { codeOf, newUnit, testSecretBytes as secret, survey, wave as waveName } from './mailing-site.ts';

const contact = { name: 'Kontoret', email: 'kontor@eksempel.no' };
const wave: Wave = { ...newDraft(survey, waveName), state: 'open', closesOn: '2027-05-03', contact };
const fine = { subject: 'Emne', body: 'Hei! {{lenke}}' };
const messagesOf = (text: Partial<typeof fine>, about: Partial<Wave> = wave) =>
  checkText({ ...fine, ...text }, about).map(({ field, message }) => `${field}: ${message}`);

describe('A text', () => {
  test('with a link and known placeholders can be sent', () => {
    expect(messagesOf({ body: 'Hei {{tjeneste}}, {{ lenke }} {{frist}} {{kontakt}} {{avsender}}' })).toEqual(
      [],
    );
    expect(messagesOf({ subject: '{{undersokelse}} for {{tjeneste}}' })).toEqual([]);
  });

  const problems: [string, Partial<typeof fine>, Partial<Wave>, RegExp][] = [
    ['no link', { body: 'Hei!' }, wave, /^body: Teksten mangler \{\{lenke\}\}/],
    ['nothing in it', { body: ' ' }, wave, /^body: Skriv en tekst/],
    ['no subject', { subject: '' }, wave, /^subject: Skriv et emne/],
    ['a misspelt placeholder', { body: '{{lenke}} {{fritst}}' }, wave, /^body: .*Mente du «frist»\?/],
    ['half a placeholder', { body: '{{lenke}} {{frist}' }, wave, /^body: En plassholder er ikke hel/],
    ['a link in the subject', { subject: 'Svar: {{lenke}}' }, wave, /^subject: Flytt \{\{lenke\}\}/],
    ['two lines of subject', { subject: 'En\r\nBcc: to' }, wave, /^subject: Emnet må stå på én linje/],
    ['too long a subject', { subject: 'a'.repeat(longestSubject + 1) }, wave, /^subject: Emnet er for langt/],
    ['too long a body', { body: `{{lenke}}${'a'.repeat(10_000)}` }, wave, /^body: Teksten er for lang/],
    [
      'a deadline that there is not',
      { body: '{{lenke}} {{frist}}' },
      { contact },
      /^body: \{\{frist\}\} kan ikke/,
    ],
    ['a contact that there is not', { body: '{{lenke}} {{kontakt}}' }, {}, /^body: \{\{kontakt\}\} kan ikke/],
  ];
  test.each(problems)('with %s is told so, and what to do', (_, text, about, message) => {
    expect(messagesOf(text, about)).toEqual([expect.stringMatching(message)]);
  });
});

const kinds = ['invitation', 'reminder', 'link'] as const;
const every = languages.flatMap((language) => kinds.map((kind) => [kind, language] as const));
test.each(every)('The usual words of an %s in %s can be sent in any wave', (kind, language) => {
  for (const about of [{}, { contact }, { closesOn: '2027-05-03' }, wave])
    expect(checkText(usualText(kind, about, language), about)).toEqual([]);
});

const material: Material = {
  text: usualText('invitation', wave),
  wave,
  questionnaire: { title: 'Ledere 2027', publisher: 'Etaten', languages: ['nb'] },
  secret,
  links: linksFrom({
    production: true,
    publicUrl: new URL('https://svar.eksempel.no/'),
    host: '127.0.0.1',
    port: 1,
  }),
};
const to = { id: 'melding', to: 'leder1@eksempel.no' };
const unit = newUnit(1);

describe('A message', () => {
  test('is filled in with all that its receiver must know', () => {
    const email = composeMessage(material, to, [unit]);
    expect(email.subject).toBe('Vil du svare på Ledere 2027?');
    expect(email.text).toBe(`Hei!

Vi inviterer Tjeneste 1 til å svare på Ledere 2027. Du åpner skjemaet med denne lenken:

https://svar.eksempel.no/k/${codeOf(unit)}

Lenken er personlig for tjenesten. Du kan ta pause og fortsette senere.

Siste dag å svare er 3. mai 2027.

Lurer du på noe? Ta kontakt med Kontoret, kontor@eksempel.no.

Vennlig hilsen
Etaten

--
Undersøkelsen er anonym: Ingen kan se hvem som har svart hva. Vi kan bare se om tjenesten har begynt eller svart, så vi ikke purrer på dem som er ferdige.
Vil du ikke ha flere e-poster om denne undersøkelsen:
https://svar.eksempel.no/k/${optOutToken(secret, to.id)}/nei-takk
`);
  });

  test('says what a confidential survey stores', () => {
    const { text } = composeMessage({ ...material, wave: { ...wave, mode: 'confidential' } }, to, [unit]);
    expect(text).toContain('Svarene lagres sammen med tjenestens navn');
    expect(text).not.toContain('anonym');
  });

  test('has the same frame when the publisher writes other words, in the language of the survey', () => {
    const questionnaire = { ...material.questionnaire, languages: ['nn' as const] };
    const { text } = composeMessage({ ...material, text: fine, questionnaire }, to, [unit]);
    expect(text).toMatch(/^Hei! https:[^\n]+\n\n--\nUndersøkinga er anonym[\s\S]+fleire e-postar/);
  });

  test('lets no name from the register begin a header or a line of its own, or be a placeholder', () => {
    const strange = newUnit(2, { name: 'Vik\r\nBcc: alle@eksempel.no\u2028{{lenke}}' });
    const { subject } = composeMessage(
      { ...material, text: { subject: 'Til {{tjeneste}}', body: '{{lenke}}' } },
      to,
      [strange],
    );
    expect(subject).toBe('Til Vik Bcc: alle@eksempel.no {{lenke}}');
  });

  test('cuts off a subject that names very many services', () => {
    const many = Array.from({ length: 40 }, (_, index) => newUnit(index));
    const text = { subject: 'Til {{tjeneste}}', body: '{{lenke}}' };
    const { subject } = composeMessage({ ...material, text }, to, many);
    expect([...subject]).toHaveLength(longestSubject);
    expect(subject).toMatch(/^Til Tjeneste 0, Tjeneste 1, .*…$/);
  });
});

describe('Links', () => {
  test('cannot be made in production when nobody has said where they should lead', () => {
    const config = { production: true, publicUrl: undefined, host: '127.0.0.1', port: 3000 };
    expect(() => linksFrom(config)).toThrow(/^PUBLIC_URL mangler/);
    expect(linksFrom({ ...config, production: false }).answer('KODE')).toBe('http://127.0.0.1:3000/k/KODE');
  });

  test('to opt out are those of one message, and nobody but the platform can make them', () => {
    const token = optOutToken(secret, 'melding');
    expect(token).toMatch(/^melding-[0-9a-f]{32}$/);
    expect(messageOf(secret, token)).toBe('melding');
    for (const forged of [
      'melding',
      'melding-',
      `annen-${token.slice(-32)}`,
      `${token}0`,
      token.slice(1),
      '',
    ])
      expect(messageOf(secret, forged)).toBeUndefined();
    expect(messageOf(Buffer.from('en annen hemmelighet'), token)).toBeUndefined();
  });
});
