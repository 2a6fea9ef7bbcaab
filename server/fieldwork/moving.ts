import { DomainError } from '../errors.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { moves, type WaveState } from './life-cycle.ts';
import { termsOf, type Wave, type WaveStore } from './wave.ts';

/** States that a wave goes to without more ado. Closing and publishing do more, and are done elsewhere. */
type PlainMove = 'draft' | 'pilot' | 'open' | 'archived';

/**
 * Moves a wave on. The questionnaire is frozen in the same write that opens it, and answers that came while it was
 * tried out are deleted before: none of them can be counted. Can be repeated: who comes second finds it done.
 *
 * Throws `conflict` when the wave cannot go there from where it is.
 */
export async function moveWave(
  stores: { waves: WaveStore; pilot: PilotStores },
  wave: Wave,
  to: PlainMove,
  questionnaire: Questionnaire,
): Promise<void> {
  const from = statesBefore(to);
  const change: Partial<Wave> = { state: to, ...(to === 'open' ? termsOf(questionnaire) : {}) };
  if (wave.state === to) return;
  if (!from.includes(wave.state)) throw cannotMove();
  if (to === 'open') await forgetTryouts(stores.pilot, wave);
  // A draft that nothing has been decided about is not stored yet.
  if (wave.state === 'draft' && !(await stores.waves.find(wave.survey, wave.wave)))
    await stores.waves.save(wave);
  if (await stores.waves.change(wave.survey, wave.wave, from, change)) return;
  if ((await stores.waves.find(wave.survey, wave.wave))?.state !== to) throw cannotMove();
}

interface OfWaves {
  removeWave(survey: string, wave: string): Promise<void>;
}

interface PilotStores {
  drafts: OfWaves;
  responses: OfWaves;
}

/** Deletes what came in while the wave was tried out. What was said of its pages is kept until the wave is closed. */
export async function forgetTryouts(
  pilot: PilotStores,
  { survey, wave }: Pick<Wave, 'survey' | 'wave'>,
): Promise<void> {
  await pilot.drafts.removeWave(survey, wave);
  await pilot.responses.removeWave(survey, wave);
}

function statesBefore(to: WaveState): WaveState[] {
  return (Object.keys(moves) as WaveState[]).filter((state) => moves[state].includes(to));
}

function cannotMove(): DomainError {
  return new DomainError(
    'conflict',
    'Undersøkelsen kan ikke endres slik nå. Last siden på nytt og se hva du kan gjøre.',
  );
}
