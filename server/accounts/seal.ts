import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { accountKey } from './keys.ts';

const cipher = 'aes-256-gcm';
const ivLength = 12;
const tagLength = 16;

/** Encrypts the secret of a user's authenticator app (AES-256-GCM), bound to the user: `iv | tag | content`. */
export function seal(secret: Buffer, user: string, content: Buffer): Buffer {
  const iv = randomBytes(ivLength);
  const sealing = createCipheriv(cipher, accountKey(secret, 'second factor'), iv).setAAD(Buffer.from(user));
  const sealed = Buffer.concat([sealing.update(content), sealing.final()]);
  return Buffer.concat([iv, sealing.getAuthTag(), sealed]);
}

/** Nothing when it was sealed for another user, with another secret, or has been changed. */
export function unseal(secret: Buffer, user: string, sealed: Buffer): Buffer | undefined {
  if (sealed.length <= ivLength + tagLength) return undefined;
  const key = accountKey(secret, 'second factor');
  const opening = createDecipheriv(cipher, key, sealed.subarray(0, ivLength), { authTagLength: tagLength })
    .setAAD(Buffer.from(user))
    .setAuthTag(sealed.subarray(ivLength, ivLength + tagLength));
  try {
    return Buffer.concat([opening.update(sealed.subarray(ivLength + tagLength)), opening.final()]);
  } catch {
    return undefined;
  }
}
