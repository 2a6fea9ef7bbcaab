import { z } from 'zod';
import { blank, type Reading } from '../answer.ts';
import { dayInWords } from '../day-in-words.ts';
import { error } from '../finding.ts';
import type { Plain } from '../text.ts';
import { itemBase } from './item-base.ts';
import type { ItemKind } from './kind.ts';

const day = z.iso.date();

const schema = z
  .strictObject({ kind: z.literal('date'), ...itemBase, min: day.optional(), max: day.optional() })
  .meta({ id: 'DateItem' });

export type DateItem = Plain<z.output<typeof schema>>;

/** Date: a day. Never tabulated or published: a day points to whoever remembers it. */
export const date = {
  name: 'date',
  schema,
  findings: ({ min, max }) =>
    min !== undefined && max !== undefined && max < min
      ? [error('limits-reversed', ['max'], `Siste dag (${max}) er før første dag (${min}). Bytt om.`)]
      : [],
  read: (item, typed) => dayIn(item, typed[item.id]?.[0] ?? ''),
  readCell: dayIn,
  field: (item, typed) => ({ value: typed[item.id]?.[0] ?? '' }),
  words: (_item, answer, language) => [dayInWords(answer, language)],
  variables: () => [],
} satisfies ItemKind<DateItem, string>;

/** `2024-05-01`, as browsers send a date, and `1.5.2024`, as people write it. */
function dayIn(item: DateItem, given: string): Reading<string> {
  const text = given.trim();
  if (text === '') return blank;
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[./]\s?(\d{1,2})[./]\s?(\d{4})$/.exec(text) ?? [];
  const answer = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
  if (!isDay(answer)) return { state: 'problem', problem: { code: 'notADate', given } };
  if (item.min !== undefined && answer < item.min)
    return { state: 'problem', problem: { code: 'tooEarly', min: item.min } };
  if (item.max !== undefined && answer > item.max)
    return { state: 'problem', problem: { code: 'tooLate', max: item.max } };
  return { state: 'answered', answer };
}

function isDay(text: string): boolean {
  return day.safeParse(text).success;
}
