/** Numbers and dates as bokmål writes them. */

const number = new Intl.NumberFormat('nb');

export function quantity(value: number): string {
  return number.format(value);
}

/** @param value in percent, not a fraction */
export function percent(value: number): string {
  return `${number.format(value)} %`;
}

const longDate = new Intl.DateTimeFormat('nb', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** @param day as 2022-11-14 */
export function dayInWords(day: string): string {
  return longDate.format(new Date(day));
}
