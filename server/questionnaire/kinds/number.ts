import { z } from 'zod';
import { type Answers, blank, type Doubt, type Reading, type Typed } from '../answer.ts';
import { error, type Problem } from '../finding.ts';
import { identifierSchema } from '../identifier.ts';
import { type Language, type Plain, textSchema } from '../text.ts';
import { itemBase } from './item-base.ts';
import { type ItemKind, ownVariable } from './kind.ts';
import { type Limits, stepsWithin } from './limits.ts';

/** Limits that an answer may go beyond, but seldom does: the form asks whether it is right. */
const expectedSchema = z
  .strictObject({
    min: z.number().optional(),
    max: z.number().optional(),
    timesOf: z
      .strictObject({ item: identifierSchema, max: z.number().positive() })
      .optional()
      .meta({ description: 'Høyst så mange ganger svaret på et tidligere tallspørsmål' }),
  })
  .meta({ id: 'Expected' });

const schema = z
  .strictObject({
    kind: z.literal('number'),
    ...itemBase,
    unit: textSchema,
    min: z.number(),
    max: z.number(),
    decimals: z.int().min(0).max(3).default(0),
    expected: expectedSchema.optional(),
  })
  .meta({ id: 'NumberItem' });

export type NumberItem = Plain<z.output<typeof schema>>;

/** Number: with a unit, limits and a number of decimals (default none). */
export const number = {
  name: 'number',
  schema,
  findings,
  read: readNumber,
  readCell: (item, cell) => numberIn(item, cell),
  field: fieldOfNumber,
  words: wordsOfNumber,
  variables: (item) => ownVariable(item, { type: 'number', unit: item.unit, min: item.min, max: item.max }),
  doubts,
} satisfies ItemKind<NumberItem, number>;

/** What number and percent share. */
export interface Numeric extends Limits {
  id: string;
  unit: string;
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

export function wordsOfNumber(item: Numeric, answer: number, language: Language): string[] {
  return [`${answer.toLocaleString(language)} ${item.unit}`];
}

function doubts(item: NumberItem, answer: number, answers: Answers): Doubt[] {
  const { min, max, timesOf } = item.expected ?? {};
  const { unit } = item;
  const other = timesOf && answers[timesOf.item];
  return [
    ...(min !== undefined && answer < min ? [{ code: 'unusuallyLow', expected: min, unit } as const] : []),
    ...(max !== undefined && answer > max ? [{ code: 'unusuallyHigh', expected: max, unit } as const] : []),
    ...(timesOf && typeof other === 'number' && isFarAbove(answer, other, timesOf.max)
      ? [{ code: 'timesOf', times: timesOf.max, other: timesOf.item, value: other } as const]
      : []),
  ];
}

/** More than `factor` times `other`, by size, or on the other side of zero. */
function isFarAbove(answer: number, other: number, factor: number): boolean {
  return answer * other < 0 || Math.abs(answer) > Math.abs(other) * factor;
}

/** What is wrong with the limits of a number called `name`. Nobody could answer it at all. */
export function findingsOfLimits(limits: Limits, name?: string): Problem[] {
  const { min, max, decimals } = limits;
  const of = name === undefined ? '' : ` for «${name}»`;
  if (min >= max)
    return [
      error(
        'limits-reversed',
        ['max'],
        `Øvre grense (${max})${of} må være høyere enn nedre grense (${min}).`,
      ),
    ];
  const { lowest, highest } = stepsWithin(limits);
  const sort =
    decimals === 0 ? 'hele tall' : `tall med høyst ${decimals} ${decimals === 1 ? 'desimal' : 'desimaler'}`;
  return lowest > highest
    ? [
        error(
          'limits-without-value',
          ['decimals'],
          `Ingen ${sort} ligger fra ${min} til ${max}${of}. Tillat flere desimaler, eller flytt grensene.`,
        ),
      ]
    : [];
}

function findings({ expected = {}, ...limits }: NumberItem): Problem[] {
  const { min, max } = limits;
  const impossible = findingsOfLimits(limits);
  if (impossible.length > 0) return impossible;
  const outside = (['min', 'max'] as const).flatMap((end) => {
    const value = expected[end];
    return value === undefined || (value >= min && value <= max)
      ? []
      : [
          error(
            'expected-outside-limits',
            ['expected', end],
            `Det ventede svaret (${value}) må være fra ${min} til ${max}, som er det som kan svares.`,
          ),
        ];
  });
  const reversed =
    expected.min !== undefined && expected.max !== undefined && expected.min >= expected.max
      ? [
          error(
            'expected-reversed',
            ['expected', 'max'],
            `Øvre ventede grense (${expected.max}) må være høyere enn nedre (${expected.min}).`,
          ),
        ]
      : [];
  return [...outside, ...reversed];
}

function withoutUnit(text: string, unit: string): string {
  const endings = unit === 'prosent' ? [unit, '%'] : [unit];
  const ending = endings.find((word) => text.toLocaleLowerCase('nb').endsWith(word.toLocaleLowerCase('nb')));
  return ending === undefined ? text : text.slice(0, -ending.length).trim();
}
