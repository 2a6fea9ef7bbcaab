/** Numbers and dates as bokmål writes them. */

export { dayInWords } from '../questionnaire/day-in-words.ts';

const number = new Intl.NumberFormat('nb');

export function quantity(value: number): string {
  return number.format(value);
}

/** @param value whole, in percent and not a fraction */
export function percent(value: number): string {
  return `${number.format(value)}\u00a0%`;
}

const decimals = [0, 1, 2, 3, 4].map(
  (digits) => new Intl.NumberFormat('nb', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);

/** With so many decimals, also where they are zeros: so numbers under each other are read more easily. */
export function withDecimals(value: number, digits: 1 | 2 | 3 | 4): string {
  return decimals[digits]!.format(value);
}

/** How a p-value goes on from its name: `= 0,016`, or `< 0,001` where more decimals would say no more. */
export function pInWords(p: number): string {
  return p < 0.001 ? '<\u00a00,001' : `=\u00a0${withDecimals(p, 3)}`;
}

/** Shares of a sum, such as coverage. A column of them is read more easily when all have their decimal. */
export function percentWithOneDecimal(value: number): string {
  return `${withDecimals(value, 1)}\u00a0%`;
}

/** Keeps a line from ending in «N =». */
export function unbroken(words: string): string {
  return words.replaceAll(' = ', '\u00a0=\u00a0');
}
