import { randomInt } from 'node:crypto';
import { DomainError } from '../errors.ts';
import type { Catalogue } from '../questionnaire/catalogue.ts';
import type { DraftKeys } from './access-code.ts';
import { coarsen } from './coarsening.ts';
import { complete, draftKeysOf } from './completing.ts';
import type { Unit, UnitStore } from './frame/unit.ts';
import { deeds } from './life-cycle.ts';
import type { MailingStore } from './mailing/mailing-store.ts';
import { type AnsweringStores, type Form, respondentFor } from './respondent.ts';
import type { ResponseStore, Traits } from './response.ts';
import { type Day, knownWave, type Wave, type WaveStore } from './wave.ts';

export interface ClosingStores extends AnsweringStores {
  waves: WaveStore;
  responses: ResponseStore;
  units: UnitStore;
  mailings: Pick<MailingStore, 'forgetReceivers'>;
  catalogue: Pick<Catalogue, 'instruments' | 'find'>;
}

/**
 * Closes a wave and forgets what ties anybody to an answer. The order matters: first nobody can begin, then what was
 * submitted is completed, and only then are the drafts deleted. Can be repeated, also when the wave is published: a
 * close that was cut off is completed by the next, and so is whatever came in while it went on.
 */
export async function closeWave(stores: ClosingStores, survey: string, name: string): Promise<void> {
  await knownWave(stores.waves, survey, name);
  await stores.waves.change(survey, name, ['open'], { state: 'closed' });
  const wave = await knownWave(stores.waves, survey, name);
  if (wave.access === 'personal') await completeFrozen(stores, wave);
  await stores.drafts.removeWave(survey, name);
  if (wave.access !== 'personal') return;
  // In a confidential wave the responses name their units, and there is nothing to hide yet.
  if (wave.mode === 'anonymous') await coarsenBackground(stores, wave);
  await foldDays(stores, wave);
  await stores.mailings.forgetReceivers(survey, name);
}

/** Takes away what would let somebody with the register find a unit's response. Can be repeated. */
export async function coarsenBackground(
  { responses, catalogue }: Pick<ClosingStores, 'responses' | 'catalogue'>,
  { survey, wave }: Pick<Wave, 'survey' | 'wave'>,
): Promise<void> {
  const order = catalogue.find(survey, wave)?.background.map(({ id }) => id) ?? [];
  // Until nothing is left to take: two apps may close the wave at once, and make different choices.
  for (;;) {
    const traits: Traits[] = [];
    for await (const each of responses.traits(survey, wave)) traits.push(each);
    const lost = coarsen(traits, order, randomInt);
    if (lost.size === 0) return;
    await responses.forgetBackground(lost);
  }
}

/** Completes each submission that was cut off: the codes can be made anew from the units, and open what is frozen. */
async function completeFrozen(stores: ClosingStores, wave: Wave): Promise<void> {
  const frozen = await stores.drafts.frozen(wave.survey, wave.wave);
  if (frozen.size === 0) return;
  const questionnaires = stores.catalogue.instruments(wave.survey, wave.wave);
  if (questionnaires.length === 0) throw withoutQuestionnaire(wave);
  // Somebody may have submitted for a unit that was then taken out of the register.
  const units = [
    ...(await stores.units.list(wave.survey, wave.wave)),
    ...(await stores.units.listRemoved(wave.survey, wave.wave)),
  ];
  // The code in force before those that were in force earlier.
  for (const unit of units)
    for (const questionnaire of questionnaires)
      for (const keys of draftKeysOf(stores.secret, questionnaire, unit).toReversed())
        if (frozen.has(keys.id)) await completeDraft(stores, { wave, questionnaire }, unit, keys);
}

async function completeDraft(
  stores: ClosingStores,
  form: Form,
  { id }: Unit,
  keys: DraftKeys,
): Promise<void> {
  const record = await stores.drafts.find(keys.id);
  // As it is now: a unit that another of its drafts has just answered for gets no second response.
  const unit = await stores.units.findById(id);
  if (record?.state !== 'submitting' || !unit) return;
  await complete(form.questionnaire, respondentFor(stores, form, unit), keys, record);
}

/** Keeps how many answered on each day, and forgets which units they were. */
async function foldDays(
  { waves, units }: Pick<ClosingStores, 'waves' | 'units'>,
  { survey, wave, answeredByDay }: Wave,
): Promise<void> {
  const answered = (await units.list(survey, wave)).filter((unit) => unit.answered);
  const days = answered.flatMap(({ answeredOn }) => answeredOn ?? []);
  // Where a day is gone already, they have been counted before it was taken.
  if (answeredByDay === undefined && days.length === answered.length)
    await waves.change(survey, wave, deeds.deleteLinkable, { answeredByDay: countsOf(days) });
  await units.forgetDays(survey, wave);
}

function countsOf(days: Day[]): Record<Day, number> {
  const counts: Record<Day, number> = {};
  for (const day of days.toSorted()) counts[day] = (counts[day] ?? 0) + 1;
  return counts;
}

function withoutQuestionnaire({ survey, wave }: Wave): DomainError {
  return new DomainError(
    'setup',
    `Noen svar på bølgen ${wave} av ${survey} er ikke ferdig lagret, og spørreskjemaet finnes ikke lenger. Legg det tilbake og lukk bølgen en gang til. Utkastene er ikke slettet.`,
  );
}
