import type { Finding } from '../../questionnaire/finding.ts';
import { checkIn, type Library, type Written, waveOf } from '../../questionnaire/library.ts';
import type { Wave } from '../wave.ts';

/** A questionnaire of a wave, and the errors in it. */
export interface Faulty {
  slug: string;
  errors: Finding[];
}

/**
 * The questionnaires of the wave that have errors. They had none when they were saved, but what they say of an
 * earlier wave may be wrong by now: its words may have been corrected since.
 */
export function faultyIn(library: Library, { survey, wave }: Pick<Wave, 'survey' | 'wave'>): Faulty[] {
  const ofWaves = found.get(library.written) ?? new Map<string, Faulty[]>();
  found.set(library.written, ofWaves);
  const key = `${survey}/${wave}`;
  const faulty = ofWaves.get(key) ?? lookFor(library, { survey, wave });
  ofWaves.set(key, faulty);
  return faulty;
}

/** Looking takes long, and a page lists many waves. What is written is another list when any of it has changed. */
const found = new WeakMap<readonly Written[], Map<string, Faulty[]>>();

function lookFor(library: Library, { survey, wave }: Pick<Wave, 'survey' | 'wave'>): Faulty[] {
  return library.written
    .filter((each) => each.survey === survey && waveOf(each.slug) === wave)
    .map((each) => ({
      slug: each.slug,
      errors: checkIn(library, each).findings.filter(({ severity }) => severity === 'error'),
    }))
    .filter(({ errors }) => errors.length > 0);
}
