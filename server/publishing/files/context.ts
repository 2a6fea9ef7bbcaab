import { createHash } from 'node:crypto';
import type { Publication } from '../publication.ts';

/** A file as it is sent. The same version of the results always gives the same bytes. */
export interface PublishedFile {
  /** What it is called in a folder of downloads. */
  name: string;
  /** The media type. */
  type: string;
  content: Buffer;
  /** Names the bytes. */
  hash: string;
}

/** What a file is made from: the frozen results, and where they stand on the web. */
export interface Source {
  publication: Publication;
  /** The address of this version of the results, with nothing after it. Without a host where the platform's is not known. */
  address: string;
}

/** @param name after the survey, the wave and the version, such as `tabeller.xlsx` */
export function fileOf(
  { publication }: Source,
  name: string,
  type: string,
  content: string | Uint8Array,
): PublishedFile {
  const bytes = Buffer.from(content as string);
  return { name: `${prefix(publication)}${name}`, type, content: bytes, hash: sha256(bytes) };
}

/** Made-up data is told from real data by the name alone, in a folder of downloads. */
function prefix({ survey, wave, version, example }: Publication): string {
  return `${example ? 'eksempel-' : ''}${survey}-${wave}-v${version}-`;
}

/** In hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
