import { randomBytes } from 'node:crypto';
import { DomainError } from '../errors.ts';
import { record } from './audit.ts';
import { findOneTime, useOneTime } from './one-time.ts';
import type { Organisation } from './organisation.ts';
import { hashPassword } from './password.ts';
import type { Role } from './role.ts';
import { type Entered, enter, type Refusal, type SigningIn, whoseIs } from './signing-in.ts';
import type { TokenStore } from './token.ts';
import type { User } from './user.ts';

interface Joining extends SigningIn {
  tokens: TokenStore;
}

/** Somebody who joins: a new user, or one who has an account here and shows its password. */
interface Joiner {
  email: string;
  /** For a new user. */
  name: string;
  password: string;
  network: string;
}

/** What came of it. `ended`: the link has been used, or its time is over. */
export type Joined = Entered | Refusal | 'ended';

/** Makes an organisation with its first owner, by a link that was printed for them. */
export async function foundOrganisation(
  services: Joining,
  token: string,
  organisationName: string,
  joiner: Joiner,
): Promise<Joined> {
  if (!(await findOneTime(services.tokens, 'firstOwner', token))) return 'ended';
  const account = await accountOf(services, joiner);
  if (typeof account === 'string') return account;
  const use = await useOneTime(services.tokens, 'firstOwner', token);
  if (!use) return 'ended';
  const organisation: Organisation = {
    id: randomBytes(16).toString('hex'),
    name: organisationName,
    first: (await services.organisations.list()).length === 0,
    secondFactorRequired: false,
  };
  // The organisation comes last. As long as there is none, a new link is printed, and the same address and password
  // go on where this was cut off.
  const user = await addMember(services, account, { organisation: organisation.id, role: 'owner' });
  await services.organisations.add(organisation);
  await record(services.audit, memberOf(user, organisation.id), 'organisation.made', {
    detail: organisation.name,
  });
  return (await enter(services, user, organisation.id)) ?? 'ended';
}

/** Makes somebody a member of the organisation that has invited them. */
export async function acceptInvitation(
  services: Joining,
  token: string,
  joiner: Omit<Joiner, 'email'>,
): Promise<Joined> {
  const invitation = await findOneTime(services.tokens, 'invitation', token);
  if (!invitation) return 'ended';
  const account = await accountOf(services, { ...joiner, email: invitation.email });
  if (typeof account === 'string') return account;
  const use = await useOneTime(services.tokens, 'invitation', token);
  if (!use) return 'ended';
  const { organisation, role } = use;
  const user = await addMember(services, account, { organisation, role });
  await record(services.audit, memberOf(user, organisation), 'member.joined');
  return (await enter(services, user, organisation)) ?? 'ended';
}

type Account = { user: User; known: boolean };

/** The account with the address, if the password is its own; otherwise a new one, not stored yet. */
async function accountOf(services: SigningIn, joiner: Joiner): Promise<Account | Refusal> {
  const { email, name, password } = joiner;
  if (await services.users.findByEmail(email)) {
    const user = await whoseIs(services, joiner);
    return typeof user === 'string' ? user : { user, known: true };
  }
  const passwordHash = await hashPassword(password);
  const id = randomBytes(16).toString('hex');
  return { user: { id, email, name, passwordHash, memberships: [], recoveryCodes: [] }, known: false };
}

async function addMember(
  { users }: SigningIn,
  { user, known }: Account,
  membership: { organisation: string; role: Role },
): Promise<User> {
  const member = { ...user, memberships: [...user.memberships, membership] };
  if (known) await users.setMembership(user.id, membership);
  else if (!(await users.add(member)))
    throw new DomainError(
      'conflict',
      'Noen laget en konto med denne adressen akkurat nå. Be om en ny lenke, og bruk passordet til den kontoen.',
    );
  return member;
}

function memberOf({ id, name }: User, organisation: string) {
  return { organisation, user: id, name };
}
