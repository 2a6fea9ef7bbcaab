export { dayInWords } from '../questionnaire/day-in-words.ts';

/** Days are written `2024-08-27`, as they are in Norway. */
export type Day = string;

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
