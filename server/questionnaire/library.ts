import { type Checked, checkQuestionnaire } from './check.ts';
import type { Place } from './consistency/place.ts';
import { relativesOf } from './consistency/relatives.ts';
import type { SharedScales } from './consistency/surroundings.ts';

/** A questionnaire as its author wrote it, and where it stands. */
export interface Written {
  survey: string;
  /** The wave, with its instrument where it has several: `2024.bydel`. */
  slug: string;
  source: string;
}

/** Every questionnaire the platform has, with the scales that they share. */
export interface Library {
  written: readonly Written[];
  sharedScales: SharedScales;
}

/**
 * The questionnaires of the folder, with those that are stored before those of the same name. In the order of their
 * names, whether stored or not: a wave is joined of its instruments in that order.
 */
export function overlaid<File extends Written>(files: readonly File[], stored: readonly File[]): File[] {
  const kept = files.filter((file) => !stored.some((each) => isSame(each, file)));
  return [...kept, ...stored].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

export function isSame(one: Omit<Written, 'source'>, other: Omit<Written, 'source'>): boolean {
  return one.survey === other.survey && one.slug === other.slug;
}

/** Checks a questionnaire as it would stand in the library, in the place of any other of its name. */
export function checkIn({ written, sharedScales }: Library, own: Written): Checked {
  const place = placeOf(own);
  const beside = written
    .filter((each) => each.survey === own.survey && !isSame(each, own))
    .map(({ slug, source }) => ({ wave: waveOf(slug), source }));
  return checkQuestionnaire(nameOf(own), own.source, {
    place,
    sharedScales,
    ...relativesOf(own.source, beside, true),
  });
}

/**
 * The questionnaires of the same survey that would have errors with this one among them, and have none now.
 *
 * @returns their slugs
 */
export function brokenBy(library: Library, own: Written): string[] {
  return brokenWithout(library, own, own);
}

/**
 * The questionnaires of the same survey that would have errors without this one, and have none now.
 *
 * @param instead what stands in its place, if anything does
 * @returns their slugs
 */
export function brokenWithout(
  library: Library,
  own: Omit<Written, 'source'>,
  instead: Written | undefined,
): string[] {
  const others = library.written.filter((each) => each.survey === own.survey && !isSame(each, own));
  const after = { ...library, written: instead ? [...others, instead] : others };
  return others
    .filter((each) => checkIn(library, each).definition && !checkIn(after, each).definition)
    .map(({ slug }) => slug);
}

export function placeOf({ survey, slug }: Pick<Written, 'survey' | 'slug'>): Place {
  const [wave = '', instrument] = slug.split('.');
  return { survey, wave, instrument };
}

export function waveOf(slug: string): string {
  return slug.split('.')[0] ?? '';
}

/** What findings call the questionnaire. */
export function nameOf({ survey, slug }: Pick<Written, 'survey' | 'slug'>): string {
  return `${survey}/${slug}.json`;
}
