import { type AuditStore, record } from './audit.ts';
import { forgetTries, type Guarding, mayTry, type Try } from './guessing.ts';
import type { Organisation, OrganisationStore } from './organisation.ts';
import { hashPassword, isOutdated, isPassword } from './password.ts';
import { useCode } from './second-factor.ts';
import { renewSession, type Session, type SessionStage, type SessionStore, startSession } from './session.ts';
import type { User, UserStore } from './user.ts';

/** What signing in needs. */
export interface SigningIn extends Guarding {
  users: UserStore;
  organisations: OrganisationStore;
  sessions: SessionStore;
  audit: AuditStore;
}

/** Why somebody does not get on: too many tries, or the wrong password or code. */
export type Refusal = 'tooMany' | 'wrong';

/** How far somebody has come, and the token for their cookie. */
export interface Entered {
  token: string;
  stage: SessionStage;
  /** They are a member of several organisations, and may want another than this. */
  several: boolean;
}

/**
 * The user whose password this is. Refuses in the same words, after the same work, whether or not there is a user
 * with the address.
 *
 * @param network where the visitor comes from: see networkOf
 */
export async function whoseIs(
  services: SigningIn,
  { email, password, network }: { email: string; password: string; network: string },
  now = Date.now(),
): Promise<User | Refusal> {
  const own: Try = ['passwordOfAccountByVisitor', email, network];
  if (!(await mayTry(services, [own, ['passwordByVisitor', network], ['passwordOfAccount', email]], now)))
    return 'tooMany';
  const user = await services.users.findByEmail(email);
  if (!(await isPassword(password, user?.passwordHash)) || !user) return 'wrong';
  await forgetTries(services, own);
  if (isOutdated(user.passwordHash))
    await services.users.change(user.id, { passwordHash: await hashPassword(password) });
  return user;
}

/** The organisations that somebody works for, by name. */
export async function organisationsOf(
  { organisations }: Pick<SigningIn, 'organisations'>,
  { memberships }: Pick<User, 'memberships'>,
): Promise<Organisation[]> {
  const found = await Promise.all(memberships.map(({ organisation }) => organisations.find(organisation)));
  return found
    .filter((each) => each !== undefined)
    .sort((one, other) => one.name.localeCompare(other.name, 'nb'));
}

/** How far a right password brings somebody into an organisation. */
function stageAfterPassword(user: User, { secondFactorRequired }: Organisation): SessionStage {
  if (user.secondFactor) return 'password';
  return secondFactorRequired ? 'enrolling' : 'complete';
}

/**
 * Starts a session for somebody who has shown who they are by a password, or by a link sent to their address. None
 * when they are not a member anywhere. With several organisations it begins in one that asks for no more than they
 * have shown, or in the one that is asked for.
 */
export async function enter(
  services: SigningIn,
  user: User,
  wanted?: string,
  now = Date.now(),
): Promise<Entered | undefined> {
  const own = await organisationsOf(services, user);
  const organisation =
    own.find(({ id }) => id === wanted) ?? own.find((each) => !each.secondFactorRequired) ?? own[0];
  if (!organisation) return undefined;
  const stage = stageAfterPassword(user, organisation);
  const token = await startSession(
    services.sessions,
    { user: user.id, organisation: organisation.id, stage },
    now,
  );
  if (stage === 'complete') await recordEntry(services, user, organisation.id);
  return { token, stage, several: own.length > 1 && wanted === undefined };
}

/** Lets somebody on who has shown a code as well. */
export async function showCode(
  services: SigningIn,
  session: Session,
  code: string,
  now = Date.now(),
): Promise<Entered | Refusal> {
  const user = await services.users.find(session.user);
  if (!user) return 'wrong';
  const refusal = await tryCode(services, user, code, now);
  return refusal ?? complete(services, session, user, now);
}

/** Uses a code, unless too many have been tried. */
export async function tryCode(
  services: Guarding & { users: UserStore },
  user: User,
  code: string,
  now = Date.now(),
): Promise<Refusal | undefined> {
  const tried: Try = ['codeOfAccount', user.id];
  if (!(await mayTry(services, [tried], now))) return 'tooMany';
  if (!(await useCode(services, user, code, now))) return 'wrong';
  await forgetTries(services, tried);
  return undefined;
}

/** Lets somebody in who has shown a code: the last that is asked for. */
export async function complete(
  services: SigningIn,
  session: Session,
  user: User,
  now = Date.now(),
): Promise<Entered> {
  const token = await renewSession(services.sessions, session, { stage: 'complete', codeShown: true }, now);
  await recordEntry(services, user, session.organisation);
  return { token, stage: 'complete', several: user.memberships.length > 1 };
}

/** Goes on in another of one's organisations. None when it is not theirs. */
export async function switchOrganisation(
  services: SigningIn,
  session: Session,
  organisation: string,
  now = Date.now(),
): Promise<Entered | undefined> {
  const user = await services.users.find(session.user);
  const wanted = user && (await organisationsOf(services, user)).find(({ id }) => id === organisation);
  if (!user || !wanted) return undefined;
  const stage = wanted.secondFactorRequired && !user.secondFactor ? 'enrolling' : 'complete';
  const token = await renewSession(services.sessions, session, { organisation, stage }, now);
  if (stage === 'complete' && organisation !== session.organisation)
    await recordEntry(services, user, organisation);
  return { token, stage, several: false };
}

async function recordEntry({ audit }: SigningIn, user: User, organisation: string): Promise<void> {
  await record(audit, { organisation, user: user.id, name: user.name }, 'user.signedIn');
}
