import { Secret, TOTP } from 'otpauth';

/** The code that an authenticator app shows, for a secret in bytes, or as it is typed. */
export function codeAt(secret: Buffer | string, now = Date.now()): string {
  const read =
    typeof secret === 'string'
      ? Secret.fromBase32(secret.replaceAll(' ', ''))
      : new Secret({ buffer: Uint8Array.from(secret).buffer });
  return TOTP.generate({ secret: read, timestamp: now });
}

/** An authenticator app that has read the page for setting up, and what the page's form sends with its code. */
export function appOf(page: string) {
  const sealed = /name="hemmelighet" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const typed = (/account-secret">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '');
  const code = (steps = 0) => codeAt(typed, Date.now() + steps * 30_000);
  return { sealed, typed, code, form: () => ({ hemmelighet: sealed, kode: code() }) };
}

/** Reads the page for setting up, where the visitor can see it. */
export async function readAppAt(visitor: { get(path: string): PromiseLike<{ text: string }> }, path: string) {
  return appOf((await visitor.get(path)).text);
}
