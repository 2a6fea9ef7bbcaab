import { didYouMean } from '../../questionnaire/nearest.ts';
import type { MessageText, Wave } from '../wave.ts';

/** What can stand in a text as `{{navn}}`, and what is put in its place. In bokmål, as they are written. */
export const placeholders = {
  tjeneste: 'tjenestens navn; alle navnene når lederen har flere',
  lenke: 'den personlige lenken; en linje for hver tjeneste når lederen har flere',
  frist: 'den siste dagen å svare, som «3. mai 2027»',
  undersokelse: 'undersøkelsens tittel',
  avsender: 'hvem som står bak undersøkelsen',
  kontakt: 'navn, e-post og telefon til den lederne kan spørre',
} as const;
export type Placeholder = keyof typeof placeholders;

const names = Object.keys(placeholders) as Placeholder[];
const pattern = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Mail programs cut off a subject somewhere around here, and so do our headers. */
export const longestSubject = 150;
const longestBody = 10_000;

export interface TextProblem {
  field: keyof MessageText;
  /** In bokmål, with what to do about it. */
  message: string;
}

/** Everything that must be mended before the text can be sent to those who are asked in the wave. */
export function checkText(
  { subject, body }: MessageText,
  wave: Pick<Wave, 'closesOn' | 'contact'>,
): TextProblem[] {
  return [...subjectProblems(subject), ...bodyProblems(body)].concat(
    (['subject', 'body'] as const).flatMap((field) =>
      placeholderProblems(field === 'subject' ? subject : body, wave).map((message) => ({ field, message })),
    ),
  );
}

function subjectProblems(subject: string): TextProblem[] {
  const problems: string[] = [];
  if (subject.trim() === '') problems.push('Skriv et emne.');
  if (/[\r\n]/.test(subject)) problems.push('Emnet må stå på én linje.');
  if (subject.length > longestSubject)
    problems.push(`Emnet er for langt. Kort det ned til ${longestSubject} tegn.`);
  if (usedIn(subject).includes('lenke'))
    problems.push(
      'Flytt {{lenke}} fra emnet til teksten. Lenken er personlig, og emner vises på låste skjermer.',
    );
  return problems.map((message) => ({ field: 'subject', message }));
}

function bodyProblems(body: string): TextProblem[] {
  const problems: string[] = [];
  if (body.trim() === '') problems.push('Skriv en tekst.');
  else if (!usedIn(body).includes('lenke'))
    problems.push('Teksten mangler {{lenke}}. Sett den inn der lenken til skjemaet skal stå.');
  if (body.length > longestBody)
    problems.push(`Teksten er for lang. Kort den ned til ${longestBody.toLocaleString('nb')} tegn.`);
  return problems.map((message) => ({ field: 'body', message }));
}

function placeholderProblems(text: string, wave: Pick<Wave, 'closesOn' | 'contact'>): string[] {
  const used = usedIn(text);
  const problems = [...new Set(used)]
    .filter((name) => !(names as string[]).includes(name))
    .map((name) => `{{${name}}} finnes ikke.${didYouMean(name, names)} Du kan bruke ${listOfNames}.`);
  if (/\{\{|\}\}/.test(text.replaceAll(pattern, '')))
    problems.push('En plassholder er ikke hel. Skriv to krøllparenteser på hver side, som i {{lenke}}.');
  if (used.includes('frist') && !wave.closesOn)
    problems.push('{{frist}} kan ikke fylles ut. Sett en siste dag å svare, eller ta bort {{frist}}.');
  if (used.includes('kontakt') && !wave.contact)
    problems.push('{{kontakt}} kan ikke fylles ut. Legg inn en kontaktperson, eller ta bort {{kontakt}}.');
  return problems;
}

const listOfNames = names.map((name) => `{{${name}}}`).join(', ');

function usedIn(text: string): string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name);
}

/** The text with its placeholders filled in. One that is not known stays as it is: {@link checkText} refuses it. */
export function fill(text: string, values: Record<Placeholder, string>): string {
  return text.replaceAll(pattern, (whole, name: string) =>
    Object.hasOwn(values, name) ? values[name as Placeholder] : whole,
  );
}
