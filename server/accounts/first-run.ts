import { newOneTime } from './one-time.ts';
import type { OrganisationStore } from './organisation.ts';
import type { TokenStore } from './token.ts';

/** A link for the platform's first owner, as long as there is no organisation. Earlier ones end. */
export async function firstOwnerToken({
  organisations,
  tokens,
}: {
  organisations: OrganisationStore;
  tokens: TokenStore;
}): Promise<string | undefined> {
  if ((await organisations.list()).length > 0) return undefined;
  return newOneTime(tokens, { kind: 'firstOwner' });
}
