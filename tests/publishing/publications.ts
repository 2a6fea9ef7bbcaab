import { analyse } from '../../server/analysis/analyse.ts';
import { buildDataset } from '../../server/analysis/build-dataset.ts';
import { standardPolicy } from '../../server/disclosure/policy.ts';
import { release } from '../../server/disclosure/release.ts';
import type { Figure } from '../../server/publishing/figure.ts';
import { composePublication, type Publication } from '../../server/publishing/publication.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { exampleAnswers, exampleQuestionnaire } from '../analysis/example.ts';

const edition = { version: 1, published: '2022-11-14', example: false };

/** From answers to publication, the only way there is. */
export async function publicationOf(
  questionnaire: Questionnaire,
  answers: Answers[],
  policy = standardPolicy,
): Promise<Publication> {
  const analysis = analyse(await buildDataset(questionnaire, answers), questionnaire);
  return composePublication(questionnaire, release(analysis, policy), edition);
}

export async function examplePublication(): Promise<Publication> {
  const questionnaire = exampleQuestionnaire();
  return publicationOf(questionnaire, exampleAnswers(questionnaire));
}

export function figuresIn({ sections }: Publication): Figure[] {
  return sections.flatMap(({ figures }) => figures);
}

/** `count` respondents who all answer alike. */
export function times(count: number, answers: Answers): Answers[] {
  return Array.from({ length: count }, () => answers);
}
