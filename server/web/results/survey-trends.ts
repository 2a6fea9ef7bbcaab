import type { PublicationStore } from '../../publishing/publication-store.ts';
import type { Trend } from '../../publishing/trend.ts';
import type { CatalogueSurvey } from '../../questionnaire/catalogue.ts';
import type { Published } from '../published.ts';
import { type PublicSurvey, publicSurvey } from './trend-waves.ts';

type Public = Omit<Published, 'config'>;

/** The trends of surveys, which pages of a single wave show too. */
export interface SurveyTrends {
  /** Changes when anything that the trends are made from does. */
  stateOf(survey: string): Promise<string>;
  /** Throws as {@link publicSurvey}. */
  survey(id: string): Promise<PublicSurvey>;
  /** None of a survey that is no longer in the catalogue. */
  of(survey: string): Promise<readonly Trend[]>;
}

/** Trends are worked out once for each state of their survey. */
export function surveyTrends(services: Public): SurveyTrends {
  const kept = new Map<string, { state: string; survey: Promise<PublicSurvey> }>();
  const surveyNamed = (id: string) => services.catalogue.surveys.find((survey) => survey.id === id);

  async function stateOf(id: string): Promise<string> {
    const survey = surveyNamed(id);
    return survey ? publishedState(services, survey) : '';
  }

  async function survey(id: string): Promise<PublicSurvey> {
    const state = await stateOf(id);
    const known = kept.get(id);
    if (known?.state === state) return known.survey;
    const made = publicSurvey(services, id);
    kept.set(id, { state, survey: made });
    made.catch(() => kept.delete(id));
    return made;
  }

  return {
    stateOf,
    survey,
    of: async (id) => (surveyNamed(id) ? (await survey(id)).trends : []),
  };
}

/** Names what is shown of a survey: changes when a wave of it is published or withdrawn, or a questionnaire is changed. */
export async function publishedState(
  { publications }: { publications: Pick<PublicationStore, 'latestVersion'> },
  survey: CatalogueSurvey,
): Promise<string> {
  const versions = await Promise.all(
    survey.waves.map(async ({ wave }) => (await publications.latestVersion(survey.id, wave)) ?? 0),
  );
  return [numberOf(survey), ...versions].join('-');
}

/** The catalogue makes new objects when questionnaires change, and keeps them otherwise. */
const numbers = new WeakMap<CatalogueSurvey, number>();
let last = 0;

function numberOf(survey: CatalogueSurvey): number {
  const known = numbers.get(survey) ?? ++last;
  numbers.set(survey, known);
  return known;
}
