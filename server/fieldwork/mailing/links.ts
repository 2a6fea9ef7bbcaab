import { createHmac } from 'node:crypto';
import { DomainError } from '../../errors.ts';
import type { AccessCode } from '../access-code.ts';
import type { Contact } from '../frame/unit.ts';

/** The addresses that a message shows to its receiver. */
export interface Links {
  /** Where the unit answers. */
  answer(code: AccessCode): string;
  /** Where the receiver says no to more messages. The mark tells which of the unit's contacts it is. */
  optOut(code: AccessCode, mark: string): string;
}

/** The site's own addresses for them. */
export const linkPaths = {
  answer: (code: AccessCode) => `/k/${code}`,
  optOut: (code: AccessCode) => `/k/${code}/nei-takk`,
};

/** The part of an opt-out link that tells which contact it is for. */
export const markParameter = 'til';

/** Throws `setup` when it is not known which address visitors use: a message cannot be called back. */
export function linksFrom(config: {
  production: boolean;
  publicUrl: URL | undefined;
  host: string;
  port: number;
}): Links {
  if (config.production && !config.publicUrl)
    throw new DomainError(
      'setup',
      'PUBLIC_URL mangler: adressen som lenkene i meldingene skal begynne med. Ingenting er sendt. Se docs/running.md.',
    );
  const origin = config.publicUrl?.origin ?? `http://${config.host}:${config.port}`;
  return {
    answer: (code) => `${origin}${linkPaths.answer(code)}`,
    optOut: (code, mark) => `${origin}${linkPaths.optOut(code)}?${markParameter}=${mark}`,
  };
}

/**
 * What tells the contacts of a unit apart in a link, without showing the address: they share one access code.
 */
export function contactMark(secret: Buffer, email: string): string {
  return createHmac('sha256', secret).update(`contact ${email}`).digest('hex').slice(0, 12);
}

/** The contact that a link was sent to; the only one where there is only one. */
export function contactWithMark(
  secret: Buffer,
  contacts: Contact[],
  mark: string | undefined,
): Contact | undefined {
  if (contacts.length === 1) return contacts[0];
  return contacts.find(({ email }) => contactMark(secret, email) === mark);
}
