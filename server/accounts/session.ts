import { createHash, randomBytes } from 'node:crypto';
import type { Organisation, OrganisationStore } from './organisation.ts';
import type { Role } from './role.ts';
import type { User, UserStore } from './user.ts';

/**
 * How far somebody has come in signing in. `password`: the second factor is still to be shown. `enrolling`: the
 * organisation requires a second factor, and they must set one up. `complete`: signed in.
 */
export type SessionStage = 'password' | 'enrolling' | 'complete';

/** A browser that somebody has signed in with. The cookie holds a token; here is only its hash. */
export interface Session {
  id: string;
  user: string;
  organisation: string;
  /** How far they had come then. What they must show is seen at each page: see {@link signedInWith}. */
  stage: SessionStage;
  /** Whether they have shown a code from the authenticator app, or a recovery code, in this browser. */
  codeShown?: boolean | undefined;
  /** Milliseconds since 1970. */
  started: number;
  seen: number;
}

export interface SessionStore {
  find(id: string): Promise<Session | undefined>;
  add(session: Session): Promise<void>;
  change(id: string, change: Partial<Pick<Session, 'organisation' | 'stage' | 'seen'>>): Promise<void>;
  remove(id: string): Promise<void>;
  /** Signs somebody out everywhere, but for the session that is kept. */
  removeOfUser(user: string, kept?: string): Promise<void>;
  /** Signs somebody out of one organisation, in every browser. */
  removeOfMember(user: string, organisation: string): Promise<void>;
  /** How many sessions somebody has that were started and seen since these times. */
  countOfUser(user: string, started: number, seen: number): Promise<number>;
  /** Removes what was started or last seen before these times. */
  removeBefore(started: number, seen: number): Promise<void>;
}

/** Somebody who is signed in, as a member of the organisation they work for now. */
export interface Member {
  user: string;
  email: string;
  name: string;
  organisation: string;
  organisationName: string;
  role: Role;
}

export interface SignedIn {
  session: Session;
  member: Member;
}

const hour = 60 * 60 * 1000;
export const longestMs = 12 * hour;
export const longestIdleMs = 2 * hour;
/** A password alone opens nothing, and is soon forgotten. */
const longestUnfinishedMs = 15 * 60 * 1000;
/** A session is seen at most this often, so that reading a page is not a write. */
const seenEveryMs = 5 * 60 * 1000;

/** A token that nobody guesses: 256 bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Tokens are random, so a plain hash is enough to keep them out of the database. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** @returns the token for the cookie */
export async function startSession(
  sessions: SessionStore,
  who: Pick<Session, 'user' | 'organisation' | 'stage' | 'codeShown'>,
  now = Date.now(),
): Promise<string> {
  const token = newToken();
  await sessions.add({ id: tokenHash(token), ...who, started: now, seen: now });
  return token;
}

/**
 * Goes on in a session under a new token, so that a token that was known before a step opens nothing after it.
 *
 * @returns the token for the cookie
 */
export async function renewSession(
  sessions: SessionStore,
  { id, ...session }: Session,
  change: Partial<Pick<Session, 'organisation' | 'stage' | 'codeShown'>>,
  now = Date.now(),
): Promise<string> {
  const token = newToken();
  await sessions.add({ ...session, ...change, id: tokenHash(token), seen: now });
  await sessions.remove(id);
  return token;
}

/** How many browsers somebody is signed in with. */
export async function countSessions(sessions: SessionStore, user: string, now = Date.now()): Promise<number> {
  return sessions.countOfUser(user, now - longestMs, now - longestIdleMs);
}

/**
 * Whoever holds the token, however far they have come in signing in. None when the session has ended, and when they
 * are no longer a member of the organisation.
 */
export async function signedInWith(
  stores: { sessions: SessionStore; users: UserStore; organisations: OrganisationStore },
  token: string | undefined,
  now = Date.now(),
): Promise<SignedIn | undefined> {
  if (token === undefined) return undefined;
  const stored = await stores.sessions.find(tokenHash(token));
  if (!stored || hasEnded(stored, now)) return undefined;
  const [user, organisation] = await Promise.all([
    stores.users.find(stored.user),
    stores.organisations.find(stored.organisation),
  ]);
  const membership = user?.memberships.find((each) => each.organisation === stored.organisation);
  if (!user || !organisation || !membership) return undefined;
  const session = { ...stored, stage: stageOf(stored, user, organisation) };
  if (hasEnded(session, now)) return undefined;
  if (now - session.seen > seenEveryMs) await stores.sessions.change(session.id, { seen: now });
  const { id, email, name } = user;
  const member: Member = {
    user: id,
    email,
    name,
    organisation: organisation.id,
    organisationName: organisation.name,
    role: membership.role,
  };
  return { session, member };
}

/**
 * What a session lacks now. A second factor is asked for from the moment it is on, and required of everybody from the
 * moment the organisation says so: whatever was enough when the session was stored, and however it came to be stored.
 */
function stageOf(
  { stage, codeShown }: Session,
  { secondFactor }: Pick<User, 'secondFactor'>,
  { secondFactorRequired }: Organisation,
): SessionStage {
  if (secondFactor && !codeShown) return 'password';
  return stage === 'complete' && secondFactorRequired && !secondFactor ? 'enrolling' : stage;
}

function hasEnded({ stage, started, seen }: Session, now: number): boolean {
  return (
    now - started > (stage === 'password' ? longestUnfinishedMs : longestMs) || now - seen > longestIdleMs
  );
}
