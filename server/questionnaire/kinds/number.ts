import { z } from 'zod';
import { blank, type Reading, type Typed } from '../answer.ts';
import { error } from '../finding.ts';
import { type Plain, textSchema } from '../text.ts';
import { itemBase } from './item-base.ts';
import type { ItemKind } from './kind.ts';

const schema = z
  .strictObject({
    kind: z.literal('number'),
    ...itemBase,
    unit: textSchema,
    min: z.number(),
    max: z.number(),
    decimals: z.int().min(0).max(3).default(0),
  })
  .meta({ id: 'NumberItem' });

export type NumberItem = Plain<z.output<typeof schema>>;

/** Number: with a unit, limits and a number of decimals (default none). */
export const number = {
  name: 'number',
  schema,
  findings: (item) =>
    item.min < item.max
      ? []
      : [
          error(
            'limits-reversed',
            ['max'],
            `Øvre grense (${item.max}) må være høyere enn nedre grense (${item.min}).`,
          ),
        ],
  read: readNumber,
  readCell: (item, cell) => numberIn(item, cell),
  field: fieldOfNumber,
  words: wordsOfNumber,
  measure: (item) => ({ type: 'number', unit: item.unit }),
} satisfies ItemKind<NumberItem, number>;

/** What number and percent share. */
export interface Numeric {
  id: string;
  unit: string;
  min: number;
  max: number;
  decimals: number;
}

export function readNumber(item: Numeric, typed: Typed): Reading<number> {
  return numberIn(item, typed[item.id]?.[0] ?? '');
}

/** White space only parts thousands: "1 5" may be two numbers, or a slip, but it is not fifteen. */
const written = /^[-−]?(\d+|\d{1,3}(\s\d{3})+)([.,]\d+)?$/;

/** Takes "12", "12,5", "1 200" and "12 årsverk" the way people write them. */
export function numberIn(item: Numeric, given: string): Reading<number> {
  const text = withoutUnit(given.normalize('NFC').trim(), item.unit);
  if (text === '') return blank;
  if (!written.test(text)) return { state: 'problem', problem: { code: 'notANumber', given } };
  const digits = text.replaceAll(/\s/g, '').replace('−', '-').replace(',', '.');
  const value = Number(digits) + 0; // "-0" is 0: no table needs two zeros.
  const decimals = digits.split('.')[1]?.length ?? 0;
  if (decimals > item.decimals)
    return { state: 'problem', problem: { code: 'tooManyDecimals', decimals: item.decimals } };
  if (value < item.min)
    return { state: 'problem', problem: { code: 'tooLow', min: item.min, unit: item.unit } };
  if (value > item.max)
    return { state: 'problem', problem: { code: 'tooHigh', max: item.max, unit: item.unit } };
  return { state: 'answered', answer: value };
}

export function fieldOfNumber(item: Numeric, typed: Typed) {
  return { value: typed[item.id]?.[0] ?? '' };
}

export function wordsOfNumber(item: Numeric, answer: number): string[] {
  return [`${answer.toLocaleString('nb')} ${item.unit}`];
}

function withoutUnit(text: string, unit: string): string {
  const endings = unit === 'prosent' ? [unit, '%'] : [unit];
  const ending = endings.find((word) => text.toLocaleLowerCase('nb').endsWith(word.toLocaleLowerCase('nb')));
  return ending === undefined ? text : text.slice(0, -ending.length).trim();
}
