import { DomainError } from '../errors.ts';
import type { DraftStore } from './draft.ts';

/**
 * Where a wave is in its life. `open` takes answers and shows none; `closed` takes no more; `published` has
 * results that the public can read.
 */
export type WaveState = 'open' | 'closed' | 'published';

export interface Wave {
  survey: string;
  wave: string;
  state: WaveState;
  /** The answers are made up, and every page about them says so. */
  example: boolean;
}

export interface WaveStore {
  find(survey: string, wave: string): Promise<Wave | undefined>;
  list(): Promise<Wave[]>;
  save(wave: Wave): Promise<void>;
}

/** Opens a wave for answers. A wave is opened once: after closing, drafts and used codes are gone for good. */
export async function openWave(waves: WaveStore, wanted: Omit<Wave, 'state'>): Promise<void> {
  const wave = await waves.find(wanted.survey, wanted.wave);
  if (wave?.state === 'open') return;
  if (wave) throw new DomainError('conflict', `${nameOf(wanted)} er lukket, og kan ikke åpnes igjen.`);
  await waves.save({ ...wanted, state: 'open' });
}

/** Closes a wave and forgets its drafts. Can be repeated: a close that was cut off is completed by the next. */
export async function closeWave(
  stores: { waves: WaveStore; drafts: DraftStore },
  survey: string,
  name: string,
): Promise<void> {
  const wave = await knownWave(stores.waves, survey, name);
  if (wave.state === 'open') await stores.waves.save({ ...wave, state: 'closed' });
  await stores.drafts.removeWave(survey, name);
}

/** Throws `missing` when the wave has been neither opened nor imported. */
export async function knownWave(waves: WaveStore, survey: string, name: string): Promise<Wave> {
  const wave = await waves.find(survey, name);
  if (!wave)
    throw new DomainError('missing', `${nameOf({ survey, wave: name })} er ikke åpnet eller importert.`);
  return wave;
}

function nameOf({ survey, wave }: { survey: string; wave: string }): string {
  return `Bølgen ${wave} av ${survey}`;
}
