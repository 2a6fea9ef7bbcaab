import type { AuditDeed } from './accounts/audit.ts';
import { ownerOf } from './accounts/organisation.ts';
import { closeWave } from './fieldwork/closing.ts';
import { type Day, dayOf } from './fieldwork/day.ts';
import { deleteLinkable, deletionIsDue } from './fieldwork/deletion.ts';
import { allows } from './fieldwork/life-cycle.ts';
import { forgetTryouts } from './fieldwork/moving.ts';
import type { Wave } from './fieldwork/wave.ts';
import type { Services } from './services.ts';

/** Closes waves whose last day is over, and deletes what was promised deleted by now. */
export async function keepDays(services: Services, now: Date): Promise<void> {
  const today = dayOf(now);
  await forEachWave(services, async (wave) => {
    const { survey, wave: name } = wave;
    if (wave.state === 'open' && isOver(wave, today)) {
      await closeWave(services, survey, name);
      await log(services, wave, 'wave.moved', 'Lukket på siste dag', now);
    }
    const present = await services.waves.find(survey, name);
    if (present && deletionIsDue(present, today)) {
      await deleteLinkable(services, survey, name, today);
      await log(services, wave, 'wave.linkableDeleted', 'Slettet på dagen som var lovet', now);
    }
  });
}

/** On the day of deletion a wave cannot still be open, whatever its last day says. */
function isOver({ closesOn, deleteOn }: Wave, today: Day): boolean {
  return (closesOn !== undefined && closesOn < today) || (deleteOn !== undefined && deleteOn <= today);
}

/** Completes what a close that was cut off has left, and forgets what came in while it went on. */
export async function completeClosing(services: Services): Promise<void> {
  await forEachWave(services, async ({ survey, wave, state, linkableDeletedOn }) => {
    if (allows(state, 'deleteLinkable') && linkableDeletedOn === undefined)
      await closeWave(services, survey, wave);
  });
}

/**
 * Deletes what has been tried out: answers wherever the wave is not in pilot, since members can look at the form at any
 * time, and what was said of its pages when the wave is closed.
 */
export async function forgetPilots({ catalogue, waves, pilot }: Services): Promise<void> {
  const stored = await waves.list();
  for (const { survey, wave } of catalogue.surveys.flatMap((each) => each.waves)) {
    const state = stored.find((each) => each.survey === survey && each.wave === wave)?.state ?? 'draft';
    if (state === 'pilot') continue;
    await forgetTryouts(pilot, { survey, wave });
    if (allows(state, 'deleteLinkable')) await pilot.comments.removeWave(survey, wave);
  }
}

/** One wave that cannot be closed keeps no other from being. Throws the first error when all have been tried. */
async function forEachWave(services: Services, act: (wave: Wave) => Promise<void>): Promise<void> {
  const errors: unknown[] = [];
  for (const wave of await services.waves.list()) await act(wave).catch((error) => errors.push(error));
  if (errors.length > 0) throw errors[0];
}

/** What the platform does by itself stands in the log of the organisation whose wave it is. */
async function log(
  services: Services,
  { survey, wave }: Wave,
  deed: AuditDeed,
  detail: string,
  now: Date,
): Promise<void> {
  const organisation = await ownerOf(services, survey);
  if (organisation === undefined) return;
  const at = now.toISOString();
  await services.audit.add({
    organisation,
    at,
    user: undefined,
    name: 'Plattformen',
    deed,
    survey,
    wave,
    detail,
  });
}
