import { z } from 'zod';

/**
 * The shapes of every answer of the platform's own interface: the documentation is made from them, and the tests hold
 * the answers to them. Keys may be added later, never changed or taken away.
 */
export const shapes = z.registry<{ id: string; description: string }>();

function shape<Schema extends z.ZodType>(id: string, description: string, schema: Schema): Schema {
  shapes.add(schema, { id, description });
  return schema;
}

const day = z.iso.date();
const language = z.enum(['nb', 'nn', 'en']);
const link = z.string().describe('En adresse på samme nettsted');

const hiddenSchema = shape(
  'Hidden',
  'Skjult for å verne dem som svarte. Da finnes det ikke noe tall.',
  z.object({ hidden: z.literal('confidential') }),
);

const interval = z
  .object({ low: z.number(), high: z.number() })
  .describe('95 % konfidensintervall for andelen, i prosent, der det kan regnes ut');

const cellSchema = shape(
  'Cell',
  '«share» er hele prosent av grunnlaget. «withoutShare» sier hvorfor en celle ikke har noen andel.',
  z.union([
    z.object({ count: z.int(), share: z.int(), interval: interval.optional() }),
    z.object({ count: z.int(), withoutShare: z.enum(['outsideBase', 'emptyBase']) }),
    hiddenSchema,
  ]),
);

const summarySchema = shape(
  'Summary',
  'Av dem som har svart, med én desimal.',
  z.union([
    z.object({ mean: z.number(), median: z.number() }),
    z.object({ missing: z.literal('noAnswers') }),
    hiddenSchema,
  ]),
);

const weightedSchema = shape(
  'WeightedShares',
  'Andeler av alle i registeret, i hele prosent og i samme rekkefølge som «columns». «notWeighted»: spørsmålet eller svaret er ikke vektet.',
  z.object({
    method: z.enum(['postStratified', 'raked']),
    cells: z.array(
      z.union([z.object({ share: z.int() }), z.object({ missing: z.literal('notWeighted') }), hiddenSchema]),
    ),
  }),
);

const rowNames = {
  code: z.string(),
  label: z.string(),
  members: z.array(z.string()).optional().describe('Gruppene som er slått sammen til denne'),
  frame: z.int().optional().describe('Tjenester i registeret'),
};

const rowSchema = shape(
  'Row',
  'Resultatet for alle, eller for en gruppe. «cells» står i samme rekkefølge som «columns».',
  z.union([
    z.object({
      ...rowNames,
      base: z.int().describe('N: det andelene er regnet av'),
      lowBase: z.boolean().describe('Færre enn 20: les andelene med varsomhet'),
      notAsked: z.union([z.int(), hiddenSchema]).optional(),
      cells: z.array(cellSchema),
      summary: summarySchema.optional(),
      weighted: weightedSchema.optional().describe('Bare for alle, og bare der svarene er vektet'),
    }),
    z.object({ ...rowNames, hidden: z.literal('confidential') }),
  ]),
);

const columnSchema = shape(
  'Column',
  'Det som telles: et svar, en sum av svar, eller et intervall av tall.',
  z.object({
    code: z.string(),
    label: z.string(),
    kind: z.enum(['option', 'net', 'band', 'missing']),
    inBase: z.boolean().describe('Om de som telles her, er med i grunnlaget'),
    parts: z.array(z.string()).optional().describe('Svarene som er slått sammen'),
    from: z.number().optional(),
    to: z.number().optional(),
  }),
);

const versionOf = {
  survey: z.string(),
  wave: z.string(),
  version: z.int(),
  example: z.boolean().describe('Svarene er laget for å vise plattformen'),
};

const figureNames = {
  id: z.string(),
  kind: z.string(),
  section: z.string(),
  text: z.string(),
  partOf: z
    .object({ id: z.string(), text: z.string() })
    .optional()
    .describe('Spørsmålet som dette er en rad i'),
};

export const figureHeadSchema = shape(
  'FigureHead',
  'Et spørsmål med resultater, uten resultatene.',
  z.object({
    ...figureNames,
    breakdowns: z.array(z.object({ id: z.string(), label: z.string() })),
    links: z.object({ self: link }),
  }),
);

export const figuresSchema = shape(
  'Figures',
  'Alle spørsmål med resultater i én versjon, i rekkefølge.',
  z.object({ ...versionOf, figures: z.array(figureHeadSchema) }),
);

export const figureSchema = shape(
  'Figure',
  'Resultatet av ett spørsmål: for alle, og for gruppene det er delt i.',
  z.object({
    ...versionOf,
    ...figureNames,
    note: z.string().optional(),
    unit: z.string().optional(),
    sentence: z.object({ nb: z.string(), nn: z.string(), en: z.string() }).describe('Resultatet i ord'),
    columns: z.array(columnSchema),
    all: rowSchema,
    breakdowns: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        table: z.string().describe('Tabellens navn i filene'),
        columns: z
          .array(columnSchema)
          .describe('Kan være færre enn for alle: sammenslåtte svar i stedet for hvert svar'),
        rows: z.array(rowSchema),
      }),
    ),
    links: z.object({ self: link, page: link }),
  }),
);

