import { randomUUID } from 'node:crypto';
import { DomainError } from '../errors.ts';
import type { Catalogue } from '../questionnaire/catalogue.ts';
import { waveOf } from '../questionnaire/library.ts';
import type { Protection, Questionnaire } from '../questionnaire/questionnaire.ts';
import type { Day } from './day.ts';
import { allows, deeds, moves, type WaveState } from './life-cycle.ts';
import type { WaveCounts } from './watching/counts.ts';

export type { Day } from './day.ts';
export type { WaveState } from './life-cycle.ts';

/** What respondents were asked and promised. Fixed when the first of them can answer, or has been imported. */
interface Terms {
  /** The version of the questionnaire. */
  version: string;
  disclosure: Questionnaire['disclosure'];
  /** How much more than the standard is hidden. */
  protection?: Protection | undefined;
}

/** The words of a message to leaders, with placeholders as `{{navn}}`. */
export interface MessageText {
  subject: string;
  body: string;
}

/** `link`: a leader has asked for the link once more. */
export type MessageKind = 'invitation' | 'reminder' | 'link';

/** How a wave is fielded. Chosen by the publisher, and told to those who are asked. */
export interface WaveSettings {
  /** `open`: whoever has the address can answer. `personal`: each unit in the register has a link of its own. */
  access: 'open' | 'personal';
  /** `confidential`: the answers are stored with the unit that gave them, and can be changed until closing. */
  mode: 'anonymous' | 'confidential';
  /** The last day to answer. */
  closesOn?: Day | undefined;
  /** The day on which everything that ties people or units to the wave is deleted. */
  deleteOn?: Day | undefined;
  /** Whom those who are asked can turn to. */
  contact?: { name: string; email: string; phone?: string | undefined } | undefined;
  /** Why the publisher may process personal data, in words. */
  legalBasis?: string | undefined;
  /** The days on which a reminder is sent to those who have not answered. */
  reminderDays: Day[];
  /** The publisher's own words. A kind without any has the platform's. */
  messages: Partial<Record<MessageKind, MessageText>>;
}

/** Words of the questionnaire that were corrected after opening. */
export interface Correction {
  on: Day;
  /** The questionnaire that was corrected, and its version from then on. */
  slug: string;
  version: string;
  /** The version of the wave, its instruments joined, from then on. */
  waveVersion: string;
  /** Why, to the readers of the method page. */
  note: string;
  changes: { at: string; before: string; after: string }[];
}

/** Without terms in full: a wave that was stored before they were kept. */
export interface Wave extends Partial<Terms>, WaveSettings {
  survey: string;
  wave: string;
  state: WaveState;
  /** The answers are made up, and every page about them says so. */
  example: boolean;
  corrections: Correction[];
  /** How many answered on each day. Made at closing, when the days are taken away from the units. */
  answeredByDay?: Record<Day, number> | undefined;
  /** Who took part, in numbers that point at no unit. Made when the units are deleted. */
  rates?: WaveCounts | undefined;
  /** Made anew whenever answers are imported: what was read under another is not what is stored. */
  importMark?: string | undefined;
  /** When linkable data was deleted. */
  linkableDeletedOn?: Day | undefined;
}

/** What a wave must have to be stored. The rest is as in {@link usualSettings}. */
export type NewWave = Pick<Wave, 'survey' | 'wave' | 'state' | 'example'> & Partial<Wave>;

/** What a publisher has not chosen. */
export const usualSettings: WaveSettings & Pick<Wave, 'corrections'> = {
  access: 'open',
  mode: 'anonymous',
  reminderDays: [],
  messages: {},
  corrections: [],
};

export interface WaveStore {
  find(survey: string, wave: string): Promise<Wave | undefined>;
  list(): Promise<Wave[]>;
  /** Stores what is given of the wave, and leaves the rest as it was. */
  save(wave: NewWave): Promise<void>;
  /**
   * Changes a stored wave if it is in one of the states, and with `known`, if these are still its corrections. Tells
   * whether it was: nothing can come in between.
   */
  change(
    survey: string,
    wave: string,
    states: readonly WaveState[],
    change: Partial<Wave>,
    known?: Pick<Wave, 'corrections'>,
  ): Promise<boolean>;
  /** Removes a stored wave if it is in one of the states. Tells whether it is gone. */
  remove(survey: string, wave: string, states: readonly WaveState[]): Promise<boolean>;
}

/** A wave that nobody has done anything with yet is a draft. */
export function newDraft(survey: string, wave: string): Wave {
  return { survey, wave, state: 'draft', example: false, ...usualSettings };
}

