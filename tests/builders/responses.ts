import type { GivenAnswers } from '../../server/analysis/build-dataset.ts';
import type { ResponseStore } from '../../server/fieldwork/response.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';

/** Respondents as an analysis gets them. Without an instrument they answered the only one of their wave. */
export function given(answers: Answers[], instrument?: string): GivenAnswers[] {
  return answers.map((each) =>
    instrument === undefined ? { answers: each } : { instrument, answers: each },
  );
}

/** The answers that are stored for a wave. */
export async function answersIn(
  responses: Pick<ResponseStore, 'stream'>,
  survey: string,
  wave: string,
): Promise<Answers[]> {
  const found: Answers[] = [];
  for await (const { answers } of responses.stream(survey, wave)) found.push(answers);
  return found;
}
