import { readConfig } from '../../server/config.ts';
import { catalogueOf } from '../../server/questionnaire/catalogue.ts';
import { readSurveyFiles } from '../../server/storage/survey-files.ts';
import { makeRespondents } from './respondents.ts';

/** The survey that is measured with. */
export const survey = 'barnevernlederundersokelsen';

/** Enough to be varied, and little beside what is measured: larger waves take them again and again. */
export const mostDifferent = 5_000;

/** The leader survey of 2022 with made-up answers, each of them different up to {@link mostDifferent}. */
export async function respondentsOf(size: number) {
  const catalogue = catalogueOf(await readSurveyFiles(readConfig({}).surveysFolder));
  const questionnaire = catalogue.find(survey, '2022')!;
  return { questionnaire, respondents: makeRespondents(questionnaire, Math.min(size, mostDifferent)) };
}
