import { DomainError } from '../../../errors.ts';
import type { Publication } from '../../../publishing/publication.ts';
import { dayInWords } from '../../../publishing/words.ts';
import type { Services } from '../../../services.ts';
import { keepFor, keepVersionFor } from '../result-pages.ts';

/** The parts of an address that name results; without a version, the newest. */
export interface Requested {
  survey: string;
  wave: string;
  version?: string | undefined;
}

/**
 * Throws `closed`, with the publisher's reason, for a version that is withdrawn, and `missing` when there are no such
 * results.
 */
export async function requestedPublication(
  { publications }: Pick<Services, 'publications'>,
  { survey, wave, version }: Requested,
): Promise<Publication> {
  const number = version === undefined ? undefined : wholeNumber(version);
  const publication =
    number === undefined
      ? await publications.latest(survey, wave)
      : await publications.find(survey, wave, number);
  if (publication) return publication;
  const all = number === undefined ? [] : await publications.versions(survey, wave);
  const withdrawn = all.find((each) => each.version === number)?.withdrawn;
  if (withdrawn)
    throw new DomainError(
      'closed',
      `Versjon ${number} ble trukket tilbake ${dayInWords(withdrawn.on)}: ${withdrawn.why}`,
    );
  throw new DomainError('missing', 'Vi finner ikke disse resultatene. Sjekk adressen.');
}

function wholeNumber(version: string): number {
  if (/^[1-9]\d{0,5}$/.test(version)) return Number(version);
  throw new DomainError('missing', 'Vi finner ikke denne versjonen. Sjekk adressen.');
}

/** How long an answer may be kept by those who get it. */
export function keptFor({ version }: Pick<Requested, 'version'>): string {
  return version === undefined ? keepFor : keepVersionFor;
}
