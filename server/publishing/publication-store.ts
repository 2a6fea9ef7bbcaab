import type { Publication } from './publication.ts';

export interface PublicationStore {
  /** The newest version of a wave's publication. */
  latest(survey: string, wave: string): Promise<Publication | undefined>;
  /** Stores a new version. Throws `conflict` when the version is there already with another content. */
  add(publication: Publication): Promise<void>;
}
