import { Secret, TOTP } from 'otpauth';
import type { visitorAt } from './visitor.ts';

type Visitor = ReturnType<typeof visitorAt>;

/** An authenticator app that has read the page for setting up, and what the page's form sends with its code. */
export function appOf(page: string) {
  const sealed = /name="hemmelighet" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const typed = (/account-secret">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '');
  const code = (steps = 0) =>
    TOTP.generate({ secret: Secret.fromBase32(typed), timestamp: Date.now() + steps * 30_000 });
  return { sealed, typed, code, form: () => ({ hemmelighet: sealed, kode: code() }) };
}

/** Reads the page for setting up, where the visitor can see it. */
export async function readAppAt(visitor: Visitor, path: string) {
  return appOf((await visitor.get(path)).text);
}
