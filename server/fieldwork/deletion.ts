import { DomainError } from '../errors.ts';
import { type ClosingStores, closeWave, coarsenBackground } from './closing.ts';
import { allows, deeds } from './life-cycle.ts';
import { guardedCounts } from './watching/guard.ts';
import { type Day, knownWave, type Wave } from './wave.ts';

interface OfWaves {
  removeWave(survey: string, wave: string): Promise<void>;
}

export interface DeletionStores extends ClosingStores {
  mailings: ClosingStores['mailings'] & OfWaves;
  /** What came in while the wave was tried out. */
  pilot: { drafts: OfWaves; responses: OfWaves; comments: OfWaves };
}

/** Whether the day has come that was promised. */
export function deletionIsDue(
  { state, deleteOn, linkableDeletedOn }: Pick<Wave, 'state' | 'deleteOn' | 'linkableDeletedOn'>,
  today: Day,
): boolean {
  return (
    allows(state, 'deleteLinkable') &&
    deleteOn !== undefined &&
    deleteOn <= today &&
    linkableDeletedOn === undefined
  );
}

/**
 * Deletes everything that ties people or units to a wave: names, addresses and links, who answered, what was sent to
 * whom, and in a confidential wave which unit gave which answers. What is left of who took part are numbers that point
 * at nobody. Can be repeated: the day is noted when all of it is done.
 *
 * Throws `conflict` while the wave takes answers, or has not begun.
 */
export async function deleteLinkable(
  stores: DeletionStores,
  survey: string,
  name: string,
  today: Day,
): Promise<void> {
  const { state } = await knownWave(stores.waves, survey, name);
  if (!allows(state, 'deleteLinkable')) throw notClosed();
  await closeWave(stores, survey, name);
  const wave = await knownWave(stores.waves, survey, name);
  if (wave.access === 'personal') await coarsenBackground(stores, wave);
  await stores.responses.forgetUnits(survey, name);
  await stores.mailings.removeWave(survey, name);
  for (const store of Object.values(stores.pilot)) await store.removeWave(survey, name);
  await removeUnits(stores, wave);
  if (wave.linkableDeletedOn === undefined)
    await stores.waves.change(survey, name, deeds.deleteLinkable, { linkableDeletedOn: today });
}

/**
 * The numbers are stored before the first unit is removed, and are never made from those that are left: who sees some
 * of them gone, sees the numbers too.
 */
async function removeUnits(
  { waves, units }: Pick<DeletionStores, 'waves' | 'units'>,
  { survey, wave: name }: Wave,
): Promise<void> {
  const all = await units.list(survey, name);
  const { rates } = await knownWave(waves, survey, name);
  if (all.length > 0 && rates === undefined)
    await waves.change(survey, name, deeds.deleteLinkable, { rates: guardedCounts(all) });
  await units.removeWave(survey, name);
}

function notClosed(): DomainError {
  return new DomainError(
    'conflict',
    'Undersøkelsen er ikke lukket. Lukk den før du sletter det som knytter svarene til tjenestene. Ingenting er endret.',
  );
}
