import type { z } from 'zod';
import type { SurveyResults } from '../../../publishing/api/survey-results.ts';
import { paths } from '../../paths.ts';
import { missing } from '../problem.ts';
import { v1Paths } from './paths.ts';
import type { surveySchema, surveysSchema, wavesSchema } from './schemas.ts';
import { waveHead } from './wave-answer.ts';

type PublishedSurvey = Pick<SurveyResults, 'id' | 'title' | 'waves'>;

/** Those with nothing published are left out. */
export function surveysAnswer(surveys: PublishedSurvey[]): z.infer<typeof surveysSchema> {
  return {
    surveys: surveys
      .filter(({ waves }) => waves.length > 0)
      .map((survey) => ({
        ...namesOf(survey),
        waves: survey.waves.toReversed().map(({ wave }) => wave),
        links: { self: v1Paths.survey(survey.id) },
      })),
  };
}

/** Throws `missing` when nothing of the survey is published. */
export function surveyAnswer(survey: PublishedSurvey): z.infer<typeof surveySchema> {
  const { id } = survey;
  return {
    ...namesOf(survey),
    waves: wavesAnswer(survey).waves,
    links: { self: v1Paths.survey(id), page: paths.survey(id), trends: v1Paths.trends(id) },
  };
}

/** As {@link surveyAnswer}. */
export function wavesAnswer({ id, waves }: PublishedSurvey): z.infer<typeof wavesSchema> {
  if (waves.length === 0)
    throw missing(`«${id}» har ingen publiserte resultater ennå. Se ${v1Paths.surveys}.`);
  return { survey: id, waves: waves.toReversed().map(({ publication }) => waveHead(publication)) };
}

function namesOf({ id, title, waves }: PublishedSurvey) {
  return { id, title, publisher: waves.at(-1)?.publication.publisher ?? '' };
}
