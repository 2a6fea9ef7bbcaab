import { z } from 'zod';
import { licences, usualLicence } from '../../../questionnaire/licence.ts';
import { apiPaths } from '../paths.ts';
import { problemType } from '../problem.ts';
import { type Endpoint, endpoints, parametersIn } from './endpoints.ts';
import { examples } from './examples.ts';
import { problemSchema, shapes } from './schemas.ts';

/** A parameter with what it is, and a value that can be tried. */
const parameters = {
  survey: { description: 'Undersøkelsens id', example: 'barnevernlederundersokelsen' },
  wave: { description: 'Bølgens id', example: '2022' },
  figure: { description: 'Spørsmålets id', example: '2a' },
} as const;

const versionParameter = {
  name: 'version',
  in: 'query',
  required: false,
  description: 'En bestemt versjon. Uten denne: den nyeste som gjelder',
  schema: { type: 'integer', minimum: 1 },
  example: 1,
};

/** What every endpoint may answer instead. */
const problems = {
  400: 'Noe i adressen kan ikke brukes',
  404: 'Finnes ikke',
  406: 'Svaret finnes ikke i formatet som ble bedt om',
  410: 'Trukket tilbake',
  500: 'Noe gikk galt hos oss',
};

/** The interface described by OpenAPI 3.1, made from the endpoints and the shapes of their answers. */
export function openApiDocument(origin: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Resultater fra undersøkelsene i barnevernet',
      version: '1.0.0',
      summary: 'Publiserte resultater, for programmer. Bare til å lese.',
      description: [
        'Alle tall er publiserte: det som er skjult på sidene, er skjult her. Et skjult tall er `{"hidden":"confidential"}`.',
        'Nøkler kan komme til. Ingen blir borte eller får en annen mening så lenge adressen har `v1`.',
        `Statistikkverdenens egne programmer leser de samme tallene som PxWebApi 2.0 på ${apiPaths.pxweb}.`,
      ].join('\n\n'),
      license: { name: usualLicence, url: licences[usualLicence].address },
    },
    servers: [{ url: `${origin}${apiPaths.v1}` }],
    tags: [{ name: 'Resultater' }],
    paths: Object.fromEntries(endpoints.map((endpoint) => [endpoint.path, { get: operationOf(endpoint) }])),
    components: {
      schemas: schemasOf(),
      responses: Object.fromEntries(
        Object.entries(problems).map(([status, description]) => [
          `Problem${status}`,
          problemResponse(description),
        ]),
      ),
    },
  };
}

function operationOf(endpoint: Endpoint) {
  const { id, summary, ofVersion, schema } = endpoint;
  return {
    operationId: id,
    summary,
    tags: ['Resultater'],
    parameters: [
      ...parametersIn(endpoint).map((name) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
        ...parameters[name],
      })),
      ...(ofVersion ? [versionParameter] : []),
    ],
    responses: {
      200: {
        description: shapes.get(schema)?.description ?? summary,
        headers: { ETag: { description: 'Send den i If-None-Match neste gang', schema: { type: 'string' } } },
        content: { 'application/json': { schema: refTo(schema), example: examples[id] } },
      },
      304: { description: 'Ikke endret siden sist' },
      ...Object.fromEntries(
        Object.keys(problems).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
      ),
    },
  };
}

function problemResponse(description: string) {
  return { description, content: { [problemType]: { schema: refTo(problemSchema) } } };
}

function refTo(schema: z.ZodType) {
  return { $ref: `#/components/schemas/${shapes.get(schema)?.id}` };
}

/** Open for keys that come later, so that nobody's program stops at them. */
function schemasOf() {
  const { schemas } = z.toJSONSchema(shapes, {
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema, $id, ...schema }]) => [id, schema]));
}
