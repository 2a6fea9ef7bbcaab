import type { Language } from '../../questionnaire/text.ts';
import type { Lose } from '../loss.ts';

/** A column: what it holds and, for words, in which language. */
export interface Heading {
  column: string;
  language?: Language | 'other';
  /** As it stands in the file. */
  written: string;
}

/** Other names for columns, and different ways to write them. */
const columns = new Map(
  Object.entries({
    'list name': 'list_name',
    listname: 'list_name',
    relevance: 'relevant',
    constraining_message: 'constraint_message',
    'constraint message': 'constraint_message',
    caption: 'label',
    command: 'type',
    'default language': 'default_language',
    'form title': 'form_title',
    set_form_title: 'form_title',
    title: 'form_title',
  }),
);

const translated = ['label', 'hint', 'constraint_message', 'guidance_hint', 'required_message'];

/** The headings of a sheet. A column in a language that the platform does not have is a loss, told of once. */
export function headingsOf(
  sheet: string,
  titles: string[],
  placeOf: (column: number) => string,
  lose: Lose,
): Heading[] {
  const headings = titles.map(headingOf);
  const known = headings.some(({ column, language }) => column === 'label' && language !== 'other');
  return headings.map((heading, index) => {
    if (heading.language !== 'other') return heading;
    // A form in another language altogether: its first language stands for bokmål until it is translated.
    const stand = !known && headings.find(({ column }) => column === heading.column) === heading;
    lose(
      placeOf(index),
      stand
        ? `Teksten i kolonnen «${heading.written}» står som bokmål. Oversett den.`
        : `Kolonnen «${heading.written}» i arket ${sheet} er ikke med: Skjemaer her er på bokmål, nynorsk og engelsk.`,
    );
    return stand ? { ...heading, language: 'nb' } : heading;
  });
}

function headingOf(title: string): Heading {
  const [first = '', ...rest] = title.split(/::?/).map((part) => part.trim());
  const base = first.toLowerCase();
  const column = columns.get(base) ?? base.replaceAll(/[\s-]+/g, '_');
  const language = rest.join(':');
  if (language === '' || !translated.includes(column))
    return { column: language === '' ? column : title.toLowerCase(), written: title };
  return { column, language: languageIn(language) ?? 'other', written: title };
}

/** A language by its code in brackets, as XLSForm advises, by its code alone or by its name. */
export function languageIn(name: string): Language | undefined {
  const code = /\(([\w-]+)\)\s*$/.exec(name)?.[1] ?? name;
  const plain = code.trim().toLowerCase();
  if (/^(nb|no|nor|nob|bokmål|bokmal|norsk|norwegian)\b/.test(plain)) return 'nb';
  if (/^(nn|nno|nynorsk)\b/.test(plain)) return 'nn';
  return /^(en|eng|english|engelsk)\b/.test(plain) ? 'en' : undefined;
}
