import supertest from 'supertest';
import { newAuthenticatorSecret } from '../../../server/accounts/authenticator.ts';
import { hashPassword } from '../../../server/accounts/password.ts';
import type { Role } from '../../../server/accounts/role.ts';
import { turnOnSecondFactor } from '../../../server/accounts/second-factor.ts';
import type { TestApp } from '../../builders/app.ts';
import { codeAt } from '../../builders/authenticator.ts';
import { firstOrganisation, organisationsIn } from '../../builders/member.ts';

export const password = 'blått tak over grønn sjø';

let made = 0;
let hash: Promise<string> | undefined;

/** Somebody with an account, a password that is known here, and maybe an authenticator app. */
export async function accountIn(
  { services }: Pick<TestApp, 'services'>,
  {
    organisations = [firstOrganisation],
    role = 'owner',
    secondFactor = false,
  }: { organisations?: string[]; role?: Role; secondFactor?: boolean } = {},
) {
  await organisationsIn({ services });
  made += 1;
  const id = `bruker-${made}`;
  const email = `${id}@eksempel.no`;
  hash ??= hashPassword(password);
  await services.users.add({
    id,
    email,
    name: `Bruker ${made}`,
    passwordHash: await hash,
    memberships: organisations.map((organisation) => ({ organisation, role })),
    recoveryCodes: [],
  });
  const secret = newAuthenticatorSecret();
  // Turned on a while ago, so that the code of now has not been used.
  const earlier = Date.now() - 10 * 60_000;
  const codes = secondFactor
    ? await turnOnSecondFactor(services, id, secret, codeAt(secret, earlier), earlier)
    : undefined;
  return { id, email, codes: codes ?? [], code: (steps = 0) => codeAt(secret, Date.now() + steps * 30_000) };
}

/** A browser that does not run scripts, of somebody who comes from an address. */
export function visitorAt({ app }: Pick<TestApp, 'app'>, address = '192.0.2.1') {
  const agent = supertest.agent(app);
  const post = (path: string, fields: Record<string, string> = {}) =>
    agent
      .post(path)
      .set('X-Forwarded-For', address)
      .set('Sec-Fetch-Site', 'same-origin')
      .type('form')
      .send(fields);
  return {
    agent,
    post,
    get: (path: string) => agent.get(path).set('X-Forwarded-For', address),
    signIn: (email: string, typed = password, path = '/admin/logg-inn') =>
      post(path, { epost: email, passord: typed }),
  };
}

export function tokenIn(headers: { [name: string]: unknown }): string | undefined {
  return /okt=([^;]*)/.exec(String(headers['set-cookie']))?.[1];
}
