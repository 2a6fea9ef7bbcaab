import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** How authenticator apps count, all of them: RFC 6238 with SHA-1, six digits and half a minute. */
const way = { algorithm: 'SHA1', digits: 6, period: 30 };

/** Steps before and after this one whose codes are taken: clocks differ, and people type slowly. */
const window = 1;

/** 160 bits, as RFC 4226 asks for. */
export function newAuthenticatorSecret(): Buffer {
  return randomBytes(20);
}

/** For typing into an app that cannot read the QR code, in groups of four. */
export function typedSecret(secret: Buffer): string {
  return secretOf(secret).base32.replaceAll(/.{4}(?=.)/g, '$& ');
}

/** What the QR code tells an app. */
export function authenticatorAddress(secret: Buffer, issuer: string, label: string): string {
  return new TOTP({ ...way, secret: secretOf(secret), issuer, label }).toString();
}

/** The step of the clock that a code belongs to, if it is a code of about now. */
export function stepOf(secret: Buffer, code: string, now = Date.now()): number | undefined {
  // Other digits than ours count as characters, and not as bytes.
  if (!/^[0-9]{6}$/.test(code)) return undefined;
  const delta = TOTP.validate({ ...way, secret: secretOf(secret), token: code, timestamp: now, window });
  return delta === null ? undefined : TOTP.counter({ period: way.period, timestamp: now }) + delta;
}

function secretOf(bytes: Buffer): Secret {
  return new Secret({ buffer: Uint8Array.from(bytes).buffer });
}
