import { brokenWithout, isSame, placeOf, type Written, waveOf } from '../../questionnaire/library.ts';
import type { UnitStore } from '../frame/unit.ts';
import { deeds } from '../life-cycle.ts';
import type { MailingStore } from '../mailing/mailing-store.ts';
import { forgetTryouts } from '../moving.ts';
import type { PilotCommentStore } from '../pilot.ts';
import { newDraft } from '../wave.ts';
import { type Shelf, toStore, type Wanted } from './shelf.ts';

/** What it takes to remove a questionnaire, and with the last of a wave, all that belongs to the wave. */
interface RemovalStores extends Shelf {
  /** The questionnaire of the surveys folder that comes back in its place. */
  fileOf(name: Pick<Written, 'survey' | 'slug'>): Written | undefined;
  units: UnitStore;
  mailings: Pick<MailingStore, 'removeWave'>;
  pilot: Parameters<typeof forgetTryouts>[0] & { comments: Pick<PilotCommentStore, 'removeWave'> };
}

/**
 * `breaks`: others would have errors without it. `registered`: there are units that are to answer it. `overtaken`:
 * somebody has saved it since, or the wave is no draft any more. Nothing is removed but with `removed`.
 */
export type RemovalOutcome =
  | { outcome: 'removed'; isWaveGone: boolean }
  | { outcome: 'breaks'; slugs: string[] }
  | { outcome: 'registered' }
  | { outcome: 'overtaken' };

/**
 * Removes a stored questionnaire of a wave that has never been opened. The wave's record, its register and its
 * messages go with the last questionnaire of the wave. The questionnaire goes last, so that whatever was cut off can
 * be completed by doing the same again.
 *
 * @param wanted the name, and the revision that was looked at
 */
export async function removeQuestionnaire(
  stores: RemovalStores,
  wanted: Pick<Wanted, 'survey' | 'slug' | 'revision' | 'today'>,
): Promise<RemovalOutcome> {
  const { survey, wave, instrument } = placeOf(wanted);
  const there = await stores.questionnaires.find(survey, wanted.slug);
  if (there?.revision !== wanted.revision || !(await isDraft(stores, survey, wave)))
    return { outcome: 'overtaken' };
  const file = stores.fileOf(wanted);
  const slugs = brokenWithout(stores.library(), wanted, file);
  if (slugs.length > 0) return { outcome: 'breaks', slugs };
  const isLast = !file && !hasOthers(stores, wanted);
  if (!file && !isLast) {
    const units = await stores.units.list(survey, wave);
    if (units.some((unit) => unit.instrument === instrument)) return { outcome: 'registered' };
  }
  if (isLast && !(await removeWave(stores, survey, wave))) return { outcome: 'overtaken' };
  await stores.questionnaires.remove(survey, wanted.slug);
  const isStill = await isDraft(stores, survey, wave);
  // A wave that was opened meanwhile was opened with this questionnaire: leaders must not lose it.
  if (!isStill) await stores.questionnaires.save(toStore({ ...wanted, source: there.source, revision: 0 }));
  await stores.freshCatalogue(true);
  return isStill ? { outcome: 'removed', isWaveGone: isLast } : { outcome: 'overtaken' };
}

async function removeWave(stores: RemovalStores, survey: string, wave: string): Promise<boolean> {
  if (!(await stores.waves.remove(survey, wave, deeds.removeQuestionnaire))) return false;
  await forgetTryouts(stores.pilot, { survey, wave });
  await stores.pilot.comments.removeWave(survey, wave);
  await stores.mailings.removeWave(survey, wave);
  await stores.units.removeWave(survey, wave);
  return true;
}

function hasOthers({ library }: RemovalStores, own: Pick<Written, 'survey' | 'slug'>): boolean {
  return library().written.some(
    (each) => each.survey === own.survey && waveOf(each.slug) === waveOf(own.slug) && !isSame(each, own),
  );
}

async function isDraft({ waves }: RemovalStores, survey: string, wave: string): Promise<boolean> {
  const { state } = (await waves.find(survey, wave)) ?? newDraft(survey, wave);
  return (deeds.removeQuestionnaire as readonly string[]).includes(state);
}
