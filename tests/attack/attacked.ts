import { analyse } from '../../server/analysis/analyse.ts';
import { buildDataset, type GivenAnswers } from '../../server/analysis/build-dataset.ts';
import { attack, type Leak } from '../../server/disclosure/attack/attack.ts';
import type { Known } from '../../server/disclosure/attack/known.ts';
import { policyFor } from '../../server/disclosure/policy.ts';
import { release } from '../../server/disclosure/release.ts';
import { knownFrom } from '../../server/publish/attack/known-from.ts';
import { resultsOf, sumsOf } from '../../server/publish/attack/results-of.ts';
import { composePublication, type Publication } from '../../server/publishing/publication.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';

export interface Published {
  publication: Publication;
  known: Known;
}

/** Results from answers the only way there is, and what whoever attacks them knows beforehand. */
export async function published(
  questionnaire: Questionnaire,
  answers: GivenAnswers[],
  instruments?: Questionnaire[],
): Promise<Published> {
  const dataset = await buildDataset(questionnaire, answers, instruments);
  const policy = policyFor(questionnaire.disclosure, questionnaire.protection);
  const released = await release(analyse(dataset, questionnaire), policy);
  const publication = composePublication(questionnaire, released, {
    version: 1,
    published: '2022-11-14',
    example: false,
  });
  return { publication, known: knownFrom(dataset, questionnaire) };
}

export function leaksIn({ publication, known }: Published): Promise<Leak[]> {
  return attack({
    known,
    results: resultsOf(publication),
    sums: sumsOf(publication),
    policy: publication.policy,
  });
}
