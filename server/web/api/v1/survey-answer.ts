import type { z } from 'zod';
import type { SurveyResults } from '../../../publishing/api/survey-results.ts';
import { paths } from '../../paths.ts';
import { missing } from '../problem.ts';
import { v1Paths } from './paths.ts';
import type { surveySchema, surveysSchema, wavesSchema } from './schemas.ts';
import { waveHead } from './wave-answer.ts';

/** Those with nothing published are left out. */
export function surveysAnswer(surveys: SurveyResults[]): z.infer<typeof surveysSchema> {
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
export function surveyAnswer(survey: SurveyResults | undefined, id: string): z.infer<typeof surveySchema> {
  const { waves } = wavesAnswer(survey, id);
  return {
    ...namesOf(survey!),
    waves,
    links: { self: v1Paths.survey(id), page: paths.survey(id), trends: v1Paths.trends(id) },
  };
}

export function wavesAnswer(survey: SurveyResults | undefined, id: string): z.infer<typeof wavesSchema> {
  if (!survey || survey.waves.length === 0)
    throw missing(`«${id}» har ingen publiserte resultater ennå. Se ${v1Paths.surveys}.`);
  return { survey: id, waves: survey.waves.toReversed().map(({ publication }) => waveHead(publication)) };
}

function namesOf({ id, title, waves }: SurveyResults) {
  return { id, title, publisher: waves.at(-1)?.publication.publisher ?? '' };
}
