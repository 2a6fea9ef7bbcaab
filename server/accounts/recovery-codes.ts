import { randomInt } from 'node:crypto';
import { keyedHash } from './keys.ts';

const count = 10;
const groups = 3;

/** Twelve digits, so that the field for codes takes them too: three groups of four. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: count }, () =>
    Array.from({ length: groups }, () => String(randomInt(10_000)).padStart(4, '0')).join(' '),
  );
}

/** Forty bits could be guessed from a plain hash. */
export function recoveryHash(secret: Buffer, user: string, code: string): string {
  return keyedHash(secret, 'recovery codes', user, digitsIn(code));
}

export function isRecoveryCode(code: string): boolean {
  return digitsIn(code).length === groups * 4;
}

/** What somebody typed, without the spaces and hyphens that they see in it. */
export function digitsIn(code: string): string {
  return code.replaceAll(/[\s-]/g, '');
}