/** @param questionnaire the wave as a whole */
export function termsOf({ version, disclosure, protection }: Questionnaire): Terms {
  return { version, disclosure, ...(protection ? { protection } : {}) };
}

/**
 * Opens a wave for answers by open link. A wave is opened once: after closing, drafts and used codes are gone for good.
 * One with personal links is opened on its own page, which knows what must be there first.
 */
export async function openWave(waves: WaveStore, wanted: Omit<NewWave, 'state'>): Promise<void> {
  const wave = await waves.find(wanted.survey, wanted.wave);
  if (wave) refuseMixing(wave, wanted.example);
  if (wave?.state === 'open') return;
  if (wave && !moves[wave.state].includes('open'))
    throw new DomainError('conflict', `${nameOf(wanted)} er lukket, og kan ikke åpnes igjen.`);
  if (wave?.access === 'personal')
    throw new DomainError(
      'conflict',
      `${nameOf(wanted)} har personlige lenker. Åpne den på siden dens under /admin, som viser om noe mangler.`,
    );
  await waves.save({ ...wanted, state: 'open' });
}

/**
 * Takes answers from another tool into a wave by `store`, and the wave counts as closed from then on. Throws
 * `conflict` while leaders are answering it, and when made-up answers would be counted with real ones. When
 * nothing could be stored, the wave is as before: one that was never opened still can be.
 */
export async function receiveImport<Outcome>(
  waves: WaveStore,
  wanted: Omit<NewWave, 'state'>,
  store: () => Promise<Outcome>,
): Promise<Outcome> {
  const wave = await waves.find(wanted.survey, wanted.wave);
  if (wave) refuseMixing(wave, wanted.example);
  if (wave && !allows(wave.state, 'importAnswers'))
    throw new DomainError(
      'conflict',
      `${nameOf(wanted)} er åpen for svar. Lukk den før du importerer. Ingenting er endret.`,
    );
  const mark = async () =>
    wave && (await waves.change(wave.survey, wave.wave, deeds.importAnswers, { importMark: randomUUID() }));
  // Before as well as after: an import that is cut off has changed something too.
  await mark();
  const outcome = await store();
  await mark();
  if (!wave || wave.state === 'draft') await waves.save({ ...wanted, state: 'closed' });
  return outcome;
}

/**
 * Whether a version of the wave's questionnaire is the one that respondents were asked, or that one with words
 * corrected since. Corrections are recorded before they are made, so either may be there.
 */
export function isAsAsked(
  { version, corrections = [] }: Partial<Pick<Wave, 'version' | 'corrections'>>,
  present: string | undefined,
): boolean {
  return version === present || corrections.some(({ waveVersion }) => waveVersion === present);
}

/** The corrections that have been made in a version of the wave. One that was cut off is recorded, and not made. */
export function correctionsIn(
  { corrections = [] }: Partial<Pick<Wave, 'corrections'>>,
  version: string,
): Correction[] {
  return corrections.slice(0, corrections.findLastIndex(({ waveVersion }) => waveVersion === version) + 1);
}

type Asked = Pick<Wave, 'survey' | 'wave' | 'state' | 'example' | 'version'> &
  Partial<Pick<Wave, 'corrections'>>;

/** Whether an open wave's questionnaire is another than leaders have begun on. */
export function hasChanged({ survey, wave, state, example, ...asked }: Asked, catalogue: Catalogue): boolean {
  return (
    state === 'open' &&
    !example &&
    asked.version !== undefined &&
    !isAsAsked(asked, catalogue.find(survey, wave)?.version)
  );
}

/**
 * A leader must not meet other questions halfway: throws `setup` when the file of an open wave's questionnaire has
 * changed. One that is stored is not for whoever runs the server to put back, and must not stop the waves of others:
 * its own form is held back, see `fieldedInstruments`.
 *
 * @param stored the questionnaires that are stored
 * @returns the waves whose form is held back
 */
export function refuseChanged<Each extends Asked>(
  waves: Each[],
  catalogue: Catalogue,
  stored: readonly { survey: string; slug: string }[] = [],
): Each[] {
  const changed = waves.filter((wave) => hasChanged(wave, catalogue));
  const isStored = ({ survey, wave }: Each) =>
    stored.some((each) => each.survey === survey && waveOf(each.slug) === wave);
  const files = changed.filter((each) => !isStored(each));
  if (files.length === 0) return changed;
  const names = files.map(({ survey, wave }) => `  ${survey}/${wave}.json`).join('\n');
  throw new DomainError(
    'setup',
    `Spørreskjemaer er endret eller borte etter at bølgen ble åpnet for svar:\n${names}\nSett filene tilbake slik de var, eller lukk bølgen med «npm run survey -- close».`,
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
