import { keyedHash } from './keys.ts';
import type { AttemptStore } from './throttle.ts';

/** How long tries are counted together. After that, whoever was stopped may try again. */
export const windowMs = 15 * 60 * 1000;

export const windowOf = (now: number): number => Math.floor(now / windowMs);

/**
 * How many tries there may be in a window. What a visitor tries against one account is stopped early, so that nobody
 * can shut its owner out from elsewhere. The limit of an account stops those who come from many places; its owner
 * gets in by a link in an e-mail even then. A visitor may be a whole office behind one address.
 */
const most = {
  passwordByVisitor: 100,
  passwordOfAccount: 200,
  passwordOfAccountByVisitor: 10,
  codeOfAccount: 6,
  resetByVisitor: 20,
  resetOfAccount: 3,
  linkByVisitor: 20,
  linkToAddress: 1,
};

export interface Guarding {
  attempts: AttemptStore;
  secret: Buffer;
}

/** What is tried: the sort, and whose it is. */
export type Try = [sort: keyof typeof most, ...whose: string[]];

/** Counts a try against every limit, and tells whether all of them let it through. */
export async function mayTry(
  { attempts, secret }: Guarding,
  tries: Try[],
  now = Date.now(),
): Promise<boolean> {
  const counts = await Promise.all(
    tries.map(async (each) => (await attempts.count(keyOf(secret, each), windowOf(now))) <= most[each[0]]),
  );
  return !counts.includes(false);
}

/** Forgets the tries of somebody who got it right. */
export async function forgetTries({ attempts, secret }: Guarding, tried: Try): Promise<void> {
  await attempts.forget(keyOf(secret, tried));
}

function keyOf(secret: Buffer, tried: Try): string {
  return keyedHash(secret, 'attempts', ...tried);
}

/**
 * The address that a visitor comes from, as far as it tells one from another: a home has all of a /64 of IPv6.
 */
export function networkOf(address = ''): string {
  const mapped = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!mapped.includes(':')) return mapped;
  const [head = '', tail] = mapped.split('%')[0]?.split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : 8 - groups.length - after.length;
  return [...groups, ...Array.from({ length: missing }, () => '0'), ...after]
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
}
