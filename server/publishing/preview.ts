import { createHash } from 'node:crypto';
import type { Publication } from './publication.ts';

/** What disclosure control did, in general words: never which hidden cell is the one that had to be. */
export interface ControlReport {
  merged: { breakdown: string; groups: string[] }[];
  /** Breakdowns that no figure has, with the reason in words. */
  dropped: { breakdown: string; reason: string }[];
  hiddenCells: number;
  cells: number;
  /** Figures without any breakdown, together by the reason in words. */
  withoutBreakdown: { reason: string; figures: string[] }[];
  /** Why answers that should be weighted are not, and what to do. */
  unweighted?: string;
}

/** The results as they would be published. Never public. */
export interface Preview {
  survey: string;
  wave: string;
  /** When it was made, ISO 8601. */
  made: string;
  by: string;
  /** It was made of a questionnaire whose words are corrected: what is published is too. */
  changed: boolean;
  /** What it was made from: when that is another, the preview is of something that is no more. */
  basis: string;
  /** See {@link contentDigest}. */
  digest: string;
  publication: Publication;
  report: ControlReport;
}

export interface PreviewStore {
  find(survey: string, wave: string): Promise<Preview | undefined>;
  /** Stores it instead of the wave's earlier one. */
  put(preview: Preview): Promise<void>;
  remove(survey: string, wave: string): Promise<void>;
  /** Removes those that were made before a time. */
  forgetBefore(made: string): Promise<void>;
}

/** Names all that readers would see, but for its number, its day and what is said of the version. */
export function contentDigest({ version, published, versionNote, ...content }: Publication): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
