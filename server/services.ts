import path from 'node:path';
import type { Logger } from 'pino';
import type { AuditStore } from './accounts/audit.ts';
import type { OrganisationStore, OwnerStore } from './accounts/organisation.ts';
import type { SessionStore } from './accounts/session.ts';
import type { AttemptStore } from './accounts/throttle.ts';
import type { TokenStore } from './accounts/token.ts';
import type { UserStore } from './accounts/user.ts';
import type { Config } from './config.ts';
import type { DraftStore } from './fieldwork/draft.ts';
import type { UnitStore } from './fieldwork/frame/unit.ts';
import type { ImportedResponseStore } from './fieldwork/import/apply.ts';
import type { HandOverJournal } from './fieldwork/mailing/hand-over-journal.ts';
import { type Links, linksFrom } from './fieldwork/mailing/links.ts';
import type { MailServer } from './fieldwork/mailing/mail-server.ts';
import type { MailingStore } from './fieldwork/mailing/mailing-store.ts';
import type { PilotCommentStore } from './fieldwork/pilot.ts';
import type { ResponseStore } from './fieldwork/response.ts';
import type { QuestionnaireStore } from './fieldwork/stored-questionnaire.ts';
import type { WaveStore } from './fieldwork/wave.ts';
import { handOverJournal } from './mail/journal.ts';
import { mailServerOf } from './mail/mail-server.ts';
import type { EditorialStore } from './publishing/editorial-draft.ts';
import type { PreviewStore } from './publishing/preview.ts';
import type { PublishingJobStore } from './publishing/publishing-job.ts';
import { type Catalogue, catalogueOf } from './questionnaire/catalogue.ts';
import type { Library, Written } from './questionnaire/library.ts';
import { type AggregateCatalogue, readAggregateFiles } from './storage/aggregate-files.ts';
import { auditStore } from './storage/audit-store.ts';
import type { Database } from './storage/database.ts';
import { draftStore } from './storage/draft-store.ts';
import { editorialStore } from './storage/editorial-store.ts';
import { mailingStore } from './storage/mailing-store.ts';
import { organisationStore, ownerStore } from './storage/organisation-store.ts';
import { pilotCommentStore } from './storage/pilot-comment-store.ts';
import { previewStore } from './storage/preview-store.ts';
import { publicationStore } from './storage/publication-store.ts';
import { publishingJobStore } from './storage/publishing-job-store.ts';
import { openQuestionnaireLibrary } from './storage/questionnaire-library.ts';
import { questionnaireStore } from './storage/questionnaire-store.ts';
import { type RememberedPublications, rememberedPublications } from './storage/remembered-publications.ts';
import { responseStore } from './storage/response-store.ts';
import { serverSecret } from './storage/server-secret.ts';
import { attemptStore, sessionStore, tokenStore } from './storage/session-store.ts';
import { unitStore } from './storage/unit-store.ts';
import { userStore } from './storage/user-store.ts';
import { waveStore } from './storage/wave-store.ts';

/** What the app is made of. Everything above the stores takes these by name and builds nothing itself. */
export interface Services {
  config: Config;
  log: Logger;
  /** The questionnaires that are fielded: those of the surveys folder, and before them those that are stored. */
  catalogue: Catalogue;
  /** The same, as they were written. */
  library(): Library;
  questionnaires: QuestionnaireStore;
  /** A questionnaire of the surveys folder, whether or not a stored one stands before it. */
  fileOf(name: Omit<Written, 'source'>): Written | undefined;
  /** Takes in questionnaires that have been saved since. Asks at most once a second, unless `atOnce`. */
  freshCatalogue(atOnce?: boolean): Promise<void>;
  /** Results that are known only as they were printed. */
  aggregates: AggregateCatalogue;
  waves: WaveStore;
  drafts: DraftStore;
  responses: ResponseStore & ImportedResponseStore;
  units: UnitStore;
  mailings: MailingStore;
  mailServer: MailServer;
  /** What is written on this machine's disk about messages that are being sent. */
  handOvers: HandOverJournal;
  /** The addresses in messages. Throws `setup` when it is not known where they should lead. */
  links(): Links;
  /** What comes in while a wave is tried out, apart from everything that counts. */
  pilot: { drafts: DraftStore; responses: ResponseStore; comments: PilotCommentStore };
  publications: RememberedPublications;
  /** What publishers are writing for the next publication of a wave. */
  editorials: EditorialStore;
  /** Results as they would be published. Nothing public reads them. */
  previews: PreviewStore;
  publishingJobs: PublishingJobStore;
  organisations: OrganisationStore;
  owners: OwnerStore;
  users: UserStore;
  sessions: SessionStore;
  tokens: TokenStore;
  attempts: AttemptStore;
  audit: AuditStore;
  /** What personal links and codes are made from. */
  secret: Buffer;
  /** Whether the database answers right now. */
  isReady(): Promise<boolean>;
}

export async function composeServices(config: Config, log: Logger, database: Database): Promise<Services> {
  const { models } = database;
  const questionnaires = questionnaireStore(models);
  const library = await openQuestionnaireLibrary(config.surveysFolder, questionnaires, log);
  // What was printed is held to the files that came with it.
  const aggregates = await readAggregateFiles(config.surveysFolder, catalogueOf(library.files));
  await library.refresh(true);
  return {
    config,
    log,
    catalogue: library.catalogue,
    library: library.current,
    questionnaires,
    fileOf: library.fileOf,
    freshCatalogue: library.refresh,
    aggregates,
    waves: waveStore(models),
    drafts: draftStore(models),
    responses: responseStore(models),
    units: unitStore(models),
    mailings: mailingStore(models),
    mailServer: mailServerOf(config),
    handOvers: handOverJournal(path.join(config.dataFolder, 'sending')),
    links: () => linksFrom(config),
    pilot: {
      drafts: draftStore({ Draft: models.PilotDraft }),
      responses: responseStore({ Response: models.PilotResponse }),
      comments: pilotCommentStore(models),
    },
    publications: rememberedPublications(publicationStore(models)),
    editorials: editorialStore(models),
    previews: previewStore(models),
    publishingJobs: publishingJobStore(models),
    organisations: organisationStore(models),
    owners: ownerStore(models),
    users: userStore(models),
    sessions: sessionStore(models),
    tokens: tokenStore(models),
    attempts: attemptStore(models),
    audit: auditStore(models),
    secret: await serverSecret(config),
    isReady: database.isReachable,
  };
}
