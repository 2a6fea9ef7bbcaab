import { type AuditDeed, type AuditEntry, record } from './audit.ts';
import { mayTry } from './guessing.ts';
import { newOneTime, useOneTime } from './one-time.ts';
import type { Organisation } from './organisation.ts';
import { hashPassword } from './password.ts';
import { turnOffSecondFactor, turnOnSecondFactor } from './second-factor.ts';
import { renewSession, type Session } from './session.ts';
import {
  type Entered,
  enter,
  organisationsOf,
  type Refusal,
  type SigningIn,
  tryCode,
  whoseIs,
} from './signing-in.ts';
import type { TokenStore } from './token.ts';
import type { User } from './user.ts';

/** Tells the log of every organisation that somebody works for: what concerns the account concerns them all. */
export async function recordEverywhere(
  services: SigningIn,
  user: Pick<User, 'id' | 'name' | 'memberships'>,
  deed: AuditDeed,
  about: Pick<AuditEntry, 'detail'> = {},
): Promise<void> {
  for (const { organisation } of user.memberships)
    await record(services.audit, { organisation, user: user.id, name: user.name }, deed, about);
}

/** Changes one's own name, and tells everybody who sees it. */
export async function changeName(services: SigningIn, user: User, name: string): Promise<void> {
  if (user.name === name) return;
  await services.users.change(user.id, { name });
  await recordEverywhere(services, { ...user, name }, 'user.renamed', {
    detail: `Het ${user.name} før`,
  });
}

/**
 * Changes one's own password, signs out everywhere else, and ends a link to a new password that waits: it was asked
 * for because of the old one, and maybe by whoever the password is changed because of.
 *
 * @returns a new token for the cookie
 */
export async function changePassword(
  services: SigningIn & { tokens: TokenStore },
  session: Session,
  user: User,
  { password, wanted, network }: { password: string; wanted: string; network: string },
): Promise<{ token: string } | Refusal> {
  const shown = await whoseIs(services, { email: user.email, password, network });
  if (typeof shown === 'string') return shown;
  await setPassword(services, user, wanted);
  await services.sessions.removeOfUser(user.id, session.id);
  await recordEverywhere(services, user, 'user.passwordChanged');
  return { token: await renewSession(services.sessions, session, {}) };
}

export async function signOutElsewhere(services: SigningIn, session: Session, user: User): Promise<void> {
  await services.sessions.removeOfUser(user.id, session.id);
  await recordEverywhere(services, user, 'user.signedOutEverywhere');
}

/** Organisations that do not let somebody turn their second factor off. */
export async function requiringSecondFactor(services: SigningIn, user: User): Promise<Organisation[]> {
  return (await organisationsOf(services, user)).filter(({ secondFactorRequired }) => secondFactorRequired);
}

/**
 * Turns the second factor on with the app that was offered, and signs out everywhere else: those browsers have shown
 * less than is asked for from now on.
 *
 * @returns recovery codes, which are shown once. None for a wrong code, and where a second factor is on already
 */
export async function setUpSecondFactor(
  services: SigningIn,
  session: Session,
  { offered, code }: { offered: Buffer; code: string },
): Promise<string[] | undefined> {
  const codes = await turnOnSecondFactor(services, session.user, offered, code);
  if (!codes) return undefined;
  await services.sessions.removeOfUser(session.user, session.id);
  const user = await services.users.find(session.user);
  if (user) await recordEverywhere(services, user, 'user.secondFactorOn');
  return codes;
}

/**
 * Turns the second factor off for somebody who shows both password and code, and signs out everywhere else: what was
 * shown there of this one says nothing about the next. Names the one that is refused.
 */
export async function giveUpSecondFactor(
  services: SigningIn,
  session: Session,
  user: User,
  { password, code, network }: { password: string; code: string; network: string },
): Promise<{ of: 'password' | 'code'; refusal: Refusal } | undefined> {
  const shown = await whoseIs(services, { email: user.email, password, network });
  if (typeof shown === 'string') return { of: 'password', refusal: shown };
  const refusal = await tryCode(services, user, code);
  if (refusal) return { of: 'code', refusal };
  await services.sessions.removeOfUser(user.id, session.id);
  await turnOffSecondFactor(services, user.id);
  await recordEverywhere(services, user, 'user.secondFactorOff');
  return undefined;
}

/** A link to make a new password with. None for an address without an account, and for one that has had several. */
export async function linkForReset(
  services: SigningIn & { tokens: TokenStore },
  { email, network }: { email: string; network: string },
  now = Date.now(),
): Promise<{ user: User; token: string } | undefined> {
  if (
    !(await mayTry(
      services,
      [
        ['resetByVisitor', network],
        ['resetOfAccount', email],
      ],
      now,
    ))
  )
    return undefined;
  const user = await services.users.findByEmail(email);
  if (!user) return undefined;
  return { user, token: await newOneTime(services.tokens, { kind: 'passwordReset', user: user.id }) };
}

/**
 * Makes a new password by a link, and signs out everywhere. The link was sent to their address, so they are let in
 * as with the password, however many have guessed at it.
 */
export async function resetPassword(
  services: SigningIn & { tokens: TokenStore },
  token: string,
  wanted: string,
): Promise<{ user: User; entered: Entered | undefined } | undefined> {
  const use = await useOneTime(services.tokens, 'passwordReset', token);
  const user = use && (await services.users.find(use.user));
  if (!user) return undefined;
  await setPassword(services, user, wanted);
  await services.sessions.removeOfUser(user.id);
  await recordEverywhere(services, user, 'user.passwordChanged');
  return { user, entered: await enter(services, user) };
}

/** Links end before the password is changed: cut off in between, a new one can be asked for, and none is left. */
async function setPassword(
  { users, tokens }: Pick<SigningIn, 'users'> & { tokens: TokenStore },
  { id }: User,
  wanted: string,
): Promise<void> {
  const passwordHash = await hashPassword(wanted);
  await tokens.removeLike({ kind: 'passwordReset', user: id });
  await users.change(id, { passwordHash });
}
