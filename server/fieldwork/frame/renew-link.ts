import { DomainError } from '../../errors.ts';
import { type DraftKeys, draftKeys, linkIdOf, personalCode } from '../access-code.ts';
import { type DraftRecord, type DraftStore, openDraft, sealDraft } from '../draft.ts';
import type { Unit, UnitStore } from './unit.ts';

interface RenewalStores {
  units: UnitStore;
  drafts: DraftStore;
  secret: Buffer;
}

/**
 * Gives a unit another link when its own has gone astray. The old link stops working, and what has been written with
 * it goes on under the new one.
 *
 * The draft is stored under the new code before the link is changed, and removed from the old one after: renewing
 * that was cut short loses nothing, and can be repeated. Nobody has the new code before the link is changed, so what
 * is under it until then is from an earlier try.
 *
 * Throws `conflict` when the unit has answered, or somebody else has just renewed its link.
 *
 * @param slugs the questionnaires of the wave
 */
export async function renewLink(
  { units, drafts, secret }: RenewalStores,
  { survey, wave, unit, generation }: Unit,
  slugs: string[],
): Promise<void> {
  const now = await units.find(survey, wave, unit);
  if (now?.generation !== generation) throw renewedElsewhere();
  if (now.answered) throw answered();
  const oldCode = personalCode(secret, { survey, wave, unit, generation });
  const newCode = personalCode(secret, { survey, wave, unit, generation: generation + 1 });
  const moves = slugs.map((slug) => ({
    from: draftKeys(survey, slug, oldCode),
    to: draftKeys(survey, slug, newCode),
  }));
  const copies = await Promise.all(
    moves.map(async (move) => ({ move, copied: await copyDraft(drafts, move) })),
  );
  if (!(await units.renewLink(now.id, generation, linkIdOf(newCode)))) throw renewedElsewhere();
  for (const { move, copied } of copies) await finishMove(drafts, move, copied);
}

interface Move {
  from: DraftKeys;
  to: DraftKeys;
}

/** @returns the draft that was copied, nothing when nothing has been written */
async function copyDraft(drafts: DraftStore, { from, to }: Move): Promise<DraftRecord | undefined> {
  const old = await drafts.find(from.id);
  if (!old) return undefined;
  // Without content it has been submitted, a moment before the unit is marked as answered.
  if (!old.sealed) throw answered();
  const sealed = sealDraft(openDraft(old.sealed, from.id, from.key), to.id, to.key);
  await drafts.remove(to.id);
  // An answer that is on its way in goes on being that, under the same random id: it is counted once.
  await drafts.create({ ...old, id: to.id, sealed });
  return old;
}

/** What was saved with the old link while it was being renewed is not lost either. */
async function finishMove(drafts: DraftStore, move: Move, copied: DraftRecord | undefined): Promise<void> {
  const old = await drafts.find(move.from.id);
  if (!old) return;
  if (old.sealed && (old.revision !== copied?.revision || old.state !== copied.state))
    await copyDraft(drafts, move);
  await drafts.remove(old.id);
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
