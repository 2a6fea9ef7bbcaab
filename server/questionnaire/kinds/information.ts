import { z } from 'zod';
import { blank } from '../answer.ts';
import type { Plain } from '../text.ts';
import { itemBase } from './item-base.ts';
import type { ItemKind } from './kind.ts';

const { id, text, label, showIf } = itemBase;

const schema = z
  .strictObject({ kind: z.literal('information'), id, text, label, showIf })
  .meta({ id: 'InformationItem' });

/** Information has nothing to answer, so it is never required. */
export type InformationItem = Plain<z.output<typeof schema>> & {
  help?: undefined;
  note?: undefined;
  required?: undefined;
};

/** Information: words to read between the questions. */
export const information = {
  name: 'information',
  schema,
  findings: () => [],
  read: () => blank,
  readCell: () => blank,
  field: () => ({}),
  words: () => [],
  variables: () => [],
} satisfies ItemKind<InformationItem>;
