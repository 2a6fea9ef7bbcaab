import { z } from 'zod';
import { identifierSchema } from '../identifier.ts';
import type { Net, Option } from '../option.ts';
import type { Plain } from '../text.ts';
import { fieldOfChoice, readChoice, readChoiceCell, wordsOfChoice } from './choice.ts';
import { itemBase } from './item-base.ts';
import type { ItemKind } from './kind.ts';

const schema = z
  .strictObject({ kind: z.literal('scale'), ...itemBase, scale: identifierSchema })
  .meta({ id: 'ScaleItem' });

/** A scale item with its scale's options and nets in place. */
export type ScaleItem = Plain<z.output<typeof schema>> & { options: Option[]; nets: Net[] };

/** Scale: the respondent chooses one step of a named scale that several items share. */
export const scale = {
  name: 'scale',
  schema,
  findings: () => [],
  read: readChoice,
  readCell: readChoiceCell,
  field: fieldOfChoice,
  words: wordsOfChoice,
  measure: (item) => ({ type: 'choice', options: item.options, nets: item.nets }),
} satisfies ItemKind<ScaleItem, string>;
