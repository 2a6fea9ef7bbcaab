import { newToken, tokenHash } from './session.ts';
import type { TokenStore, TokenUse } from './token.ts';

type Kind = TokenUse['kind'];
type UseOf<K extends Kind> = Extract<TokenUse, { kind: K }>;

const hour = 60 * 60 * 1000;

/** How long a one-time link can be used. An invitation waits for its reader; the others are used at once. */
export const lastsMs: Record<Kind, number> = {
  firstOwner: 24 * hour,
  invitation: 7 * 24 * hour,
  passwordReset: hour,
};

/**
 * Makes a one-time link; earlier links for the same use end.
 *
 * @returns the token for the link, which is kept nowhere
 */
export async function newOneTime(
  tokens: TokenStore,
  use: TokenUse,
  milliseconds = lastsMs[use.kind],
  now = Date.now(),
): Promise<string> {
  const token = newToken();
  await tokens.removeLike(use);
  await tokens.add({ id: tokenHash(token), use, expires: now + milliseconds });
  return token;
}

/** What a link is for, while it can be used. */
export async function findOneTime<K extends Kind>(
  tokens: TokenStore,
  kind: K,
  token: string,
  now = Date.now(),
): Promise<UseOf<K> | undefined> {
  const found = await tokens.find(tokenHash(token));
  return found && found.use.kind === kind && now < found.expires ? (found.use as UseOf<K>) : undefined;
}

/**
 * Uses a link up. Of two who use it at once, one gets its use. It is used before what it is for is done: what is
 * cut off there begins again with a new link, and is never done by two.
 */
export async function useOneTime<K extends Kind>(
  tokens: TokenStore,
  kind: K,
  token: string,
  now = Date.now(),
): Promise<UseOf<K> | undefined> {
  const use = await findOneTime(tokens, kind, token, now);
  return use && (await tokens.take(tokenHash(token))) ? use : undefined;
}
