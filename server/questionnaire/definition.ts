import { z } from 'zod';
import { identifierSchema } from './identifier.ts';
import { kinds } from './kinds/all.ts';
import { scaleSchema } from './option.ts';
import { textSchema } from './text.ts';

const itemSchema = z
  .discriminatedUnion('kind', [
    kinds.one.schema,
    kinds.several.schema,
    kinds.scale.schema,
    kinds.number.schema,
    kinds.percent.schema,
    kinds.text.schema,
  ])
  .meta({ id: 'Item' });

const sectionSchema = z
  .strictObject({
    id: identifierSchema,
    title: textSchema,
    intro: textSchema.optional(),
    items: z.array(itemSchema).min(1),
  })
  .meta({ id: 'Section' });

/** A range of a number, both ends included. Only the last band may be without an upper end. */
const bandSchema = z
  .strictObject({ code: identifierSchema, label: textSchema, from: z.number(), to: z.number().optional() })
  .meta({ id: 'Band' });

/** A variable made from an answer: the band that a number falls in. */
const derivedSchema = z
  .strictObject({
    id: identifierSchema,
    label: textSchema,
    of: identifierSchema.meta({ description: 'Et spørsmål av slaget number eller percent' }),
    bands: z.array(bandSchema).min(2),
  })
  .meta({ id: 'Derived' });

/**
 * How much of the field the respondents speak for: the sum of the number item `measure` in each option of
 * `by`, against the totals of a register.
 */
const coverageSchema = z
  .strictObject({
    measure: identifierSchema,
    by: identifierSchema,
    register: z.strictObject({
      source: textSchema,
      totals: z.record(identifierSchema, z.number().positive()),
    }),
  })
  .meta({ id: 'Coverage' });

const day = z.iso.date();

/** The law for a questionnaire's JSON. The JSON Schema that editors use is generated from it. */
export const definitionSchema = z
  .strictObject({
    $schema: z.string().optional(),
    survey: identifierSchema.meta({ description: 'Undersøkelsen; samme som mappenavnet' }),
    wave: identifierSchema.meta({ description: 'Bølgen; samme som filnavnet' }),
    title: textSchema,
    waveLabel: textSchema.meta({ description: 'Bølgen i ord, for eksempel «høsten 2022»' }),
    publisher: textSchema,
    purpose: textSchema.meta({ description: 'Hva svarene skal brukes til' }),
    promise: textSchema.meta({ description: 'Hva den som svarer blir lovet om anonymitet' }),
    minutes: z.int().min(1).max(120),
    notes: z.array(textSchema).default([]).meta({ description: 'Merknader til metodesiden' }),
    collected: z.strictObject({ from: day, to: day }).optional(),
    scales: z.record(identifierSchema, scaleSchema).default({}),
    sections: z.array(sectionSchema).min(1),
    derived: z.array(derivedSchema).default([]),
    breakdowns: z.array(identifierSchema).default([]),
    coverage: coverageSchema.optional(),
  })
  .meta({ id: 'Questionnaire', title: 'Spørreskjema' });

/** A questionnaire as it stands in its file, with defaults filled in. */
export type Definition = z.output<typeof definitionSchema>;

/** The JSON Schema (2020-12) of a questionnaire file, for editors and other tools. */
export function definitionJsonSchema(): object {
  return z.toJSONSchema(definitionSchema, { io: 'input' });
}
