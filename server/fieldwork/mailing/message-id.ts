import { createHash, createHmac } from 'node:crypto';

const length = 32;

/** The id of a mailing or a message, made from what it is: the same things always make the same id. */
export function idOf(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, length);
}

/**
 * The same, but nobody can find out by trying what it was made from without the platform's secret.
 */
export function secretIdOf(secret: Buffer, ...parts: string[]): string {
  return createHmac('sha256', secret).update(JSON.stringify(parts)).digest('hex').slice(0, length);
}
