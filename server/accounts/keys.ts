import { createHmac, hkdfSync } from 'node:crypto';

/** What a key is for. No two uses share one. */
type KeyUse = 'second factor' | 'recovery codes' | 'attempts';

/** A key of 256 bits made from the platform's secret (HKDF-SHA-256). */
export function accountKey(secret: Buffer, use: KeyUse): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'accounts', use, 32));
}

/** A hash that nobody without the platform's secret can look for guesses in. */
export function keyedHash(secret: Buffer, use: KeyUse, ...parts: string[]): string {
  return createHmac('sha256', accountKey(secret, use)).update(JSON.stringify(parts)).digest('hex');
}
