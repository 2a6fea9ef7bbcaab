import { z } from 'zod';
import { identifierSchema } from '../identifier.ts';
import type { Scale } from '../option.ts';
import type { Plain } from '../text.ts';
import { fieldOfChoice, readChoice, readChoiceCell, wordsOfChoice } from './choice.ts';
import { itemBase } from './item-base.ts';
import { type ItemKind, ownVariable } from './kind.ts';

const schema = z
  .strictObject({ kind: z.literal('scale'), ...itemBase, scale: identifierSchema })
  .meta({ id: 'ScaleItem' });

/** A scale item with its scale in place. */
export type ScaleItem = Plain<z.output<typeof schema>> & Scale;

/** Scale: the respondent chooses one step of a named scale that several items share. */
export const scale = {
  name: 'scale',
  schema,
  findings: () => [],
  read: readChoice,
  readCell: readChoiceCell,
  field: fieldOfChoice,
  words: wordsOfChoice,
  variables: (item) => {
    const { options, nets, polarity, poles } = item;
    return ownVariable(item, { type: 'choice', options, nets, scale: { polarity, poles } });
  },
} satisfies ItemKind<ScaleItem, string>;
