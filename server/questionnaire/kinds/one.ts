import { z } from 'zod';
import { carriedSchema, netSchema, optionSchema } from '../option.ts';
import { mostOptions } from '../size.ts';
import type { Plain } from '../text.ts';
import {
  fieldOfChoice,
  findingsOfCount,
  findingsOfOneAnswer,
  findingsOfOptions,
  readChoice,
  readChoiceCell,
  wordsOfChoice,
} from './choice.ts';
import { itemBase } from './item-base.ts';
import { type ItemKind, ownVariable } from './kind.ts';

const schema = z
  .strictObject({
    kind: z.literal('one'),
    ...itemBase,
    optionsFrom: carriedSchema.optional(),
    options: z.array(optionSchema).max(mostOptions).default([]),
    nets: z.array(netSchema).max(mostOptions).default([]),
  })
  .meta({ id: 'OneItem' });

export type OneItem = Plain<z.output<typeof schema>>;

/** One of: the item has options of its own and the respondent chooses one. */
export const one = {
  name: 'one',
  schema,
  findings: (item) => [
    ...findingsOfCount(item),
    ...findingsOfOptions(item.options, item.nets),
    ...findingsOfOneAnswer(item.options),
  ],
  read: readChoice,
  readCell: readChoiceCell,
  field: fieldOfChoice,
  words: wordsOfChoice,
  variables: ({ options, nets, ...item }) => ownVariable(item, { type: 'choice', options, nets }),
} satisfies ItemKind<OneItem, string>;
