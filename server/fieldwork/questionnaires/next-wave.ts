import { shapedIn } from '../../questionnaire/consistency/relatives.ts';
import type { Finding } from '../../questionnaire/finding.ts';
import { checkIn, isSame, overlaid, type Written, waveOf } from '../../questionnaire/library.ts';
import { type NextWave, nextWaveOf } from '../../questionnaire/next-wave.ts';
import { slugOf } from '../../questionnaire/questionnaire.ts';
import { type Day, newDraft, type Wave } from '../wave.ts';
import { type Shelf, toStore } from './shelf.ts';

interface WantedWave extends NextWave {
  closesOn: Day | undefined;
  today: Day;
}

/** `taken`: there is a wave of that name already. */
type NextWaveOutcome =
  | { outcome: 'made' }
  | { outcome: 'taken' }
  | { outcome: 'errors'; findings: Finding[] };

/**
 * Makes the next wave from one that is there: a questionnaire for each instrument, and a draft with the same settings
 * but for the days. Everything is checked before anything is stored. What was cut off is completed by doing the same
 * again: what is stored already is then the same.
 */
export async function makeNextWave(shelf: Shelf, from: Wave, wanted: WantedWave): Promise<NextWaveOutcome> {
  const library = shelf.library();
  const made = questionnairesOf(library.written, from, wanted);
  const beside = { ...library, written: overlaid(library.written, made) };
  const isStrange = (each: Written) =>
    each.survey === from.survey &&
    waveOf(each.slug) === wanted.wave &&
    !made.some((own) => isSame(own, each) && own.source === each.source);
  if (library.written.some(isStrange)) return { outcome: 'taken' };
  const findings = made.flatMap((each) => checkIn(beside, each).findings);
  if (findings.some(({ severity }) => severity === 'error')) return { outcome: 'errors', findings };
  for (const each of made)
    if (!(await shelf.questionnaires.save(toStore({ ...each, revision: 0, today: wanted.today }))))
      return { outcome: 'taken' };
  if (!(await shelf.waves.find(from.survey, wanted.wave))) await shelf.waves.save(draftAfter(from, wanted));
  await shelf.freshCatalogue(true);
  return { outcome: 'made' };
}

function questionnairesOf(written: readonly Written[], { survey, wave }: Wave, next: NextWave): Written[] {
  return written
    .filter((each) => each.survey === survey && waveOf(each.slug) === wave)
    .flatMap(({ source }) => {
      const definition = shapedIn(source);
      if (!definition) return [];
      const slug = slugOf({ ...definition, wave: next.wave });
      return [{ survey, slug, source: nextWaveOf(source, definition, next) }];
    });
}

/** The days are of the wave that was: nothing is sent on them again. */
function draftAfter({ survey, access, mode, contact, legalBasis, messages }: Wave, wanted: WantedWave): Wave {
  const { closesOn } = wanted;
  return { ...newDraft(survey, wanted.wave), access, mode, contact, legalBasis, messages, closesOn };
}
