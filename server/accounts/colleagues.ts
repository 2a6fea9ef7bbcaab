import { DomainError } from '../errors.ts';
import { type AuditStore, record } from './audit.ts';
import type { Role } from './role.ts';
import type { Member, SessionStore } from './session.ts';
import type { TokenStore } from './token.ts';
import type { User, UserStore } from './user.ts';

/** A member of an organisation, as the organisation sees them: nothing of what they are elsewhere. */
interface Colleague {
  user: string;
  name: string;
  email: string;
  role: Role;
  /** Whether they sign in with a second factor. */
  secondFactor: boolean;
}

/** By name. */
export async function colleaguesOf(users: UserStore, organisation: string): Promise<Colleague[]> {
  const members = await users.ofOrganisation(organisation);
  return members.flatMap((user) => colleagueIn(user, organisation) ?? []);
}

/** Throws `missing` for somebody who is not a member, just as for nobody. */
export async function findColleague(users: UserStore, organisation: string, id: string): Promise<Colleague> {
  const user = await users.find(id);
  const colleague = user && colleagueIn(user, organisation);
  if (!colleague)
    throw new DomainError('missing', 'Vi finner ikke denne kollegaen. Kanskje er kollegaen fjernet.');
  return colleague;
}

interface Stores {
  users: UserStore;
  audit: AuditStore;
}

/** Gives a colleague another role. Throws `conflict` for oneself, and for the last owner. */
export async function changeRole(
  { users, audit }: Stores,
  by: Member,
  id: string,
  role: Role,
): Promise<void> {
  const { organisation } = by;
  const colleague = await findColleague(users, organisation, id);
  if (colleague.role === role) return;
  refuseSelf(by, id, 'Du kan ikke endre din egen rolle. Be en annen eier om det.');
  await keepingAnOwner(users, organisation, {
    change: async () => {
      if (!(await users.changeRole(id, organisation, colleague.role, role)))
        throw new DomainError('conflict', 'Noen andre endret rollen i mellomtiden. Se over og prøv igjen.');
    },
    undo: () => users.setMembership(id, { organisation, role: colleague.role }),
  });
  await record(audit, by, 'member.changed', {
    detail: `${colleague.name}: fra ${inWords[colleague.role]} til ${inWords[role]}`,
  });
}

/**
 * Takes a colleague out of the organisation: at once, in every browser. An account with other organisations goes on
 * there. Throws `conflict` for oneself, and for the last owner.
 */
export async function removeColleague(
  { users, sessions, tokens, audit }: Stores & { sessions: SessionStore; tokens: TokenStore },
  by: Member,
  id: string,
): Promise<void> {
  const { organisation } = by;
  const { name, email, role } = await findColleague(users, organisation, id);
  refuseSelf(by, id, 'Du kan ikke fjerne deg selv. Be en annen eier om det.');
  await keepingAnOwner(users, organisation, {
    change: () => users.removeMembership(id, organisation),
    undo: () => users.setMembership(id, { organisation, role }),
  });
  await sessions.removeOfMember(id, organisation);
  // A link that they never used must not let them in again.
  await tokens.removeLike({ kind: 'invitation', organisation, email, role });
  await record(audit, by, 'member.removed', { detail: `${name}, ${inWords[role]}` });
}

/** Roles as words within a sentence of the log. */
export const inWords: Record<Role, string> = { owner: 'eier', editor: 'redaktør', analyst: 'analytiker' };

/**
 * Two owners who remove each other at once change two documents, and neither change sees the other. Each looks again
 * after its own change, and takes it back when no owner is left: whoever looks last sees both changes, so an
 * organisation is never left without an owner.
 */
async function keepingAnOwner(
  users: UserStore,
  organisation: string,
  { change, undo }: { change: () => Promise<void>; undo: () => Promise<void> },
): Promise<void> {
  await change();
  const left = await colleaguesOf(users, organisation);
  if (left.some(({ role }) => role === 'owner')) return;
  await undo();
  throw new DomainError(
    'conflict',
    'Organisasjonen må ha minst én eier. Gjør en annen kollega til eier først.',
  );
}

function refuseSelf(by: Member, id: string, message: string): void {
  if (by.user === id) throw new DomainError('conflict', message);
}

function colleagueIn(
  { id, name, email, memberships, secondFactor }: User,
  organisation: string,
): Colleague | undefined {
  const membership = memberships.find((each) => each.organisation === organisation);
  return (
    membership && { user: id, name, email, role: membership.role, secondFactor: secondFactor !== undefined }
  );
}
