import type { Day } from './wave.ts';

/** A questionnaire that was uploaded or written here. It stands before a file of the same name. */
export interface StoredQuestionnaire {
  survey: string;
  /** The wave, with its instrument where it has several: `2024.bydel`. */
  slug: string;
  /** The JSON as it was written. */
  source: string;
  /** Grows with every change. Of two changes at once, the later must be made again. */
  revision: number;
  savedOn: Day;
}

export interface QuestionnaireStore {
  list(): Promise<StoredQuestionnaire[]>;
  find(survey: string, slug: string): Promise<StoredQuestionnaire | undefined>;
  /** Stores the questionnaire if the revision is one more than what is there. Tells whether it was. */
  save(questionnaire: StoredQuestionnaire): Promise<boolean>;
  remove(survey: string, slug: string): Promise<void>;
  /** Changes whenever something is saved or removed, in whichever app. */
  state(): Promise<string>;
}
