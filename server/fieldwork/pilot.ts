/** What somebody who tried the form out had to say of a page. Kept apart from answers, with nothing of who said it. */
export interface PilotComment {
  /** Random. */
  id: string;
  survey: string;
  wave: string;
  slug: string;
  /** The section, or `start` or `se-over`. */
  page: string;
  comment: string;
}

export interface PilotCommentStore {
  add(comment: PilotComment): Promise<void>;
  list(survey: string, wave: string): Promise<PilotComment[]>;
  remove(survey: string, wave: string, id: string): Promise<void>;
  removeWave(survey: string, wave: string): Promise<void>;
}