export const waveHeadSchema = shape(
  'WaveHead',
  'En bølge med publiserte resultater.',
  z.object({
    wave: z.string(),
    label: z.string(),
    version: z.int().describe('Den nyeste versjonen'),
    published: day,
    example: z.boolean(),
    respondents: z.int(),
    links: z.object({ self: link, page: link }),
  }),
);

export const wavesSchema = shape(
  'Waves',
  'Bølgene i en undersøkelse, den nyeste først.',
  z.object({ survey: z.string(), waves: z.array(waveHeadSchema) }),
);

const surveyNames = { id: z.string(), title: z.string(), publisher: z.string() };

export const surveysSchema = shape(
  'Surveys',
  'Undersøkelsene som har publiserte resultater.',
  z.object({
    surveys: z.array(
      z.object({ ...surveyNames, waves: z.array(z.string()), links: z.object({ self: link }) }),
    ),
  }),
);

export const surveySchema = shape(
  'Survey',
  'En undersøkelse med bølgene sine, den nyeste først.',
  z.object({
    ...surveyNames,
    waves: z.array(waveHeadSchema),
    links: z.object({ self: link, page: link, trends: link }),
  }),
);

export const waveSchema = shape(
  'Wave',
  'Det som gjelder en hel versjon av resultatene.',
  z.object({
    ...versionOf,
    title: z.string(),
    label: z.string(),
    publisher: z.string(),
    purpose: z.string(),
    promise: z.string().describe('Det de som svarte, ble lovet'),
    language,
    published: day,
    collected: z.object({ from: day, to: day }).optional(),
    respondents: z.int(),
    notes: z.array(z.string()),
    weighting: z
      .object({
        by: z.array(z.string()),
        method: z.enum(['postStratified', 'raked', 'none']),
        note: z.string(),
      })
      .optional()
      .describe('Hvordan andelene er vektet, der spørreskjemaet ber om det. «none»: det lot seg ikke gjøre'),
    licence: z.object({ name: z.string(), title: z.string(), address: z.string() }),
    citation: z.string().describe('Slik kan resultatene oppgis som kilde'),
    planHash: z.string().describe('SHA-256 av hva som skulle telles, og med hvilke regler for personvern'),
    sections: z.array(z.object({ id: z.string(), title: z.string(), figures: z.array(z.string()) })),
    links: z.object({
      self: link,
      page: link,
      method: link,
      figures: link,
      versions: link,
      codebook: link,
      files: link,
      trends: link,
    }),
  }),
);

export const versionsSchema = shape(
  'Versions',
  'Alle versjoner som har vært publisert, den nyeste først. En som er trukket tilbake, kan ikke leses.',
  z.object({
    survey: z.string(),
    wave: z.string(),
    versions: z.array(
      z.object({
        version: z.int(),
        published: day,
        note: z.string().optional().describe('Hva som er nytt siden versjonen før'),
        withdrawn: z.object({ on: day, why: z.string() }).optional(),
        links: z.object({ self: link }),
      }),
    ),
  }),
);

const valueSchema = shape(
  'Value',
  'Et tall, eller grunnen til at det ikke er noe.',
  z.union([z.object({ value: z.number() }), hiddenSchema, z.object({ missing: z.literal('notKnown') })]),
);

export const trendSchema = shape(
  'Trend',
  'Ett spørsmål over bølgene, den eldste først. Verdiene står i samme rekkefølge som «points».',
  z.object({
    id: z.string(),
    kind: z.string(),
    text: z.string(),
    points: z.array(
      z.object({
        wave: z.string(),
        label: z.string(),
        source: z.enum(['answers', 'aggregate']).describe('«aggregate»: kjent bare fra trykk'),
        version: z.int().optional().describe('Versjonen som tallene er fra. Trykte tall har ingen'),
        sourceText: z.string().optional(),
        sourceUrl: z.string().optional(),
        note: z.string().optional(),
        example: z.boolean(),
        base: valueSchema,
        lowBase: z.boolean(),
      }),
    ),
    rows: z.array(
      z.object({
        code: z.string().optional(),
        label: z.string(),
        kind: z.enum(['option', 'net', 'band', 'missing']),
        values: z.array(valueSchema).describe('Andeler i prosent'),
      }),
    ),
    means: z.object({ unit: z.string().optional(), values: z.array(valueSchema) }).optional(),
    breaks: z
      .array(z.object({ before: z.int(), found: z.string(), why: z.string() }))
      .describe('Mellom hvilke punkter resultatene ikke kan sammenlignes: før punktet med dette nummeret'),
    links: z.object({ self: link }),
  }),
);

export const trendsSchema = shape(
  'Trends',
  'Alle spørsmål som er kjent i to bølger eller flere.',
  z.object({ survey: z.string(), trends: z.array(trendSchema) }),
);

export const filesSchema = shape(
  'Files',
  'Filene med resultatene i én versjon.',
  z.object({
    ...versionOf,
    files: z.array(z.object({ name: z.string(), description: z.string(), type: z.string(), address: link })),
    tables: z.array(z.object({ id: z.string(), label: z.string(), csv: link, jsonStat: link })),
  }),
);

export const problemSchema = shape(
  'Problem',
  'En feil, slik RFC 9457 beskriver dem.',
  z.object({
    type: z.string().describe('Hva slags feil: en adresse der den er forklart'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('Hva som er feil, og hvordan det rettes'),
    instance: z.string().describe('Adressen som ble bedt om'),
  }),
);
