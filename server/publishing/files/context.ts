import { createHash } from 'node:crypto';
import type { Publication } from '../publication.ts';

/** What a file is made from. The same version of the results at the same address always gives the same bytes. */
export interface Source {
  publication: Publication;
  /** The address of this version of the results, with nothing after it. Without a host where the platform's is not known. */
  address: string;
}

/**
 * What a file is called in a folder of downloads. Made-up data is told from real data by the name alone.
 *
 * @param file after the survey, the wave and the version, such as `tabeller.xlsx`
 */
export function fileName({ survey, wave, version, example }: Publication, file: string): string {
  return `${example ? 'eksempel-' : ''}${survey}-${wave}-v${version}-${file}`;
}

/** In hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
