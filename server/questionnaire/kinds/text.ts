import { z } from 'zod';
import { blank, type Reading } from '../answer.ts';
import type { Plain } from '../text.ts';
import { itemBase } from './item-base.ts';
import type { ItemKind } from './kind.ts';

const schema = z
  .strictObject({
    kind: z.literal('text'),
    ...itemBase,
    lines: z.enum(['one', 'many']).default('many'),
    maxLength: z.int().min(1).max(10_000).default(2000),
  })
  .meta({ id: 'TextItem' });

export type TextItem = Plain<z.output<typeof schema>>;

/**
 * Text: the respondent's own words, on one line or several. Never tabulated and never published by itself.
 */
export const text = {
  name: 'text',
  schema,
  findings: () => [],
  read: (item, typed) => wordsIn(item, typed[item.id]?.[0] ?? ''),
  readCell: wordsIn,
  field: (item, typed) => ({ value: typed[item.id]?.[0] ?? '' }),
  words: (_item, answer) => answer.split('\n'),
  variables: () => [],
} satisfies ItemKind<TextItem, string>;

function wordsIn(item: TextItem, given: string): Reading<string> {
  // Browsers send line breaks as CR LF and count them as one towards maxlength.
  const words = given.replaceAll('\r\n', '\n').trim();
  if (words === '') return blank;
  if (words.length > item.maxLength)
    return { state: 'problem', problem: { code: 'tooLong', max: item.maxLength, length: words.length } };
  return { state: 'answered', answer: words };
}
