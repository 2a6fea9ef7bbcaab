import { z } from 'zod';
import { netSchema, optionSchema } from '../option.ts';
import type { Plain } from '../text.ts';
import {
  fieldOfChoice,
  findingsOfOptions,
  findingsOfOwnWords,
  readChoice,
  readChoiceCell,
  wordsOfChoice,
} from './choice.ts';
import { itemBase } from './item-base.ts';
import type { ItemKind } from './kind.ts';

const schema = z
  .strictObject({
    kind: z.literal('one'),
    ...itemBase,
    options: z.array(optionSchema).min(2),
    nets: z.array(netSchema).default([]),
  })
  .meta({ id: 'OneItem' });

export type OneItem = Plain<z.output<typeof schema>>;

/** One of: the item has options of its own and the respondent chooses one. */
export const one = {
  name: 'one',
  schema,
  findings: (item) => [...findingsOfOptions(item.options, item.nets), ...findingsOfOwnWords(item.options)],
  read: readChoice,
  readCell: readChoiceCell,
  field: fieldOfChoice,
  words: wordsOfChoice,
  measure: (item) => ({ type: 'choice', options: item.options, nets: item.nets }),
} satisfies ItemKind<OneItem, string>;
