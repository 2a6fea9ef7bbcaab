import type { Request } from 'express';
import type { Published } from '../published.ts';
import { baseOf } from './answering.ts';
import { apiPaths } from './paths.ts';
import type { PxwebOperations } from './pxweb/operations.ts';
import { queryOf } from './pxweb/query.ts';
import { endpoints, parametersIn, versionIn } from './v1/endpoints.ts';

/** One address of the interface, as it stands on the page where it can be tried. */
export interface Trial {
  id: string;
  summary: string;
  /** With its parameters in braces. */
  path: string;
  /** What is filled in: parts of the path, and parameters after it. */
  fields: string[];
  run(values: Record<string, string>, req: Request): Promise<string>;
}

/** Everything that can be tried: the platform's own interface, and PxWebApi. */
export function trials(services: Published, operations: PxwebOperations): { own: Trial[]; pxweb: Trial[] } {
  return { own: ownTrials(services), pxweb: pxwebTrials(services, operations) };
}

function ownTrials(services: Published): Trial[] {
  return endpoints.map((endpoint) => ({
    id: endpoint.id,
    summary: endpoint.summary,
    path: `${apiPaths.v1}${endpoint.path}`,
    fields: [...parametersIn(endpoint), ...(endpoint.ofVersion ? ['version'] : [])],
    run: async ({ survey = '', wave = '', figure = '', version }, req) => {
      const given = { survey, wave, figure, version: versionIn(version || undefined) };
      return pretty(await endpoint.answer(services, given, baseOf(services.config, req)));
    },
  }));
}

function pxwebTrials({ config }: Published, operations: PxwebOperations): Trial[] {
  const trial = (
    id: string,
    summary: string,
    path: string,
    fields: string[],
    answer: (asking: Parameters<typeof operations.data>[0]) => object | Promise<object>,
  ): Trial => ({
    id,
    summary,
    path: `${apiPaths.pxweb}${path}`,
    fields,
    run: async ({ id: table = '', ...rest }, req) => {
      const filled = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ''));
      const base = `${baseOf(config, req)}${apiPaths.pxweb}`;
      return pretty(await answer({ id: table, query: queryOf(filled), base }));
    },
  });
  return [
    trial('pxConfig', 'Språk, grenser og formater', '/config', [], operations.config),
    trial('pxTables', 'Finn tabeller', '/tables', ['query', 'pageSize', 'lang'], operations.tables),
    trial(
      'pxMetadata',
      'Hva en tabell er delt i',
      '/tables/{id}/metadata',
      ['id', 'lang'],
      operations.metadata,
    ),
    trial(
      'pxData',
      'Tall fra en tabell',
      '/tables/{id}/data',
      ['id', ...choosing, 'outputFormat', 'lang'],
      async (asking) => {
        const { type, content } = await operations.data(asking);
        return type.startsWith('application/json') ? JSON.parse(content) : { text: content };
      },
    ),
  ];
}

/** Where values are chosen. A table for everybody has no groups. */
const choosing = ['valuecodes[option]', 'valuecodes[group]', 'valuecodes[ContentsCode]', 'valuecodes[Tid]'];

/** Long answers are cut: they are there in full at their own address. */
const mostShown = 20_000;

function pretty(answer: unknown): string {
  const text = isText(answer) ? answer.text : JSON.stringify(answer, null, 2);
  return text.length > mostShown ? `${text.slice(0, mostShown)}\n…` : text;
}

function isText(answer: unknown): answer is { text: string } {
  return typeof answer === 'object' && answer !== null && Object.keys(answer).join() === 'text';
}

/** The address that the fields make. */
export function addressOf({ path, fields }: Trial, values: Record<string, string>): string {
  const inPath = (name: string) => path.includes(`{${name}}`);
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  const query = fields
    .filter((name) => !inPath(name) && values[name])
    .map((name) => `${name}=${encodeURIComponent(values[name] ?? '')}`);
  return query.length > 0 ? `${filled}?${query.join('&')}` : filled;
}
