import { DomainError } from '../../errors.ts';
import { linkIdOf, personalCode } from '../access-code.ts';
import { complete, draftKeysOf } from '../completing.ts';
import { type AnsweringStores, respondentFor } from '../respondent.ts';
import type { Wave } from '../wave.ts';
import type { Unit, UnitStore } from './unit.ts';

interface RenewalStores extends AnsweringStores {
  units: UnitStore;
}

/**
 * Gives a unit another link when its own has gone astray. The old link stops working, and what has been written with
 * it and not submitted is deleted: it may have been written by somebody else, and whoever asks for the new link must
 * not be given what a leader has written. What was submitted and cut off is completed.
 *
 * The link is changed first, so that nothing more can be written with the old one. What is left behind when the rest
 * is cut short can be opened by no link, and goes at closing.
 *
 * Throws `conflict` when the unit has answered for good, or somebody else has just renewed its link.
 */
export async function renewLink(
  stores: RenewalStores,
  { survey, wave, unit, generation }: Pick<Unit, 'survey' | 'wave' | 'unit' | 'generation'>,
): Promise<void> {
  const now = await stores.units.find(survey, wave, unit);
  if (now?.generation !== generation) throw renewedElsewhere();
  const mode = (await stores.waves.find(survey, wave))?.mode ?? 'anonymous';
  if (now.answered && mode === 'anonymous') throw answered();
  const linkId = linkIdOf(personalCode(stores.secret, { survey, wave, unit, generation: generation + 1 }));
  if (!(await stores.units.renewLink(now.id, generation, linkId, mode)))
    throw (await stores.units.findById(now.id))?.answered ? answered() : renewedElsewhere();
  await forgetDrafts(stores, mode, now);
}

/** Removes the drafts of every code that the unit had until now. */
async function forgetDrafts(stores: RenewalStores, mode: Wave['mode'], before: Unit): Promise<void> {
  for (const questionnaire of stores.catalogue.instruments(before.survey, before.wave))
    for (const keys of draftKeysOf(stores.secret, questionnaire, before)) {
      const record = await stores.drafts.find(keys.id);
      if (!record) continue;
      // As it is now: a unit that another of its drafts has just answered for gets no second response.
      const unit = await stores.units.findById(before.id);
      const form = { wave: { access: 'personal', mode }, questionnaire } as const;
      if (record.state === 'submitting' && unit)
        await complete(questionnaire, respondentFor(stores, form, unit), keys, record);
      await stores.drafts.remove(keys.id);
    }
}

function answered(): DomainError {
  return new DomainError('conflict', 'Tjenesten har svart, og trenger ingen ny lenke. Ingenting er endret.');
}

function renewedElsewhere(): DomainError {
  return new DomainError(
    'conflict',
    'Registeret er endret siden du åpnet siden. Åpne tjenesten på nytt, og se om lenken alt er fornyet.',
  );
}
