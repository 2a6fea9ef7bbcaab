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
      : await record(shelf, wanted, recorded(shelf, wanted, definition, changes, note));
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

/** How often the list of corrections is read anew, when others write to it at the same time. */
const attempts = 10;

async function record(shelf: Shelf, wanted: Wanted, made: Correction): Promise<boolean> {
  const isRecorded = await rewrite(shelf, wanted, async (corrections) => {
    const done = correctionsIn({ corrections }, await versionNow(shelf, wanted));
    return { corrections: [...done, made] };
  });
  if (!isRecorded) return false;
  if (await shelf.questionnaires.save(toStore(wanted))) return settle(shelf, wanted, made);
  await rewrite(shelf, wanted, (corrections) => ({ corrections: allBut(made, corrections) }));
  return false;
}

/**
 * The wave's terms follow. Whoever corrects another instrument of the wave at the same moment knows nothing of this
 * correction: it may have been taken for one that was cut off, and neither version has the words of both. Then the
 * correction is recorded again, with the version that the wave has now.
 */
async function settle(shelf: Shelf, wanted: Wanted, made: Correction): Promise<boolean> {
  return rewrite(shelf, wanted, async (corrections) => {
    const version = await versionNow(shelf, wanted);
    const isThere = corrections.some((each) => isSameCorrection(each, made));
    if (isThere && corrections.at(-1)?.waveVersion === version) return { version };
    return { version, corrections: [...allBut(made, corrections), { ...made, waveVersion: version }] };
  });
}

/** Writes what `change` makes of the corrections, if nobody has written others meanwhile; otherwise tries again. */
async function rewrite(
  { waves }: Shelf,
  wanted: Wanted,
  change: (corrections: Correction[]) => Partial<Wave> | Promise<Partial<Wave>>,
): Promise<boolean> {
  const { survey, wave } = placeOf(wanted);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const known = await waves.find(survey, wave);
    if (!known || !allows(known.state, 'correctWording')) return false;
    const { corrections } = known;
    const next = await change(corrections);
    if (await waves.change(survey, wave, deeds.correctWording, next, { corrections })) return true;
  }
  return false;
}

/** The version of the wave as it stands, whoever has changed it. */
async function versionNow(shelf: Shelf, wanted: Wanted): Promise<string> {
  await shelf.freshCatalogue(true);
  const library = shelf.library();
  const present = writtenIn(library, wanted);
  return (present && waveVersionWith(library, present)) ?? '';
}

function allBut(made: Correction, corrections: Correction[]): Correction[] {
  return corrections.filter((each) => !isSameCorrection(each, made));
}

function isSameCorrection(one: Correction, other: Correction): boolean {
  return one.slug === other.slug && one.version === other.version;
}
