import { randomBytes } from 'node:crypto';
import supertest from 'supertest';
import type { Role } from '../../server/accounts/role.ts';
import { startSession } from '../../server/accounts/session.ts';
import type { TestApp } from './app.ts';

type Fields = Record<string, string | string[]>;

/** The first organisation has the surveys that come with the platform. */
export const firstOrganisation = 'forste';
export const otherOrganisation = 'andre';

/** Makes the two organisations of the tests, if they are not there. */
export async function organisationsIn({ services }: Pick<TestApp, 'services'>): Promise<void> {
  await services.organisations.add({
    id: firstOrganisation,
    name: 'Første organisasjon',
    first: true,
    secondFactorRequired: false,
  });
  await services.organisations.add({
    id: otherOrganisation,
    name: 'Andre organisasjon',
    first: false,
    secondFactorRequired: false,
  });
}

/** The cookie of somebody who is signed in as a new member with a role. */
export async function sessionOf(
  site: Pick<TestApp, 'services'>,
  { role = 'owner', organisation = firstOrganisation }: { role?: Role; organisation?: string } = {},
): Promise<{ user: string; token: string }> {
  await organisationsIn(site);
  const user = randomBytes(8).toString('hex');
  await site.services.users.add({
    id: user,
    email: `${role}-${user}@eksempel.no`,
    name: `Medlem ${role}`,
    passwordHash: 'none that any password has',
    memberships: [{ organisation, role }],
    recoveryCodes: [],
  });
  const token = await startSession(site.services.sessions, {
    user,
    organisation,
    stage: 'complete',
    codeShown: true,
  });
  return { user, token };
}

/** Somebody who is signed in, with a browser that does not run scripts. */
export async function memberAt(
  site: Pick<TestApp, 'services' | 'app'>,
  who: { role?: Role; organisation?: string } = {},
) {
  const { user, token } = await sessionOf(site, who);
  const agent = supertest.agent(site.app);
  agent.set('Cookie', `okt=${token}`);
  return {
    user,
    token,
    agent,
    get: (path: string) => agent.get(path),
    post: (path: string, fields: Fields = {}) =>
      agent.post(path).set('Sec-Fetch-Site', 'same-origin').type('form').send(fields),
  };
}

export type MemberBrowser = Awaited<ReturnType<typeof memberAt>>;
