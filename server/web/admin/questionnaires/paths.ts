import { waveAddress } from '../wave-address.ts';

const page = (survey: string, wave: string) => `${waveAddress(survey, wave)}/sporreskjema`;
const editor = (survey: string, wave: string, slug: string) => `${page(survey, wave)}/${slug}`;

export const questionnairesPaths = {
  /** The questionnaires of a wave. */
  page,
  editor,
  /** What is wrong with a text, as JSON for the editor. */
  check: (survey: string, wave: string, slug: string) => `${editor(survey, wave, slug)}/sjekk`,
  file: (survey: string, wave: string, slug: string) => `${editor(survey, wave, slug)}/fil`,
  remove: (survey: string, wave: string, slug: string) => `${editor(survey, wave, slug)}/fjern`,
  comparison: (survey: string, wave: string, slug: string) => `${editor(survey, wave, slug)}/sammenlign`,
  next: (survey: string, wave: string) => `${waveAddress(survey, wave)}/neste-bolge`,
  upload: '/admin/sporreskjema/nytt',
  checkNew: '/admin/sporreskjema/sjekk',
  schema: '/admin/sporreskjema/skjema.json',
} as const;
