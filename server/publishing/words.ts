/** Numbers and dates as bokmål writes them. */

const number = new Intl.NumberFormat('nb');

export function quantity(value: number): string {
  return number.format(value);
}

/** @param value whole, in percent and not a fraction */
export function percent(value: number): string {
  return `${number.format(value)}\u00a0%`;
}

const oneDecimal = new Intl.NumberFormat('nb', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Shares of a sum, such as coverage. A column of them is read more easily when all have their decimal. */
export function percentWithOneDecimal(value: number): string {
  return `${oneDecimal.format(value)}\u00a0%`;
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

/** Keeps a line from ending in «N =». */
export function unbroken(words: string): string {
  return words.replaceAll(' = ', '\u00a0=\u00a0');
}
