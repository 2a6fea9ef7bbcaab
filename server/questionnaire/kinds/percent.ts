import { z } from 'zod';
import type { Language, Plain } from '../text.ts';
import { itemBase } from './item-base.ts';
import { type ItemKind, ownVariable } from './kind.ts';
import { percentLimits } from './limits.ts';
import { fieldOfNumber, type Numeric, numberIn, readNumber } from './number.ts';

const schema = z.strictObject({ kind: z.literal('percent'), ...itemBase }).meta({ id: 'PercentItem' });

export type PercentItem = Plain<z.output<typeof schema>>;

/** Percent: a whole number from 0 to 100. */
export const percent = {
  name: 'percent',
  schema,
  findings: () => [],
  read: (item, typed) => readNumber(asNumber(item), typed),
  readCell: (item, cell) => numberIn(asNumber(item), cell),
  field: (item, typed) => fieldOfNumber(asNumber(item), typed),
  words: (_item, answer, language) => [`${answer.toLocaleString(language)} ${percentIn[language]}`],
  variables: (item) =>
    ownVariable(item, { type: 'number', unit: 'prosent', min: percentLimits.min, max: percentLimits.max }),
} satisfies ItemKind<PercentItem, number>;

const percentIn: Record<Language, string> = { nb: 'prosent', nn: 'prosent', en: 'per cent' };

function asNumber(item: PercentItem): Numeric {
  return { id: item.id, unit: 'prosent', ...percentLimits };
}
