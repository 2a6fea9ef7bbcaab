import { createHmac, hkdfSync, randomInt } from 'node:crypto';

/**
 * An access code opens one draft. It is all that ties a respondent to a draft, and only the respondent has it:
 * the database holds an id made from it one way, and the draft is encrypted with a key made from it another.
 */
export type AccessCode = string;

/** Digits and letters that are not mistaken for one another (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groups = 4;
const groupLength = 5;

/** A new random code of 100 bits, written `XXXXX-XXXXX-XXXXX-XXXXX`. */
export function newAccessCode(): AccessCode {
  return Array.from({ length: groups }, () =>
    Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join(''),
  ).join('-');
}

/** The code somebody typed or a cookie holds, in its one right form; nothing when it cannot be a code. */
export function accessCodeIn(given: string | undefined): AccessCode | undefined {
  const characters = (given ?? '')
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (characters.length !== groups * groupLength) return undefined;
  if ([...characters].some((character) => !alphabet.includes(character))) return undefined;
  return characters.match(new RegExp(`.{${groupLength}}`, 'g'))?.join('-');
}

/**
 * The code of a unit's personal link: 100 bits of HMAC-SHA-256 over the wave, the unit and how many times it has
 * been given another code, keyed with the platform's secret. It is made anew each time it is needed and never stored.
 */
export function personalCode(
  secret: Buffer,
  { survey, wave, unit, generation }: { survey: string; wave: string; unit: string; generation: number },
): AccessCode {
  const digest = createHmac('sha256', secret)
    .update(JSON.stringify([survey, wave, unit, generation]))
    .digest();
  const length = groups * groupLength;
  const characters = Array.from({ length }, (_, index) => alphabet[fiveBits(digest, index * 5)]);
  return accessCodeIn(characters.join('')) ?? '';
}

/**
 * What tells the forms of a wave's units apart in an address: 64 bits of HMAC-SHA-256 over the wave and the unit,
 * keyed with the platform's secret. It opens nothing, and neither the unit nor its code can be made from it. It stays
 * when the unit is given another code, so that a page which is open goes on once the new link is.
 */
export function formMark(
  secret: Buffer,
  { survey, wave, unit }: { survey: string; wave: string; unit: string },
): string {
  const digest = createHmac('sha256', secret)
    .update(JSON.stringify(['form mark', survey, wave, unit]))
    .digest('hex');
  return digest.slice(0, 16);
}

/** What finds the unit that a code belongs to. The code cannot be made from it. */
export function linkIdOf(code: AccessCode): string {
  return Buffer.from(hkdfSync('sha256', code, 'personal link', 'link id', 16)).toString('hex');
}

/** The five bits of the bytes that begin at a bit, as a number. */
function fiveBits(bytes: Buffer, bit: number): number {
  const pair = bytes.readUInt16BE(Math.floor(bit / 8));
  return (pair >> (11 - (bit % 8))) & 31;
}

export interface DraftKeys {
  /** The id the draft is stored under. */
  id: string;
  /** The key the draft is encrypted with: AES-256. */
  key: Buffer;
}

/**
 * Derives a draft's id and key from the code, the survey and the questionnaire's name in it (HKDF, RFC 5869). The two cannot be
 * computed from each other, so the database alone opens no draft.
 */
export function draftKeys(survey: string, slug: string, code: AccessCode): DraftKeys {
  const derive = (purpose: string, length: number) =>
    Buffer.from(hkdfSync('sha256', code, `${survey}/${slug}`, purpose, length));
  return { id: derive('draft id', 16).toString('hex'), key: derive('draft key', 32) };
}
