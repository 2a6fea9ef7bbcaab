import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { DraftStore } from './fieldwork/draft.ts';
import type { ImportedResponseStore } from './fieldwork/import/apply.ts';
import type { ResponseStore } from './fieldwork/response.ts';
import type { WaveStore } from './fieldwork/wave.ts';
import type { PublicationStore } from './publishing/publication-store.ts';
import { type Catalogue, catalogueOf } from './questionnaire/catalogue.ts';
import { type AggregateCatalogue, readAggregateFiles } from './storage/aggregate-files.ts';
import type { Database } from './storage/database.ts';
import { draftStore } from './storage/draft-store.ts';
import { publicationStore } from './storage/publication-store.ts';
import { responseStore } from './storage/response-store.ts';
import { serverSecret } from './storage/server-secret.ts';
import { readSurveyFiles } from './storage/survey-files.ts';
import { waveStore } from './storage/wave-store.ts';

/** What the app is made of. Everything above the stores takes these by name and builds nothing itself. */
export interface Services {
  config: Config;
  log: Logger;
  catalogue: Catalogue;
  /** Results that are known only as they were printed. */
  aggregates: AggregateCatalogue;
  waves: WaveStore;
  drafts: DraftStore;
  responses: ResponseStore & ImportedResponseStore;
  publications: PublicationStore;
  /** What personal links and codes are made from. */
  secret: Buffer;
  /** Whether the database answers right now. */
  isReady(): Promise<boolean>;
}

export async function composeServices(config: Config, log: Logger, database: Database): Promise<Services> {
  const catalogue = catalogueOf(await readSurveyFiles(config.surveysFolder));
  return {
    config,
    log,
    catalogue,
    aggregates: await readAggregateFiles(config.surveysFolder, catalogue),
    waves: waveStore(database.models),
    drafts: draftStore(database.models),
    responses: responseStore(database.models),
    publications: publicationStore(database.models),
    secret: await serverSecret(config),
    isReady: database.isReachable,
  };
}
