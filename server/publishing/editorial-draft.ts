import type { Editorial } from './editorial.ts';

/** What the publisher is writing for a wave's next publication. */
export interface EditorialDraft {
  survey: string;
  wave: string;
  /** 1 when it is first saved, then one more each time. */
  revision: number;
  editorial: Editorial;
}

export interface EditorialStore {
  find(survey: string, wave: string): Promise<EditorialDraft | undefined>;
  /** Saves the revision after the one that is stored. Tells whether it did: somebody else may have come first. */
  save(draft: EditorialDraft): Promise<boolean>;
}
