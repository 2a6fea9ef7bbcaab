import { analyse } from '../../server/analysis/analyse.ts';
import { buildDataset } from '../../server/analysis/build-dataset.ts';
import { type Policy, standardPolicy } from '../../server/disclosure/policy.ts';
import { release } from '../../server/disclosure/release.ts';
import type { Figure } from '../../server/publishing/figure.ts';
import type { LongRow } from '../../server/publishing/long-row.ts';
import { longTables } from '../../server/publishing/long-tables.ts';
import { composePublication, type Edition, type Publication } from '../../server/publishing/publication.ts';
import type { Answers } from '../../server/questionnaire/answer.ts';
import type { Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { given } from '../builders/responses.ts';
import { shippedPublication } from '../builders/shipped.ts';

const edition = { version: 1, published: '2022-11-14' };

/** From answers to publication, the only way there is. */
export async function publicationOf(
  questionnaire: Questionnaire,
  answers: Answers[],
  { policy = standardPolicy, example = false, ...told }: { policy?: Policy } & Partial<Edition> = {},
): Promise<Publication> {
  const analysis = analyse(await buildDataset(questionnaire, given(answers)), questionnaire);
  return composePublication(questionnaire, await release(analysis, policy), { ...edition, example, ...told });
}

export function examplePublication(): Promise<Publication> {
  return shippedPublication('barnevernlederundersokelsen', '2022');
}

export function figuresIn({ sections }: Publication): Figure[] {
  return sections.flatMap(({ figures }) => figures);
}

/** Every cell of every table, in the order of the file with them all. */
export function longRows(publication: Publication): LongRow[] {
  return longTables(publication).flatMap((table) => table.rows());
}

/** `count` respondents who all answer alike. */
export function times(count: number, answers: Answers): Answers[] {
  return Array.from({ length: count }, () => answers);
}
