import { buildDataset, type GivenAnswers } from '../../server/analysis/build-dataset.ts';
import { attack, type Leak } from '../../server/disclosure/attack/attack.ts';
import type { Known } from '../../server/disclosure/attack/known.ts';
import { knownFrom } from '../../server/publish/attack/known-from.ts';
import { resultsOf, sumsOf } from '../../server/publish/attack/results-of.ts';
import type { Publication } from '../../server/publishing/publication.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { publicationFrom } from '../builders/shipped.ts';

export interface Published {
  publication: Publication;
  known: Known;
}

/** Results from answers the only way there is, and what whoever attacks them knows beforehand. */
export async function published(questionnaire: Questionnaire, answers: GivenAnswers[]): Promise<Published> {
  const dataset = await buildDataset(questionnaire, answers);
  return {
    publication: await publicationFrom(dataset, questionnaire),
    known: knownFrom(dataset, questionnaire),
  };
}

export function leaksIn({ publication, known }: Published): Promise<Leak[]> {
  return attack({
    known,
    results: resultsOf(publication),
    sums: sumsOf(publication),
    policy: publication.policy,
  });
}
