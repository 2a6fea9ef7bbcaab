import { z } from 'zod';
import { conditionSchema } from '../condition.ts';
import { identifierSchema } from '../identifier.ts';
import { textSchema } from '../text.ts';

/** What every item has, whatever its kind. */
export const itemBase = {
  id: identifierSchema.meta({ description: 'Fast fra bølge til bølge' }),
  text: textSchema.meta({ description: 'Spørsmålet slik det stilles' }),
  label: textSchema
    .optional()
    .meta({ description: 'Kort navn i tabeller og menyer, for eksempel «Bufetat-region»' }),
  help: textSchema.optional().meta({ description: 'Kort hjelp under spørsmålet' }),
  note: textSchema.optional().meta({ description: 'Merknad til den som leser resultatene' }),
  required: z.boolean().default(false),
  showIf: conditionSchema.optional(),
};
