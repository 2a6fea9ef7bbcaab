import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import type { Publication } from '../publication.ts';
import type { Trend } from '../trend.ts';

/** A wave whose results are published. */
export interface PublishedWave {
  wave: string;
  label: string;
  publication: Publication;
  /** As its files are today: tells how groups were made. Results are never read from it. */
  questionnaire: Questionnaire;
}

/** What is published of a survey. */
export interface SurveyResults {
  id: string;
  title: string;
  /** The newest publication of each wave that has one, the oldest wave first. */
  waves: PublishedWave[];
  trends: Trend[];
}
