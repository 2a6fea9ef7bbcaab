import { record } from '../../../accounts/audit.ts';
import { type Editorial, noEditorial } from '../../../publishing/editorial.ts';
import type { EditorialDraft } from '../../../publishing/editorial-draft.ts';
import { longestText, troubleWith } from '../../../publishing/markdown.ts';
import { quantity } from '../../../publishing/words.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { WaveVisit } from '../gate.ts';

type Kept = Pick<Services, 'editorials' | 'audit'>;

/** Something to mend in a form: the field with this id, what it is called, and how it is mended. */
export interface Problem {
  id: string;
  label: string;
  text: string;
}

/** What is written for a wave so far. */
export async function draftOf(
  { editorials }: Pick<Services, 'editorials'>,
  { survey, wave }: { survey: string; wave: string },
): Promise<Pick<EditorialDraft, 'revision' | 'editorial'>> {
  return (await editorials.find(survey, wave)) ?? { revision: 0, editorial: noEditorial };
}

/**
 * Saves a change to what is written, if nobody has saved since the revision that it was made from. Tells whether it was
 * saved.
 */
export async function saveEditorial(
  { editorials, audit }: Kept,
  { wave: { survey, wave }, member }: WaveVisit,
  revision: number,
  editorial: Editorial,
  detail: string,
): Promise<boolean> {
  if (!(await editorials.save({ survey, wave, revision: revision + 1, editorial }))) return false;
  await record(audit, member, 'results.written', { survey, wave, detail });
  return true;
}

/** A text of a form as it is stored. */
export function textIn(body: unknown, name: string): string {
  const value = (body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
}

/** The revision that a form was drawn from. One that is missing or made up is no revision there has been. */
export function revisionIn(body: unknown): number {
  const given = textIn(body, 'revisjon');
  return /^\d{1,9}$/.test(given) ? Number(given) : -1;
}

/** Words on what would not come out as it was meant. */
export function troubleInWords(text: string, kind: keyof typeof longestText): string | undefined {
  const trouble = troubleWith(text, kind);
  return trouble && t(`admin.publishing.editorial.trouble.${trouble}`, { most: quantity(longestText[kind]) });
}
