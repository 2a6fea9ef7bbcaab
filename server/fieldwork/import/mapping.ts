import { z } from 'zod';
import { DomainError } from '../../errors.ts';
import { identifierSchema } from '../../questionnaire/identifier.ts';
import { readJson } from '../../questionnaire/json.ts';
import { separators } from './separator.ts';

/**
 * What one column holds.
 * - `{item}`: the whole answer. `labels` gives the option's code for spellings the questionnaire does not have.
 * - `{item, cell}`: one cell of a grid, such as a battery's row
 * - `{item, option}`: whether one option of a several-of item was ticked
 * - `{item, other: true}`: the respondent's own words in a several-of item
 * - `{background}`: the group that the register puts the respondent in. `labels` as for an item
 */
const columnSchema = z.union([
  z.strictObject({ item: identifierSchema, labels: z.record(z.string(), identifierSchema).optional() }),
  z.strictObject({
    item: identifierSchema,
    cell: identifierSchema,
    labels: z.record(z.string(), identifierSchema).optional(),
  }),
  z.strictObject({ item: identifierSchema, option: identifierSchema }),
  z.strictObject({ item: identifierSchema, other: z.literal(true) }),
  z.strictObject({
    background: identifierSchema,
    labels: z.record(z.string(), identifierSchema).optional(),
  }),
]);

/**
 * How another tool's columns match the questionnaire. Columns that are not named here, but whose name is an
 * item's id or text, a grid cell's `<item>.<cell>`, or the id or text of background, are matched by that. `ignore` names columns that are never stored, such as a name, an
 * e-mail address or the time of answering.
 */
const mappingSchema = z.strictObject({
  columns: z.record(z.string(), columnSchema).default({}),
  ignore: z.array(z.string()).default([]),
  separator: z.enum(separators).optional(),
});

export type Mapping = z.output<typeof mappingSchema>;
export type ColumnMapping = Mapping['columns'][string];

export const noMapping: Mapping = { columns: {}, ignore: [] };

/** Reads a mapping file. */
export function readMapping(source: string): Mapping {
  const json = readJson('Koblingsfilen', source);
  if ('problem' in json) throw new DomainError('invalid', json.problem, { cause: json.cause });
  const result = mappingSchema.safeParse(json.content);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `- ${messageOf(issue)}`);
  throw new DomainError('invalid', `Koblingsfilen kan ikke brukes som den er:\n${problems.join('\n')}`);
}

function messageOf({ code, path, ...issue }: z.core.$ZodIssue): string {
  const [part, name] = path;
  if (code === 'unrecognized_keys' && path.length === 0 && 'keys' in issue)
    return `Feltet «${(issue.keys as string[]).join('», «')}» finnes ikke. Bruk «columns», «ignore» og «separator».`;
  if (part === 'columns' && name !== undefined)
    return `Kolonnen «${String(name)}» må kobles slik: {"item": "2c"}, {"item": "2c", "labels": {"Helt enig": "enig"}}, {"item": "r4", "cell": "skole"}, {"item": "3d", "option": "fosterhjem"}, {"item": "3d", "other": true} eller {"background": "region"}.`;
  if (part === 'columns') return '«columns» må være et objekt med kolonnenavn og det de er koblet til.';
  if (part === 'ignore') return '«ignore» må være en liste med kolonnenavn.';
  if (part === 'separator') return '«separator» må være ";", "," eller "\\t".';
  return 'Filen må være et objekt med «columns», «ignore» eller «separator».';
}
