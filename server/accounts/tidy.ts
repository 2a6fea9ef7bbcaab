import { windowOf } from './guessing.ts';
import { longestIdleMs, longestMs, type SessionStore } from './session.ts';
import type { AttemptStore } from './throttle.ts';
import type { TokenStore } from './token.ts';

/** Removes sessions, one-time links and counts of tries whose time has passed. To be run now and then, anywhere. */
export async function tidyAccounts(
  { sessions, tokens, attempts }: { sessions: SessionStore; tokens: TokenStore; attempts: AttemptStore },
  now = Date.now(),
): Promise<void> {
  await sessions.removeBefore(now - longestMs, now - longestIdleMs);
  await tokens.removeExpired(now);
  await attempts.removeBefore(windowOf(now));
}
