import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { readForm } from '../questionnaire/reading.ts';
import { type DraftKeys, draftKeys, personalCode } from './access-code.ts';
import { type DraftRecord, openDraft } from './draft.ts';
import type { Unit } from './frame/unit.ts';
import { type AnsweringStores, type Form, type Respondent, respondentFor } from './respondent.ts';

/**
 * Stores the response of a draft that is frozen, under the id that the draft holds, and leaves behind what tells that
 * it is. Any number of repeats store one response: nothing can change what is frozen.
 */
export async function complete(
  questionnaire: Questionnaire,
  respondent: Pick<Respondent, 'store' | 'leave'>,
  { id, key }: DraftKeys,
  record: DraftRecord,
): Promise<void> {
  if (!record.sealed) return;
  const { responseId, typed } = openDraft(record.sealed, id, key);
  const { survey, wave, version, instrument } = questionnaire;
  const { answers } = readForm(questionnaire, typed);
  const response = { id: responseId, survey, wave, instrument: instrument?.id, version, answers };
  await respondent.store(response, record.revision);
  await respondent.leave(id, record.revision);
}

/**
 * Completes what was submitted for the unit in another draft than the one it has now, and that was cut off before the
 * unit was given another code or another instrument. Otherwise the unit could be answered for twice.
 *
 * @param own the id of the draft it has now
 */
export async function completeEarlier(
  stores: AnsweringStores,
  wave: Form['wave'],
  unit: Unit,
  own: string,
): Promise<boolean> {
  for (const questionnaire of stores.catalogue.instruments(unit.survey, unit.wave))
    for (const keys of draftKeysOf(stores.secret, questionnaire, unit)) {
      if (keys.id === own) continue;
      const record = await stores.drafts.find(keys.id);
      if (record?.state !== 'submitting') continue;
      await complete(questionnaire, respondentFor(stores, { wave, questionnaire }, unit), keys, record);
      return true;
    }
  return false;
}

/** The keys that every code which the unit has had makes, the one in force last. */
export function draftKeysOf(
  secret: Buffer,
  { survey, slug }: Pick<Questionnaire, 'survey' | 'slug'>,
  unit: Pick<Unit, 'survey' | 'wave' | 'unit' | 'generation'>,
): DraftKeys[] {
  return Array.from({ length: unit.generation + 1 }, (_, generation) =>
    draftKeys(survey, slug, personalCode(secret, { ...unit, generation })),
  );
}
