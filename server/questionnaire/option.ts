import { z } from 'zod';
import { identifierSchema } from './identifier.ts';
import { type Plain, textSchema } from './text.ts';

/**
 * One answer a respondent can choose. `missing` marks an option that says why there is no opinion. Such an
 * option is a category of its own in every table; `base` says whether those who chose it are part of the
 * denominator (default: "don't know" is in, "not relevant" is out).
 */
export const optionSchema = z
  .strictObject({
    code: identifierSchema,
    label: textSchema,
    missing: z.enum(['dontKnow', 'notRelevant']).optional(),
    base: z.enum(['in', 'out']).optional(),
    withText: z.literal(true).optional().meta({ description: 'Den som svarer kan skrive med egne ord' }),
  })
  .meta({ id: 'Option' });

/** A net: options counted together, such as everybody on the agree side of a scale. */
export const netSchema = z
  .strictObject({ code: identifierSchema, label: textSchema, options: z.array(identifierSchema).min(1) })
  .meta({ id: 'Net' });

/** Answer options that several items share. */
export const scaleSchema = z
  .strictObject({ options: z.array(optionSchema).min(2), nets: z.array(netSchema).default([]) })
  .meta({ id: 'Scale' });

export type Option = Plain<z.output<typeof optionSchema>>;
export type Net = Plain<z.output<typeof netSchema>>;

/** Whether those who chose this option are part of the denominator. */
export function isInBase(option: Option): boolean {
  return (option.base ?? (option.missing === 'notRelevant' ? 'out' : 'in')) === 'in';
}
