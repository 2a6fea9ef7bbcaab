import { TextDecoder } from 'node:util';
import { DomainError } from '../../errors.ts';

export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';

export interface Decoded {
  /** Without a byte order mark: the same file gives the same text from every encoding. */
  text: string;
  encoding: Encoding;
}

/**
 * The text of a CSV file. A byte order mark decides; without one the file is UTF-8 if it can be, and else
 * Windows-1252, which is what Norwegian versions of Excel write as plain «CSV».
 */
export function decode(bytes: Uint8Array): Decoded {
  refuseSpreadsheets(bytes);
  const decoded = textIn(bytes);
  if (decoded.text.trim() === '') throw invalid('Filen er tom. Velg en fil med innhold, og prøv igjen.');
  if (decoded.text.includes('\0')) throw notText();
  return decoded;
}

function textIn(bytes: Uint8Array): Decoded {
  if (startsWith(bytes, [0xff, 0xfe])) return { text: strictly('utf-16le', bytes), encoding: 'UTF-16' };
  if (startsWith(bytes, [0xfe, 0xff])) return { text: strictly('utf-16be', bytes), encoding: 'UTF-16' };
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return { text: strictly('utf-8', bytes), encoding: 'UTF-8' };
  try {
    return { text: decoder('utf-8').decode(bytes), encoding: 'UTF-8' };
  } catch {
    if (bytes.some(isControl)) throw notText();
    return { text: fromWindows1252(bytes), encoding: 'Windows-1252' };
  }
}

/** A file that names its encoding and then breaks it is damaged; a guess would hide that. */
function strictly(encoding: string, bytes: Uint8Array): string {
  try {
    return decoder(encoding).decode(bytes);
  } catch (cause) {
    throw new DomainError(
      'invalid',
      `Filen er skadet: Den sier at den er ${encoding.toUpperCase()}, men noen av tegnene er ikke det. Lagre den på nytt som CSV (UTF-8).`,
      { cause },
    );
  }
}

function decoder(encoding: string): TextDecoder {
  return new TextDecoder(encoding, { fatal: true });
}

/** What Windows-1252 has at 0x80–0x9F, where ISO 8859-1 has control characters. Unused places are kept. */
const windowsOnly = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** By our own table: some releases of Node decode Windows-1252 as ISO 8859-1. */
function fromWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(/[\u0080-\u009f]/g, (character) => windowsOnly.charAt(character.charCodeAt(0) - 0x80));
}

function refuseSpreadsheets(bytes: Uint8Array): void {
  const zip = startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);
  const oldExcel = startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]);
  if (zip || oldExcel)
    throw invalid(
      `Dette er en regnearkfil (${zip ? '.xlsx eller .ods' : '.xls'}), ikke en CSV-fil. Åpne den i regnearket, velg «Lagre som» og «CSV UTF-8», og bruk den nye filen.`,
    );
}

/** Control characters that no text has. Tab, line breaks, vertical tab and form feed do occur. */
function isControl(byte: number): boolean {
  return byte < 0x09 || (byte > 0x0d && byte < 0x20);
}

function startsWith(bytes: Uint8Array, signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function notText(): DomainError {
  return invalid(
    'Dette er ikke en tekstfil. Åpne innholdet i regnearket, velg «Lagre som» og «CSV UTF-8», og bruk den nye filen.',
  );
}

function invalid(message: string): DomainError {
  return new DomainError('invalid', message);
}
