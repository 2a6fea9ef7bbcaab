import type { Publication } from './publication.ts';

export interface PublicationStore {
  /** The newest version of a wave's publication. */
  latest(survey: string, wave: string): Promise<Publication | undefined>;
  /** Stores a new version. A version that is there already is never changed. */
  add(publication: Publication): Promise<void>;
}
