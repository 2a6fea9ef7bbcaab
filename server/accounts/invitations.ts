import { DomainError } from '../errors.ts';
import { type AuditStore, record } from './audit.ts';
import { colleaguesOf, inWords } from './colleagues.ts';
import { newOneTime } from './one-time.ts';
import type { Role } from './role.ts';
import type { Member } from './session.ts';
import type { OneTimeToken, TokenStore } from './token.ts';
import type { UserStore } from './user.ts';

/** Somebody who has been asked to become a colleague, and has not yet. */
export interface Invitation {
  id: string;
  email: string;
  role: Role;
  /** Milliseconds since 1970. */
  expires: number;
}

interface Stores {
  users: UserStore;
  tokens: TokenStore;
  audit: AuditStore;
}

/** Those that can still be used, by address. */
export async function invitationsTo(
  tokens: TokenStore,
  organisation: string,
  now = Date.now(),
): Promise<Invitation[]> {
  const all = await tokens.invitationsTo(organisation);
  return all
    .flatMap((token) => (token.expires > now ? invitationIn(token) : []))
    .sort((a, b) => a.email.localeCompare(b.email, 'nb'));
}

/**
 * Makes an invitation, in place of an earlier one to the same address. Whoever has an account already, by way of
 * another organisation, is invited as anybody else: what somebody is elsewhere is nobody's business here.
 *
 * @param email in small letters
 * @returns the token for the link, which is kept nowhere. None when the address is a colleague's already
 */
export async function invite(
  { users, tokens, audit }: Stores,
  by: Member,
  { email, role }: Pick<Invitation, 'email' | 'role'>,
): Promise<string | undefined> {
  const { organisation } = by;
  const colleagues = await colleaguesOf(users, organisation);
  if (colleagues.some((each) => each.email === email)) return undefined;
  const token = await newOneTime(tokens, { kind: 'invitation', organisation, email, role });
  await record(audit, by, 'member.invited', { detail: `Som ${inWords[role]}` });
  return token;
}

/**
 * Invites the owner of an organisation that has lost its own. Done by whoever runs the platform, and not by a member.
 * A member with another role, who opens it, becomes an owner.
 *
 * @param email in small letters
 * @returns the token for the link, which is kept nowhere. None when the address is an owner's already
 */
export async function inviteOwner(
  { users, tokens, audit }: Stores,
  organisation: string,
  email: string,
): Promise<string | undefined> {
  const colleagues = await colleaguesOf(users, organisation);
  if (colleagues.some((each) => each.email === email && each.role === 'owner')) return undefined;
  const token = await newOneTime(tokens, { kind: 'invitation', organisation, email, role: 'owner' });
  await audit.add({
    organisation,
    at: new Date().toISOString(),
    user: undefined,
    name: 'Plattformen',
    deed: 'member.invited',
    detail: `Som ${inWords.owner}`,
  });
  return token;
}

/** Ends an invitation. Throws `missing` when it is another organisation's, used already, or never was. */
export async function withdrawInvitation(
  { tokens, audit }: Pick<Stores, 'tokens' | 'audit'>,
  by: Member,
  id: string,
): Promise<void> {
  const token = await tokens.find(id);
  const own = token?.use.kind === 'invitation' && token.use.organisation === by.organisation;
  if (!own || !(await tokens.take(id)))
    throw new DomainError('missing', 'Vi finner ikke denne invitasjonen. Kanskje er den brukt eller utløpt.');
  await record(audit, by, 'member.invitationWithdrawn');
}

function invitationIn({ id, use, expires }: OneTimeToken): Invitation[] {
  return use.kind === 'invitation' ? [{ id, email: use.email, role: use.role, expires }] : [];
}
