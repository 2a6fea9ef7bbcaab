import { newAuthenticatorSecret, stepOf } from './authenticator.ts';
import { digitsIn, isRecoveryCode, newRecoveryCodes, recoveryHash } from './recovery-codes.ts';
import { seal, unseal } from './seal.ts';
import type { User, UserStore } from './user.ts';

interface Stores {
  users: UserStore;
  secret: Buffer;
}

/**
 * A secret that the user's app is to have, and the same sealed: the page keeps it until the first code is typed.
 *
 * @param platformSecret what keys are made from
 */
export function offerSecondFactor(platformSecret: Buffer, user: string): { secret: Buffer; sealed: string } {
  const secret = newAuthenticatorSecret();
  return { secret, sealed: seal(platformSecret, user, secret).toString('base64url') };
}

/** The secret that a page kept, if it was offered to this user. */
export function offeredSecret(platformSecret: Buffer, user: string, sealed: string): Buffer | undefined {
  return unseal(platformSecret, user, Buffer.from(sealed, 'base64url'));
}

/**
 * Turns the second factor on, when the code shows that the app has the secret. Never in place of one that is on.
 *
 * @returns recovery codes, which are shown once. None for a wrong code, and where a second factor is on already
 */
export async function turnOnSecondFactor(
  { users, secret }: Stores,
  user: string,
  offered: Buffer,
  code: string,
  now = Date.now(),
): Promise<string[] | undefined> {
  const step = stepOf(offered, digitsIn(code), now);
  if (step === undefined) return undefined;
  const codes = newRecoveryCodes();
  const isOn = await users.turnOnSecondFactor(
    user,
    { sealed: seal(secret, user, offered), lastStep: step },
    codes.map((each) => recoveryHash(secret, user, each)),
  );
  return isOn ? codes : undefined;
}

export async function turnOffSecondFactor({ users }: Pick<Stores, 'users'>, user: string): Promise<void> {
  await users.change(user, { secondFactor: undefined, recoveryCodes: [] });
}

/** New recovery codes; the earlier ones are no use any more. */
export async function renewRecoveryCodes({ users, secret }: Stores, user: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await users.change(user, { recoveryCodes: codes.map((each) => recoveryHash(secret, user, each)) });
  return codes;
}

/** Uses a code from the app, or a recovery code. Each works once. */
export async function useCode(
  { users, secret }: Stores,
  user: User,
  code: string,
  now = Date.now(),
): Promise<boolean> {
  if (isRecoveryCode(code)) return users.useRecoveryCode(user.id, recoveryHash(secret, user.id, code));
  const plain = user.secondFactor && unseal(secret, user.id, user.secondFactor.sealed);
  const step = plain && stepOf(plain, digitsIn(code), now);
  return step !== undefined && users.useStep(user.id, step);
}
