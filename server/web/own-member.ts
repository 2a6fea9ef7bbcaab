import type { Request } from 'express';
import { ownerOf } from '../accounts/organisation.ts';
import { signedInWith } from '../accounts/session.ts';
import type { Services } from '../services.ts';
import { sessionTokenFrom } from './admin/session-cookie.ts';

export type Accounts = Pick<Services, 'organisations' | 'owners' | 'sessions' | 'users'>;

/** Whether the request comes from a member, signed in, of the organisation that has the survey. */
export async function isOwnMember(
  services: Accounts,
  req: Pick<Request, 'get'>,
  survey: string,
): Promise<boolean> {
  const signedIn = await signedInWith(services, sessionTokenFrom(req));
  if (signedIn?.session.stage !== 'complete') return false;
  return (await ownerOf(services, survey)) === signedIn.member.organisation;
}
