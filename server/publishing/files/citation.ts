import { licences } from '../../questionnaire/licence.ts';
import { licenceOf, type Publication } from '../publication.ts';
import { dayInWords } from '../words.ts';
import type { Source } from './context.ts';

/** «Utgiveren (2022): Prøven, høsten 2022. Versjon 1, publisert 14. november 2022. https://…», as a reference list has it. */
export function citationOf({ publication, address }: Source): string {
  const { publisher, published, title, waveLabel, version, example } = publication;
  const reference = `${publisher} (${published.slice(0, 4)}): ${title}, ${waveLabel}. Versjon ${version}, publisert ${dayInWords(published)}.`;
  return [example ? 'Eksempeldata.' : '', reference, hostIn(address)].filter(Boolean).join(' ');
}

/** An address without a host leads nowhere from outside the site. */
function hostIn(address: string): string {
  return /^https?:/.test(address) ? address : '';
}

/** The licence with its name and where it can be read. */
export function licenceIn(publication: Publication) {
  const name = licenceOf(publication);
  return { name, ...licences[name] };
}
