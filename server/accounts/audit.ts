import type { Member } from './session.ts';

/**
 * What was done, in the log that an organisation can read. About publishers and what they did; never about a leader,
 * an address or an answer.
 */
export const auditDeeds = [
  'organisation.made',
  'organisation.changed',
  'member.invited',
  'member.invitationWithdrawn',
  'member.joined',
  'member.changed',
  'member.removed',
  'user.signedIn',
  'user.signedOutEverywhere',
  'user.renamed',
  'user.passwordChanged',
  'user.secondFactorOn',
  'user.secondFactorOff',
  'user.recoveryCodesRenewed',
  'questionnaire.saved',
  'questionnaire.corrected',
  'questionnaire.removed',
  'wave.made',
  'wave.changed',
  'wave.moved',
  'wave.published',
  'results.written',
  'results.withdrawn',
  'answers.read',
  'wave.linkableDeleted',
  'frame.loaded',
  'frame.changed',
  'frame.linkRenewed',
  'frame.downloaded',
  'messages.written',
  'messages.sent',
  'messages.stopped',
  'outbox.read',
  'letters.printed',
  'letters.handedOut',
  'pilot.commentRemoved',
  'answers.tabulated',
  'answers.downloaded',
  'ownWords.downloaded',
] as const;
export type AuditDeed = (typeof auditDeeds)[number];

export interface AuditEntry {
  organisation: string;
  /** ISO 8601. */
  at: string;
  /** The user who did it; nobody where the platform did it by itself. */
  user: string | undefined;
  name: string;
  deed: AuditDeed;
  survey?: string | undefined;
  wave?: string | undefined;
  /** In a few words, in bokmål. */
  detail?: string | undefined;
}

interface WantedEntries {
  limit: number;
  before?: string | undefined;
  survey?: string | undefined;
  deed?: AuditDeed | undefined;
}

export interface AuditStore {
  add(entry: AuditEntry): Promise<void>;
  /** The newest first, older than the time given, about one survey or of one deed where one is given. */
  list(organisation: string, wanted: WantedEntries): Promise<AuditEntry[]>;
}

/** Writes what a member did. */
export async function record(
  audit: AuditStore,
  { organisation, user, name }: Pick<Member, 'organisation' | 'user' | 'name'>,
  deed: AuditDeed,
  about: Pick<AuditEntry, 'survey' | 'wave' | 'detail'> = {},
): Promise<void> {
  await audit.add({ organisation, user, name, deed, ...about, at: new Date().toISOString() });
}
