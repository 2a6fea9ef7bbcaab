import { createHmac, timingSafeEqual } from 'node:crypto';
import { DomainError } from '../../errors.ts';
import type { AccessCode } from '../access-code.ts';

/** The addresses that a message shows to its receiver. */
export interface Links {
  /** Where the unit answers. */
  answer(code: AccessCode): string;
  /** Where the receiver says no to more messages: see {@link optOutToken}. */
  optOut(token: string): string;
}

/** The site's own addresses for them. */
export const linkPaths = {
  answer: (code: AccessCode) => `/k/${code}`,
  /** By a code it is for a service; by a token it is for the address that a message was sent to. */
  optOut: (codeOrToken: string) => `/k/${codeOrToken}/nei-takk`,
};

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
    optOut: (token) => `${origin}${linkPaths.optOut(token)}`,
  };
}

/**
 * What an opt-out link has in the place of a code: the message's id, and a mark that only the platform can make of
 * it. It works when the service's code has been renewed since, opens no form, and shows no address. Only whoever has
 * the message has it.
 */
export function optOutToken(secret: Buffer, message: string): string {
  return `${message}-${markOf(secret, message)}`;
}

/** The id of the message that a token was in; nothing when the platform did not make it. */
export function messageOf(secret: Buffer, token: string): string | undefined {
  const end = token.lastIndexOf('-');
  const [message, mark] = [token.slice(0, Math.max(end, 0)), Buffer.from(token.slice(end + 1))];
  const right = Buffer.from(markOf(secret, message));
  return mark.length === right.length && timingSafeEqual(mark, right) ? message : undefined;
}

function markOf(secret: Buffer, message: string): string {
  return createHmac('sha256', secret).update(`opt out ${message}`).digest('hex').slice(0, 32);
}
