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
  const codes = [generation, generation + 1].map((each) =>
    personalCode(secret, { survey, wave, unit, generation: each }),
  );
  const [oldCode = '', newCode = ''] = codes;
  const moves = slugs.map((slug) => ({
    from: draftKeys(survey, slug, oldCode),
    to: draftKeys(survey, slug, newCode),
  }));
  const copies = [];
  for (const move of moves) copies.push({ move, copy: await copyDraft(drafts, move) });
  if (!(await units.renewLink(now.id, generation, linkIdOf(newCode)))) throw renewedElsewhere();
  for (const { move, copy } of copies) await finishMove(drafts, move, copy);
}

interface Move {
  from: DraftKeys;
  to: DraftKeys;
}

/** What was copied: which revision of the old draft, to which of the new. */
interface Copy {
  old: number;
  revision: number;
}

/** @returns nothing when nothing has been written */
async function copyDraft(drafts: DraftStore, { from, to }: Move): Promise<Copy | undefined> {
  const old = await drafts.find(from.id);
  if (!old) return undefined;
  const sealed = resealed(old, { from, to });
  await drafts.create({ ...old, id: to.id, state: 'open', revision: 0, sealed });
  const revision = (await drafts.find(to.id))?.revision ?? 0;
  return { old: old.revision, revision: await overwrite(drafts, old, { from, to }, revision) };
}

/** What was saved with the old link while it was being renewed is not lost either. */
async function finishMove(drafts: DraftStore, move: Move, copy: Copy | undefined): Promise<void> {
  const old = await drafts.find(move.from.id);
  if (!old?.sealed) return;
  if (!copy) await copyDraft(drafts, move);
  else if (old.revision !== copy.old || old.state === 'submitting')
    await overwrite(drafts, old, move, copy.revision);
  if (old.state === 'open') await drafts.removeOpen(old.id);
  else await drafts.markSubmitted(old.id);
}

/** An answer that is on its way in goes on being that, under the same random id: it is counted once. */
async function overwrite(
  drafts: DraftStore,
  old: DraftRecord,
  move: Move,
  revision: number,
): Promise<number> {
  const replaced = await drafts.replace(move.to.id, revision, resealed(old, move));
  const next = replaced ? revision + 1 : revision;
  if (old.state === 'submitting') await drafts.freeze(move.to.id, next);
  return next;
}

function resealed({ sealed }: DraftRecord, { from, to }: Move): Buffer {
  // Without content it has been submitted, a moment before the unit is marked as answered.
  if (!sealed) throw answered();
  return sealDraft(openDraft(sealed, from.id, from.key), to.id, to.key);
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
