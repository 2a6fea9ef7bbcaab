import type { Language } from '../questionnaire/text.ts';

/** Days are written `2024-08-27`, as they are in Norway. */
export type Day = string;

const locales: Record<Language, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

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
  const format = new Intl.DateTimeFormat(locales[language], { timeZone: 'UTC', dateStyle: 'long' });
  return format.format(new Date(`${day}T12:00:00Z`));
}
