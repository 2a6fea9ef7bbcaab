import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '../../errors.ts';
import { checkQuestionnaire } from '../../questionnaire/check.ts';
import { type Questionnaire, questionnaireIn } from '../../questionnaire/questionnaire.ts';

/**
 * The questionnaire's file as its author wrote it. Throws `unavailable` when it is no longer what was read at
 * start-up: what is shown must be what is asked.
 */
export async function definitionFile(
  surveysFolder: string,
  { survey, slug, version }: Pick<Questionnaire, 'survey' | 'slug' | 'version'>,
  changed: string,
): Promise<string> {
  const file = path.join(surveysFolder, survey, `${slug}.json`);
  const source = await readFile(file, 'utf8').catch(() => '');
  const { definition } = checkQuestionnaire(file, source);
  if (!definition || questionnaireIn('nb', definition).version !== version)
    throw new DomainError('unavailable', changed);
  return source;
}
