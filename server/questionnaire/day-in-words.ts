import type { Language } from './text.ts';

// To make a format takes a hundred times as long as to use it.
const formats: Record<Language, Intl.DateTimeFormat> = {
  nb: formatIn('nb'),
  nn: formatIn('nn'),
  // English alone is American English, where the month comes first.
  en: formatIn('en-GB'),
};

function formatIn(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
}

/**
 * `27. august 2024`, in a language of the form.
 *
 * @param day as 2024-08-27
 */
export function dayInWords(day: string, language: Language = 'nb'): string {
  return formats[language].format(new Date(day));
}
