import { z } from 'zod';
import { backgroundSchema } from './background.ts';
import { conditionSchema } from './condition.ts';
import { derivedSchema } from './derived.ts';
import { findingCodes } from './finding-codes.ts';
import { identifierSchema } from './identifier.ts';
import { kinds } from './kinds/all.ts';
import { licenceNames, usualLicence } from './licence.ts';
import { scaleSchema } from './option.ts';
import { longestName, mostItems, mostParts } from './size.ts';
import { languages, textSchema } from './text.ts';

const itemSchema = z
  .discriminatedUnion('kind', [
    kinds.one.schema,
    kinds.several.schema,
    kinds.scale.schema,
    kinds.battery.schema,
    kinds.number.schema,
    kinds.percent.schema,
    kinds.text.schema,
    kinds.date.schema,
    kinds.figureTable.schema,
    kinds.information.schema,
  ])
  .meta({ id: 'Item' });

const sectionSchema = z
  .strictObject({
    id: identifierSchema,
    title: textSchema,
    intro: textSchema.optional(),
    showIf: conditionSchema.optional(),
    items: z.array(itemSchema).min(1).max(mostItems),
  })
  .meta({ id: 'Section' });

/** One of the questionnaires of a wave, where not all are asked the same. */
const instrumentSchema = z
  .strictObject({
    id: identifierSchema,
    label: textSchema,
    main: z.literal(true).optional().meta({ description: 'Resultatene har ordlyden fra denne utgaven' }),
  })
  .meta({ id: 'Instrument', description: 'Hvem denne utgaven av spørreskjemaet er for' });

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

/** The results speak for the whole register: respondents count for those of their groups that did not answer. */
const weightingSchema = z
  .strictObject({ by: z.array(identifierSchema).min(1).max(mostParts) })
  .meta({ id: 'Weighting', description: 'Kjent fra registeret: svarene vektes til det som står der' });

/** What is hidden besides what always is. Never less. */
const protectionSchema = z
  .strictObject({
    minimumBase: z
      .int()
      .min(5)
      .max(100)
      .default(5)
      .meta({ description: 'Færrest svar i en gruppe som vises' }),
    minimumCell: z.int().min(3).max(50).default(3).meta({
      description: 'Så mange må ha valgt et svar, og så mange må ha latt være, for at det ikke er følsomt',
    }),
    protectionWidth: z
      .int()
      .min(3)
      .max(50)
      .default(3)
      .meta({ description: 'Hvor langt fra hverandre et følsomt, skjult tall må kunne ligge' }),
    detail: z
      .enum(['net', 'full'])
      .default('net')
      .meta({ description: 'Om en skala deles opp etter sammenslåtte svar (net) eller hvert svar (full)' }),
  })
  .meta({ id: 'Protection', description: 'Skjuler mer enn det som alltid skjules' });

/** A warning that the author has looked at. `at` names the item, section, scale or variable it is about. */
const explanationSchema = z
  .strictObject({ finding: z.enum(findingCodes), at: identifierSchema.optional(), because: textSchema })
  .meta({
    id: 'Explanation',
    description: 'En advarsel som forfatteren har sett på, og hvorfor den kan stå',
  });

const day = z.iso.date();

/** The highest LIX a text may have before the check remarks on it: above 50 lies what officials write. */
const readabilitySchema = z.strictObject({ lix: z.int().min(20).max(80).default(50) });

/** The law for a questionnaire's JSON. The JSON Schema that editors use is generated from it. */
export const definitionSchema = z
  .strictObject({
    $schema: z.string().max(longestName).optional(),
    survey: identifierSchema.meta({ description: 'Undersøkelsen; samme som mappenavnet' }),
    wave: identifierSchema.meta({ description: 'Bølgen; samme som filnavnet' }),
    instrument: instrumentSchema.optional(),
    previous: identifierSchema.optional().meta({ description: 'Bølgen som denne sammenlignes med' }),
    languages: z
      .array(z.enum(languages))
      .min(1)
      .default(['nb'])
      .meta({ description: 'Språkene skjemaet kan fylles ut på' }),
    title: textSchema,
    waveLabel: textSchema.meta({ description: 'Bølgen i ord, for eksempel «høsten 2022»' }),
    publisher: textSchema,
    purpose: textSchema.meta({ description: 'Hva svarene skal brukes til' }),
    promise: textSchema.meta({ description: 'Hva den som svarer blir lovet om anonymitet' }),
    minutes: z.int().min(1).max(120),
    notes: z.array(textSchema).max(mostParts).default([]).meta({ description: 'Merknader til metodesiden' }),
    collected: z.strictObject({ from: day, to: day }).optional(),
    disclosure: z
      .union([z.enum(['controlled', 'open']), protectionSchema])
      .default('controlled')
      .meta({ description: 'Åpen: tall en tjeneste publiserer om seg selv, der ingenting skjules' }),
    licence: z
      .enum(licenceNames)
      .default(usualLicence)
      .meta({ description: 'Hva andre kan bruke de publiserte tallene til' }),
    readability: readabilitySchema.default({ lix: 50 }),
    scales: z.record(identifierSchema, scaleSchema).default({}),
    sections: z.array(sectionSchema).min(1).max(mostParts),
    background: z.array(backgroundSchema).max(mostParts).default([]),
    derived: z.array(derivedSchema).max(mostItems).default([]),
    breakdowns: z.array(identifierSchema).max(mostParts).default([]),
    coverage: coverageSchema.optional(),
    weighting: weightingSchema.optional(),
    explained: z.array(explanationSchema).max(mostItems).default([]),
  })
  .meta({ id: 'Questionnaire', title: 'Spørreskjema' });

/** A questionnaire as it stands in its file, with defaults filled in. */
export type Definition = z.output<typeof definitionSchema>;

/** The JSON Schema (2020-12) of a questionnaire file, for editors and other tools. */
export function definitionJsonSchema(): object {
  return z.toJSONSchema(definitionSchema, { io: 'input' });
}
