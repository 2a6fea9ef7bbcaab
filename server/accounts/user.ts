import type { Role } from './role.ts';

interface Membership {
  organisation: string;
  role: Role;
}

/** A person who can sign in. */
export interface User {
  /** Random. */
  id: string;
  /** In small letters. */
  email: string;
  name: string;
  /** Argon2id, with its salt and costs. */
  passwordHash: string;
  memberships: Membership[];
  /** The secret of an authenticator app, encrypted with the platform's secret. */
  secondFactor?: { sealed: Buffer; lastStep: number } | undefined;
  /** Hashes of codes that stand in for the second factor, each once. */
  recoveryCodes: string[];
}

export interface UserStore {
  find(id: string): Promise<User | undefined>;
  findByEmail(email: string): Promise<User | undefined>;
  /** By name. */
  ofOrganisation(organisation: string): Promise<User[]>;
  /** Stores a new user under its id. Tells whether the address was free. */
  add(user: User): Promise<boolean>;
  change(
    id: string,
    change: Partial<Pick<User, 'name' | 'passwordHash' | 'secondFactor' | 'recoveryCodes'>>,
  ): Promise<void>;
  /** Turns the second factor on where there is none. Tells whether this one is on now: of two, one is. */
  turnOnSecondFactor(
    id: string,
    secondFactor: NonNullable<User['secondFactor']>,
    recoveryCodes: string[],
  ): Promise<boolean>;
  /** Uses a step of the authenticator's clock, if no later one has been used. Tells whether it could be. */
  useStep(id: string, step: number): Promise<boolean>;
  /** Uses a recovery code. Tells whether it was there. */
  useRecoveryCode(id: string, hash: string): Promise<boolean>;
  /** Makes somebody a member, or changes their role. */
  setMembership(id: string, membership: Membership): Promise<void>;
  /** Changes a member's role, if it is still the one they had. Tells whether it is changed. */
  changeRole(id: string, organisation: string, from: Role, to: Role): Promise<boolean>;
  removeMembership(id: string, organisation: string): Promise<void>;
}
