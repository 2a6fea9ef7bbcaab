import type { Role } from './role.ts';

/** What a one-time link is for. `firstOwner`: whoever opens it makes an organisation, or becomes its first owner. */
export type TokenUse =
  | { kind: 'firstOwner'; organisationName?: string | undefined }
  | { kind: 'invitation'; organisation: string; email: string; role: Role }
  | { kind: 'passwordReset'; user: string };

/** A one-time link. The link holds a token; here is only its hash. */
export interface OneTimeToken {
  id: string;
  use: TokenUse;
  /** Milliseconds since 1970. */
  expires: number;
}

export interface TokenStore {
  add(token: OneTimeToken): Promise<void>;
  find(id: string): Promise<OneTimeToken | undefined>;
  /** Removes a token. Tells whether it was there: of two who use it at once, one does. */
  take(id: string): Promise<boolean>;
  /** Removes those for the same use: an earlier link ends with a new one. */
  removeLike(use: TokenUse): Promise<void>;
  /** Invitations to an organisation that nobody has used yet. */
  invitationsTo(organisation: string): Promise<OneTimeToken[]>;
  removeExpired(now: number): Promise<void>;
}
