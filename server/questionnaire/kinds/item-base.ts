import { z } from 'zod';
import { conditionSchema } from '../condition.ts';
import { identifierSchema } from '../identifier.ts';
import { longestName } from '../size.ts';
import { textSchema } from '../text.ts';

/** How an item compares with the one of the same id in the wave before. */
export const comparisons = ['same', 'wordingChanged', 'scaleChanged', 'routingChanged', 'new'] as const;

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
  comparedWithPrevious: z
    .enum(comparisons)
    .optional()
    .meta({ description: 'Hva som er endret siden forrige bølge' }),
  register: z
    .string()
    .min(1)
    .max(longestName)
    .optional()
    .meta({ description: 'Kolonnen i registeret som sier det samme' }),
};
