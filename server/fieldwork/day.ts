import type { Language } from '../questionnaire/text.ts';

/** Days are written `2024-08-27`, as they are in Norway. */
export type Day = string;

// To make a format takes a hundred times as long as to use it.
const inWords: Record<Language, Intl.DateTimeFormat> = {
  nb: dayFormat('nb-NO'),
  nn: dayFormat('nn-NO'),
  en: dayFormat('en-GB'),
};

const days = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short' });

/** The day it is in Norway. */
export function dayOf(moment: Date): Day {
  return days.format(moment);
}

/** A day some days after another. */
export function dayAfter(day: Day, count = 1): Day {
  const moment = new Date(`${day}T12:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + count);
  return moment.toISOString().slice(0, 10);
}

/** `27. august 2024`, in a language of the form. */
export function dayInWords(day: Day, language: Language = 'nb'): string {
  return inWords[language].format(new Date(`${day}T12:00:00Z`));
}

function dayFormat(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long' });
}
