import type { Trend } from '../../publishing/trend.ts';
import type { CatalogueSurvey } from '../../questionnaire/catalogue.ts';
import type { Published } from '../published.ts';
import { publicSurvey } from './trend-waves.ts';

type Public = Omit<Published, 'config'>;

/** The trends of surveys, which pages of a single wave show too. */
export interface SurveyTrends {
  /** Changes when anything that the trends are made from does. */
  stateOf(survey: string): Promise<string>;
  /** None of a survey that is no longer in the catalogue. */
  of(survey: string): Promise<readonly Trend[]>;
}

/** Trends are worked out once for each state of their survey. */
export function surveyTrends(services: Public): SurveyTrends {
  const kept = new Map<string, { state: string; trends: Promise<readonly Trend[]> }>();
  const surveyNamed = (id: string) => services.catalogue.surveys.find((survey) => survey.id === id);

  async function stateOf(id: string): Promise<string> {
    const survey = surveyNamed(id);
    if (!survey) return '';
    const versions = await Promise.all(
      survey.waves.map(async ({ wave }) => (await services.publications.latest(id, wave))?.version ?? 0),
    );
    return [numberOf(survey), ...versions].join('-');
  }

  return {
    stateOf,
    async of(id) {
      const state = await stateOf(id);
      const known = kept.get(id);
      if (known?.state === state) return known.trends;
      const trends = surveyNamed(id)
        ? publicSurvey(services, id).then((survey) => survey.trends)
        : Promise.resolve([]);
      kept.set(id, { state, trends });
      trends.catch(() => kept.delete(id));
      return trends;
    },
  };
}

/** The catalogue makes new objects when questionnaires change, and keeps them otherwise. */
const numbers = new WeakMap<CatalogueSurvey, number>();
let last = 0;

function numberOf(survey: CatalogueSurvey): number {
  const known = numbers.get(survey) ?? ++last;
  numbers.set(survey, known);
  return known;
}
