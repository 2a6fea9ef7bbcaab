import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import { draftKeys, personalCode } from '../access-code.ts';
import type { DraftStore } from '../draft.ts';
import type { Unit } from './unit.ts';

/**
 * The ids of the units that have a draft which the link they have now opens. Whoever is shown that link can read it, so
 * nobody but the leader is.
 */
export async function begunUnits(
  { drafts, secret }: { drafts: Pick<DraftStore, 'known'>; secret: Buffer },
  instruments: Pick<Questionnaire, 'survey' | 'slug'>[],
  units: Unit[],
): Promise<Set<string>> {
  const unitOf = new Map<string, string>();
  for (const unit of units)
    for (const { survey, slug } of instruments)
      unitOf.set(draftKeys(survey, slug, personalCode(secret, unit)).id, unit.id);
  const known = await drafts.known([...unitOf.keys()]);
  return new Set([...known].flatMap((id) => unitOf.get(id) ?? []));
}
