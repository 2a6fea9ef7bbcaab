import { z } from 'zod';
import { identifierSchema } from './identifier.ts';
import { registerCode, registerVariables } from './register.ts';
import { longestName, mostOptions, mostParts } from './size.ts';
import { type Plain, textSchema } from './text.ts';

const groupSchema = z
  .strictObject({
    code: identifierSchema,
    label: textSchema,
    values: z
      .array(z.string().regex(/\S/).max(longestName).trim())
      .min(1)
      .max(mostOptions)
      .optional()
      .meta({ description: 'Det som står i registeret for gruppen. Uten dette: koden selv' }),
  })
  .meta({ id: 'BackgroundOption' });

/** A range of a number from the register: from and with, up to but not including. Only the last may go on. */
const backgroundBandSchema = z
  .strictObject({
    code: identifierSchema,
    label: textSchema,
    from: z.number().min(0).meta({ description: 'Fra og med' }),
    below: z.number().optional().meta({ description: 'Til, men ikke med' }),
  })
  .meta({ id: 'BackgroundBand' });

/**
 * A fact that the register has about the unit. Nobody is asked about it: its group is copied into the response when
 * the unit answers.
 */
export const backgroundSchema = z
  .strictObject({
    id: identifierSchema,
    text: textSchema,
    from: z.enum(registerVariables).meta({ description: 'Opplysningen i registeret' }),
    options: z
      .array(groupSchema)
      .min(2)
      .max(mostOptions)
      .optional()
      .meta({ description: 'Gruppene av noe som ikke er et tall' }),
    bands: z
      .array(backgroundBandSchema)
      .min(2)
      .max(mostParts)
      .optional()
      .meta({ description: 'Gruppene av et tall' }),
  })
  .meta({
    id: 'Background',
    description: 'En opplysning som er kjent fra registeret, og som ikke spørres om',
  });

export type Background = Plain<z.output<typeof backgroundSchema>>;
export type BackgroundOption = NonNullable<Background['options']>[number];
export type BackgroundBand = NonNullable<Background['bands']>[number];

/** A group as a reader sees it. */
export type BackgroundGroup = Pick<BackgroundOption, 'code' | 'label'>;

export function backgroundGroups({ options, bands }: Background): BackgroundGroup[] {
  return (options ?? bands ?? []).map(({ code, label }) => ({ code, label }));
}

/** The codes in the register that the group holds. */
export function valuesOf({ code, values }: BackgroundOption): string[] {
  return (values ?? [code]).map(registerCode);
}

/** The group that holds what the register says, if any does. */
export function groupHolding(
  { options, bands }: Background,
  fact: string | number,
): BackgroundGroup | undefined {
  if (typeof fact === 'string') {
    const value = registerCode(fact);
    return options?.find((option) => valuesOf(option).includes(value));
  }
  return bands?.find(({ from, below }) => fact >= from && fact < (below ?? Number.POSITIVE_INFINITY));
}
