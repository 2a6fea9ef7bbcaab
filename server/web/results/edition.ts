import { DomainError } from '../../errors.ts';
import type { Publication } from '../../publishing/publication.ts';
import type { PublicationStore } from '../../publishing/publication-store.ts';
import { dayInWords } from '../../publishing/words.ts';
import { resultWords } from '../i18n/result-pages.ts';

/** The parts of an address that name results; without a version, the newest. */
export interface Requested {
  survey: string;
  wave: string;
  version?: string | undefined;
}

type Store = { publications: Pick<PublicationStore, 'latest' | 'find' | 'versions'> };

/** The results that an address names. Nothing when they are withdrawn, or have never been. */
export async function findEdition(
  { publications }: Store,
  { survey, wave, version }: Requested,
): Promise<Publication | undefined> {
  if (version === undefined) return publications.latest(survey, wave);
  const number = versionNumber(version);
  return number === undefined ? undefined : publications.find(survey, wave, number);
}

export interface WithdrawnEdition {
  version: number;
  /** The day, in words. */
  on: string;
  why: string;
  /** There are others that are not withdrawn. */
  hasValid: boolean;
}

/** Why an address that named results no longer does. Nothing when it never did. */
export async function withdrawnEdition(
  { publications }: Store,
  { survey, wave, version }: Requested,
): Promise<WithdrawnEdition | undefined> {
  const all = await publications.versions(survey, wave);
  // The newest is asked for here only when every version is withdrawn.
  const named = version === undefined ? all[0] : all.find((each) => each.version === versionNumber(version));
  if (!named?.withdrawn) return undefined;
  return {
    version: named.version,
    on: dayInWords(named.withdrawn.on),
    why: named.withdrawn.why,
    hasValid: all.some(({ withdrawn }) => !withdrawn),
  };
}

/**
 * For files and pictures. Throws `closed`, with the publisher's reason, when the results are withdrawn, and `missing`
 * when there are none.
 */
export async function requestedPublication(store: Store, requested: Requested): Promise<Publication> {
  const publication = await findEdition(store, requested);
  if (publication) return publication;
  const withdrawn = await withdrawnEdition(store, requested);
  if (withdrawn)
    throw new DomainError('closed', resultWords.version.gone(withdrawn.version, withdrawn.on, withdrawn.why));
  throw new DomainError('missing', resultWords.version.missing);
}

/**
 * A new version of a publication may come at any time, and one may be withdrawn, but nobody needs to know within
 * minutes. With the ETag, asking again costs next to nothing.
 */
export const keepFor = 'public, max-age=300';

/** How long what is made of an edition may be kept. A version never changes, but may be withdrawn: a day, then. */
export function keptFor({ version }: Pick<Requested, 'version'>): string {
  return version === undefined ? keepFor : 'public, max-age=86400, immutable';
}

function versionNumber(version: string): number | undefined {
  return /^[1-9]\d{0,5}$/.test(version) ? Number(version) : undefined;
}
