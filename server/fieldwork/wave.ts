import { DomainError } from '../errors.ts';
import type { Catalogue } from '../questionnaire/catalogue.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import type { DraftStore } from './draft.ts';

/**
 * Where a wave is in its life. `open` takes answers and shows none; `closed` takes no more; `published` has
 * results that the public can read.
 */
export type WaveState = 'open' | 'closed' | 'published';

/** What respondents were asked and promised. Fixed when the first of them can answer, or has been imported. */
export interface Terms {
  /** The version of the questionnaire. */
  version: string;
  disclosure: Questionnaire['disclosure'];
}

/** Without terms in full: a wave that was stored before they were kept. */
export interface Wave extends Partial<Terms> {
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

/** @param questionnaire the wave as a whole */
export function termsOf({ version, disclosure }: Questionnaire): Terms {
  return { version, disclosure };
}

/** Opens a wave for answers. A wave is opened once: after closing, drafts and used codes are gone for good. */
export async function openWave(waves: WaveStore, wanted: Omit<Wave, 'state'>): Promise<void> {
  const wave = await waves.find(wanted.survey, wanted.wave);
  if (wave) refuseMixing(wave, wanted.example);
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

/**
 * Takes answers from another tool into a wave by `store`, and the wave counts as closed from then on. Throws
 * `conflict` while leaders are answering it, and when made-up answers would be counted with real ones. When
 * nothing could be stored, the wave is as before: one that was never opened still can be.
 */
export async function receiveImport<Outcome>(
  waves: WaveStore,
  wanted: Omit<Wave, 'state'>,
  store: () => Promise<Outcome>,
): Promise<Outcome> {
  const wave = await waves.find(wanted.survey, wanted.wave);
  if (wave) refuseMixing(wave, wanted.example);
  if (wave?.state === 'open')
    throw new DomainError(
      'conflict',
      `${nameOf(wanted)} er åpen for svar. Lukk den før du importerer. Ingenting er endret.`,
    );
  const outcome = await store();
  if (!wave) await waves.save({ ...wanted, state: 'closed' });
  return outcome;
}

/** A leader must not meet other questions halfway: throws `setup` when an open wave's questionnaire has changed. */
export function refuseChanged(waves: Wave[], catalogue: Catalogue): void {
  const changed = waves.filter(
    ({ survey, wave, state, example, version }) =>
      state === 'open' &&
      !example &&
      version !== undefined &&
      catalogue.find(survey, wave)?.version !== version,
  );
  if (changed.length === 0) return;
  const files = changed.map(({ survey, wave }) => `  ${survey}/${wave}.json`).join('\n');
  throw new DomainError(
    'setup',
    `Spørreskjemaer er endret eller borte etter at bølgen ble åpnet for svar:\n${files}\nSett filene tilbake slik de var, eller lukk bølgen med «npm run survey -- close».`,
  );
}

/** Throws `missing` when the wave has been neither opened nor imported. */
export async function knownWave(waves: WaveStore, survey: string, name: string): Promise<Wave> {
  const wave = await waves.find(survey, name);
  if (!wave)
    throw new DomainError('missing', `${nameOf({ survey, wave: name })} er ikke åpnet eller importert.`);
  return wave;
}

function refuseMixing(wave: Wave, example: boolean): void {
  if (wave.example === example) return;
  throw new DomainError(
    'conflict',
    `${nameOf(wave)} er eksempeldata. Begynn med en tom database: en annen DATA_DIR eller MONGODB_URI, med NODE_ENV=production. Ingenting er endret.`,
  );
}

function nameOf({ survey, wave }: { survey: string; wave: string }): string {
  return `Bølgen ${wave} av ${survey}`;
}
