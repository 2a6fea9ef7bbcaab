import type { Services } from '../services.ts';

type Known = Pick<Services, 'catalogue' | 'waves' | 'responses' | 'editorials' | 'publications'>;

/**
 * Names what results are made from, as far as it can be seen without reading every answer: when it is another, a
 * preview is no longer of what would be published. What it cannot see, the digest of the results does.
 */
export async function basisOf(
  { catalogue, waves, responses, editorials, publications }: Known,
  survey: string,
  wave: string,
): Promise<string> {
  const [known, answers, draft, [newest]] = await Promise.all([
    waves.find(survey, wave),
    responses.count(survey, wave),
    editorials.find(survey, wave),
    publications.versions(survey, wave),
  ]);
  return JSON.stringify([
    catalogue.find(survey, wave)?.version,
    known?.corrections.length,
    known?.linkableDeletedOn,
    answers,
    draft?.revision ?? 0,
    newest?.version ?? 0,
    newest?.withdrawn !== undefined,
  ]);
}
