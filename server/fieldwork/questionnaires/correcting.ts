import { shapedIn } from '../../questionnaire/consistency/relatives.ts';
import { type Change, correctionOf } from '../../questionnaire/correction.ts';
import type { Definition } from '../../questionnaire/definition.ts';
import { brokenBy, checkIn, placeOf, waveOf } from '../../questionnaire/library.ts';
import { questionnaireIn } from '../../questionnaire/questionnaire.ts';
import type { Path } from '../../questionnaire/schema-texts.ts';
import { allows, deeds } from '../life-cycle.ts';
import { type Correction, correctionsIn, type Wave } from '../wave.ts';
import { type Outcome, type Shelf, toStore, type Wanted, waveVersionWith, writtenIn } from './shelf.ts';

/** `refused`: more than words, or more than a little. `unexplained`: readers must be told why. */
export type CorrectionOutcome =
  | Outcome
  | { outcome: 'refused'; findings: []; refusals: { path: Path; message: string }[] }
  | { outcome: 'unexplained'; findings: []; changes: Change[] };

/**
 * Corrects words in a questionnaire that has been opened. In this order, so that it can be repeated from wherever it
 * was cut off: the correction is recorded with the version it makes, the questionnaire is stored, and the wave's terms
 * follow. A recorded correction counts from when the questionnaire has its version, see `correctionsIn`.
 *
 * @param note why, to the readers of the method page
 */
export async function correctQuestionnaire(
  shelf: Shelf,
  wave: Wave,
  wanted: Wanted,
  note: string,
): Promise<CorrectionOutcome> {
  const library = shelf.library();
  const { definition, findings } = checkIn(library, wanted);
  const before = shapedIn(writtenIn(library, wanted)?.source ?? '');
  if (!definition) return { outcome: 'errors', findings };
  if (!before) return { outcome: 'overtaken', findings };
  const correction = correctionOf(before, definition);
  if ('refusals' in correction) return { outcome: 'refused', findings: [], refusals: correction.refusals };
  const slugs = await fixedBrokenBy(shelf, wanted);
  if (slugs.length > 0) return { outcome: 'breaks', findings, slugs };
  const { changes } = correction;
  if (changes.length > 0 && note === '') return { outcome: 'unexplained', findings: [], changes };
  const isDone =
    changes.length === 0
      ? await shelf.questionnaires.save(toStore(wanted))
      : await record(shelf, wave, wanted, recorded(shelf, wanted, definition, changes, note));
  await shelf.freshCatalogue(true);
  return { outcome: isDone ? 'saved' : 'overtaken', findings };
}

/**
 * Those that would have errors and cannot be changed any more. The next wave, if it is being made, may say that the
 * words are the same as in this one: its author is told so, and mends it.
 */
async function fixedBrokenBy(shelf: Shelf, wanted: Wanted): Promise<string[]> {
  const fixed = await Promise.all(
    brokenBy(shelf.library(), wanted).map(async (slug) => {
      const wave = await shelf.waves.find(wanted.survey, waveOf(slug));
      return wave && !allows(wave.state, 'editQuestionnaire') ? [slug] : [];
    }),
  );
  return fixed.flat();
}

function recorded(
  shelf: Shelf,
  wanted: Wanted,
  definition: Definition,
  changes: Change[],
  note: string,
): Correction {
  return {
    on: wanted.today,
    slug: wanted.slug,
    version: questionnaireIn('nb', definition).version,
    waveVersion: waveVersionWith(shelf.library(), wanted) ?? '',
    note,
    changes,
  };
}

async function record(
  shelf: Shelf,
  { corrections }: Wave,
  wanted: Wanted,
  made: Correction,
): Promise<boolean> {
  const { survey, wave } = placeOf(wanted);
  const present = writtenIn(shelf.library(), wanted);
  const version = present && waveVersionWith(shelf.library(), present);
  const done = correctionsIn({ corrections }, version ?? '');
  const change = (what: Partial<Wave>) => shelf.waves.change(survey, wave, deeds.correctWording, what);
  if (!(await change({ corrections: [...done, made] }))) return false;
  if (!(await shelf.questionnaires.save(toStore(wanted)))) {
    await change({ corrections: done });
    return false;
  }
  return change({ version: made.waveVersion });
}
