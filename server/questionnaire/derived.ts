import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { identifierSchema } from './identifier.ts';
import { mostItems, mostParts } from './size.ts';
import { textSchema } from './text.ts';

/** A range of a number, both ends included. Only the last band may be without an upper end. */
const bandSchema = z
  .strictObject({ code: identifierSchema, label: textSchema, from: z.number(), to: z.number().optional() })
  .meta({ id: 'Band' });

const name = { id: identifierSchema, label: textSchema };

/** What an unknown does: counts as no, or leaves the respondent out of the base. */
const unknownSchema = z
  .enum(['no', 'out'])
  .meta({ description: 'Når svaret er ukjent: tell som nei (no), eller hold utenfor (out)' });

/** The band that a number falls in. */
const bandsSchema = z
  .strictObject({
    ...name,
    of: identifierSchema.meta({ description: 'Et spørsmål av slaget number eller percent' }),
    bands: z.array(bandSchema).min(2).max(mostParts),
  })
  .meta({ id: 'Bands' });

/** Yes or no for each respondent: whether the answers meet a condition. */
const indicatorSchema = z
  .strictObject({ ...name, note: textSchema.optional(), when: conditionSchema, unknown: unknownSchema })
  .meta({ id: 'Indicator' });

/** How many of several indicators hold for a respondent. */
const countSchema = z
  .strictObject({
    ...name,
    note: textSchema.optional(),
    count: z.array(identifierSchema).min(2).max(mostItems).meta({ description: 'Id-ene til indikatorer' }),
    unknown: unknownSchema,
    nets: z
      .array(z.strictObject({ code: identifierSchema, label: textSchema, atLeast: z.int().min(1) }))
      .max(mostParts)
      .default([]),
  })
  .meta({ id: 'Count' });

/** A variable made from answers. */
export const derivedSchema = z
  .union([bandsSchema, indicatorSchema, countSchema])
  .meta({ id: 'Derived', description: 'Grupper av et tall, en indikator, eller et antall indikatorer' });

export type BandsDefinition = z.output<typeof bandsSchema>;
export type IndicatorDefinition = z.output<typeof indicatorSchema>;
export type CountDefinition = z.output<typeof countSchema>;
