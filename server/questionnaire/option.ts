import { z } from 'zod';
import { codesSchema, conditionSchema } from './condition.ts';
import { identifierSchema } from './identifier.ts';
import { mostOptions } from './size.ts';
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
    exclusive: z.literal(true).optional().meta({ description: 'Kan ikke velges sammen med andre svar' }),
    value: z.number().optional().meta({ description: 'Tallet som svaret teller i et gjennomsnitt' }),
    showIf: conditionSchema.optional(),
  })
  .meta({ id: 'Option' });

/** A net: options counted together, such as everybody on the agree side of a scale. */
export const netSchema = z
  .strictObject({ code: identifierSchema, label: textSchema, options: codesSchema })
  .meta({ id: 'Net' });

/**
 * Answer options that several items share. A bipolar scale has two poles and a turning point between them,
 * such as disagree and agree; a unipolar one goes from nothing to much. `poles` says in words what the ends
 * mean.
 */
export const scaleSchema = z
  .strictObject({
    options: z.array(optionSchema).min(2).max(mostOptions),
    nets: z.array(netSchema).max(mostOptions).default([]),
    polarity: z.enum(['bipolar', 'unipolar']).default('bipolar'),
    poles: z.strictObject({ low: textSchema, high: textSchema }).optional(),
  })
  .meta({ id: 'Scale' });

/**
 * Options or rows carried forward from an earlier answer: those ticked in a several-of item, or the rows of a
 * battery that were answered with one of `in`.
 */
export const carriedSchema = z
  .strictObject({ item: identifierSchema, in: codesSchema.optional() })
  .meta({ id: 'Carried' });

export type Option = Plain<z.output<typeof optionSchema>>;
export type Net = Plain<z.output<typeof netSchema>>;
export type Scale = Plain<z.output<typeof scaleSchema>>;
export type Carried = z.output<typeof carriedSchema>;

/** Whether those who chose this option are part of the denominator. */
export function isInBase(option: Option): boolean {
  return (option.base ?? (option.missing === 'notRelevant' ? 'out' : 'in')) === 'in';
}

/** Whether the option is an opinion, and no reason for having none. */
export function isOrdinary(option: Option): boolean {
  return option.missing === undefined && !option.exclusive;
}
