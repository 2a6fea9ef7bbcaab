import type { SurveyTable } from '../../../publishing/api/cube.ts';
import { datasetOf } from '../../../publishing/api/dataset.ts';
import type { Published } from '../../published.ts';
import { apiPaths } from '../paths.ts';
import { missing, type Problem } from '../problem.ts';
import type { ResultTables } from '../results.ts';
import { withdrawn } from '../v1/published.ts';
import { configAnswer, defaultSelectionAnswer, listAnswer, tableAnswer } from './answers.ts';
import { type DataFile, dataFile } from './data.ts';
import { languageIn, listIn, outputIn, type Query, selectionIn, selectionInBody } from './query.ts';
import { selected } from './selection.ts';

/** What is asked: a table, if one is named, the parameters, and the address that links begin with. */
export interface Asking {
  id: string;
  query: Query;
  base: string;
}

/** PxWebApi 2.0 as functions: what the routes send, and what the page to try it on shows. */
export interface PxwebOperations {
  config(): object;
  tables(asking: Asking): Promise<object>;
  table(asking: Asking): Promise<object>;
  metadata(asking: Asking): Promise<object>;
  defaultSelection(asking: Asking): Promise<object>;
  data(asking: Asking): Promise<DataFile>;
  /** With the selection in what was sent. */
  dataOf(asking: Asking, body: unknown): Promise<DataFile>;
}

export function pxwebOperations(services: Published, tables: ResultTables): PxwebOperations {
  const headOf = async ({ id, query }: Asking) => {
    const language = languageIn(query);
    return { language, head: (await tableNamed(services, tables, id)).head(language) };
  };
  return {
    config: configAnswer,
    async tables({ query, base }) {
      const asked = listIn(query);
      return listAnswer(base, asked, await tables.heads(asked.lang), Date.now());
    },
    async table(asking) {
      const { language, head } = await headOf(asking);
      return tableAnswer(asking.base, language, head);
    },
    async metadata(asking) {
      const { language, head } = await headOf(asking);
      const all = head.dimensions.map(({ id }) => ({ variableCode: id, valueCodes: ['*'] }));
      const { dimensions, placement } = selected(head.dimensions, { selection: all });
      const href = `${asking.base}/tables/${head.id}/metadata?lang=${language}`;
      return datasetOf({ ...head, dimensions }, placement, language, href);
    },
    async defaultSelection(asking) {
      const { language, head } = await headOf(asking);
      return defaultSelectionAnswer(asking.base, language, head);
    },
    async data({ id, query, base }) {
      return dataFile(base, await tableNamed(services, tables, id), outputIn(query), selectionIn(query));
    },
    async dataOf({ id, query, base }, body) {
      return dataFile(base, await tableNamed(services, tables, id), outputIn(query), selectionInBody(body));
    },
  };
}

async function tableNamed(services: Published, tables: ResultTables, id: string): Promise<SurveyTable> {
  const found = await tables.find(id);
  if (!found) throw (await whyWithdrawn(services, id)) ?? noSuchTable(id);
  return found;
}

/** A table's id begins with the survey and the wave that it began in. */
async function whyWithdrawn({ publications }: Published, id: string): Promise<Problem | undefined> {
  const [survey = '', wave = ''] = id.split('_');
  const versions = await publications.versions(survey, wave);
  const [newest] = versions;
  return newest && versions.every((each) => each.withdrawn) ? withdrawn(newest, versions) : undefined;
}

function noSuchTable(id: string): Problem {
  return missing(
    `Det finnes ingen tabell «${id}». ${apiPaths.pxweb}/tables viser dem som finnes.`,
    'Non-existent table',
  );
}
