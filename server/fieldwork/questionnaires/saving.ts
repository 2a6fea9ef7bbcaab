import { brokenBy, checkIn, placeOf } from '../../questionnaire/library.ts';
import { allows } from '../life-cycle.ts';
import { newDraft } from '../wave.ts';
import { type Outcome, type Shelf, toStore, type Wanted, waveVersionWith } from './shelf.ts';

/**
 * Saves a questionnaire whose wave is being made or tried out. It must be without errors, and leave others without:
 * what is saved is fielded at once. Can be repeated.
 */
export async function saveQuestionnaire(shelf: Shelf, wanted: Wanted): Promise<Outcome> {
  const library = shelf.library();
  const { definition, findings } = checkIn(library, wanted);
  if (!definition) return { outcome: 'errors', findings };
  const slugs = brokenBy(library, wanted);
  if (slugs.length > 0) return { outcome: 'breaks', findings, slugs };
  if (!(await isEditable(shelf, wanted))) return { outcome: 'overtaken', findings };
  const before = await shelf.questionnaires.find(wanted.survey, wanted.slug);
  if (!(await shelf.questionnaires.save(toStore(wanted)))) return { outcome: 'overtaken', findings };
  const isStill = await holdsAfterSaving(shelf, wanted, before?.source);
  await shelf.freshCatalogue(true);
  return { outcome: isStill ? 'saved' : 'overtaken', findings };
}

/**
 * A wave that was opened while this was saved was opened with the questionnaire before or after. With the one before,
 * that is put back: leaders must not meet other questions halfway.
 */
async function holdsAfterSaving(shelf: Shelf, wanted: Wanted, before: string | undefined): Promise<boolean> {
  if (await isEditable(shelf, wanted)) return true;
  const { survey, wave } = placeOf(wanted);
  const opened = await shelf.waves.find(survey, wave);
  if (opened?.version === waveVersionWith(shelf.library(), wanted)) return true;
  if (before === undefined) await shelf.questionnaires.remove(survey, wanted.slug);
  else await shelf.questionnaires.save(toStore({ ...wanted, source: before, revision: wanted.revision + 1 }));
  return false;
}

async function isEditable({ waves }: Shelf, wanted: Wanted): Promise<boolean> {
  const { survey, wave } = placeOf(wanted);
  const { state } = (await waves.find(survey, wave)) ?? newDraft(survey, wave);
  return allows(state, 'editQuestionnaire');
}
