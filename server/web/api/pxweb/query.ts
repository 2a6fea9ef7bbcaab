import { z } from 'zod';
import { type TableLanguage, tableLanguages } from '../../../publishing/api/words.ts';
import { invalid } from '../problem.ts';
import type { Asked, Selection } from './selection.ts';

/** The parameters of an address, by their names in small letters: PxWebApi takes them in any case. */
export type Query = Map<string, string>;

/** A parameter that stands several times has several values. */
export function queryOf(given: Record<string, unknown>): Query {
  return new Map(
    Object.entries(given).map(([name, value]) => [name.toLowerCase(), [value].flat().join(',')]),
  );
}

const common = z.object({
  lang: z
    .string()
    .optional()
    .transform((value) => tableLanguages.find((language) => language === (value?.toLowerCase() || 'nb')))
    .pipe(z.enum(tableLanguages, `lang må være ${tableLanguages.join(' eller ')}.`)),
});

const whole = (name: string) =>
  z.coerce.number(`${name} må være et helt tall.`).int(`${name} må være et helt tall.`);

const listSchema = common.extend({
  query: z.string().default(''),
  pastdays: whole('pastDays').min(1, 'pastDays må være 1 eller mer.').optional(),
  includediscontinued: z
    .string()
    .toLowerCase()
    .default('false')
    .pipe(z.enum(['true', 'false'], 'includeDiscontinued må være true eller false.'))
    .transform((value) => value === 'true'),
  // Zero and below mean what is usual, as they do to statistical offices.
  pagenumber: whole('pageNumber')
    .default(1)
    .transform((value) => Math.max(value, 1)),
  pagesize: whole('pageSize')
    .default(20)
    .transform((value) => (value > 0 ? value : 20)),
});

export const dataFormats = ['json-stat2', 'csv'] as const;
const formatParameters = [
  'UseCodes',
  'UseTexts',
  'UseCodesAndTexts',
  'IncludeTitle',
  'SeparatorTab',
  'SeparatorSpace',
  'SeparatorSemicolon',
] as const;
export type FormatParameter = (typeof formatParameters)[number];

const outputSchema = common.extend({
  outputformat: z
    .string()
    .toLowerCase()
    .default('json-stat2')
    .pipe(z.enum(dataFormats, `outputFormat må være ${dataFormats.join(' eller ')}.`)),
  outputformatparams: z
    .string()
    .default('')
    .transform((value) => listed(value).map((each) => each.toLowerCase()))
    .transform((given) => given.map((each) => formatParameters.find((known) => known.toLowerCase() === each)))
    .pipe(z.array(z.enum(formatParameters, `outputFormatParams kan være ${formatParameters.join(', ')}.`))),
});

export type Output = z.infer<typeof outputSchema>;

export function languageIn(query: Query): TableLanguage {
  return parsed(common, query).lang;
}

export function listIn(query: Query): z.infer<typeof listSchema> {
  return parsed(listSchema, query);
}

/** Throws also where parameters contradict each other, or the format has no use for them. */
export function outputIn(query: Query): Output {
  const output = parsed(outputSchema, query);
  const given = output.outputformatparams;
  const clash = (names: FormatParameter[]) => given.filter((each) => names.includes(each)).length > 1;
  if (given.length > 0 && output.outputformat !== 'csv')
    throw invalid(
      'outputFormatParams gjelder bare csv. Ta dem bort, eller skriv outputFormat=csv.',
      'Unsupported output format',
    );
  if (
    clash(['UseCodes', 'UseTexts', 'UseCodesAndTexts']) ||
    clash(['SeparatorTab', 'SeparatorSpace', 'SeparatorSemicolon'])
  )
    throw invalid(
      'Velg én av UseCodes, UseTexts og UseCodesAndTexts, og ett skilletegn.',
      'Unsupported output format',
    );
  return output;
}

/** Nothing where the address asks for nothing: then the default selection applies. */
export function selectionIn(query: Query): Selection | undefined {
  refuseCodelists([...query.keys()].filter((name) => name.startsWith('codelist')));
  const selection = [...query].flatMap(([name, value]): Asked[] => {
    if (!name.startsWith('valuecodes')) return [];
    const variableCode = /^valuecodes\[(.+)\]$/.exec(name)?.[1];
    if (!variableCode)
      throw invalid(
        `«${name}» skal skrives valuecodes[variabel], for eksempel valuecodes[Tid]=*.`,
        'Parameter error',
      );
    return [{ variableCode, valueCodes: listed(value) }];
  });
  if (selection.length === 0) return undefined;
  const placement = { heading: listed(query.get('heading') ?? ''), stub: listed(query.get('stub') ?? '') };
  return { selection, placement };
}

const bodySchema = z.object({
  selection: z
    .array(
      z.object({
        variableCode: z.string('selection må ha variableCode for hver variabel.'),
        valueCodes: z.array(z.coerce.string()).nullish(),
        codelist: z.string().nullish(),
      }),
      'selection må være en liste.',
    )
    .nullish(),
  placement: z
    .object({ heading: z.array(z.string()).nullish(), stub: z.array(z.string()).nullish() })
    .nullish(),
});

export function selectionInBody(body: unknown): Selection | undefined {
  const result = bodySchema.safeParse(body ?? {});
  if (!result.success)
    throw invalid(
      `${messageOf(result.error)} Send for eksempel {"selection":[{"variableCode":"Tid","valueCodes":["*"]}]} med Content-Type: application/json.`,
      'Parameter error',
    );
  const { selection, placement } = result.data;
  refuseCodelists((selection ?? []).flatMap(({ codelist }) => (codelist ? [codelist] : [])));
  if (!selection || selection.length === 0) return undefined;
  return {
    selection: selection.map(({ variableCode, valueCodes }) => ({
      variableCode,
      valueCodes: valueCodes ?? [],
    })),
    placement: { heading: placement?.heading ?? [], stub: placement?.stub ?? [] },
  };
}

function refuseCodelists(given: string[]): void {
  if (given.length > 0)
    throw invalid('Ingen variabel har kodelister. Ta bort codelist.', 'Non-existent codelist');
}

/** Commas within brackets and parentheses divide nothing. */
function listed(value: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of value) {
    if ('[('.includes(letter)) depth += 1;
    if ('])'.includes(letter)) depth -= 1;
    if (letter === ',' && depth <= 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts
    .map((each) =>
      each
        .trim()
        .replace(/^\[(.*)\]$/, '$1')
        .trim(),
    )
    .filter((each) => each !== '');
}

function parsed<Schema extends z.ZodType>(schema: Schema, query: Query): z.infer<Schema> {
  const result = schema.safeParse(Object.fromEntries(query));
  if (!result.success) throw invalid(messageOf(result.error), 'Parameter error');
  return result.data;
}

function messageOf(error: z.ZodError): string {
  return error.issues[0]?.message ?? '';
}
