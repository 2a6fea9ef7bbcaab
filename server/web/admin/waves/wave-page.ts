import { allows, moves, type WaveState } from '../../../fieldwork/life-cycle.ts';
import { type Faulty, faultyIn } from '../../../fieldwork/questionnaires/errors-in.ts';
import { type Missing, missingBeforeOpening } from '../../../fieldwork/settings.ts';
import type { Services } from '../../../services.ts';
import type { WaveVisit } from '../gate.ts';

/** The wave's own page: where it stands, what it needs, and where it can go from here. */
interface WavePage {
  units: number;
  answered: number;
  /** Answers that have come in. A number alone: what they say is nobody's to see while the wave is open. */
  responses: number;
  missing: Missing[];
  /** The questionnaires that have errors, while they can be mended. */
  faulty: Faulty[];
  next: WaveState[];
  comments: number;
}

export async function wavePage(
  services: Pick<Services, 'units' | 'responses' | 'pilot' | 'library'>,
  { wave, isPrinted }: Pick<WaveVisit, 'wave' | 'isPrinted'>,
): Promise<WavePage> {
  const [units, responses, comments] = await Promise.all([
    services.units.list(wave.survey, wave.wave),
    services.responses.count(wave.survey, wave.wave),
    services.pilot.comments.list(wave.survey, wave.wave),
  ]);
  const faulty = allows(wave.state, 'editQuestionnaire') ? faultyIn(services.library(), wave) : [];
  return {
    units: units.length,
    answered: units.filter(({ answered }) => answered).length,
    responses,
    missing: missingBeforeOpening(wave, units.length, faulty.length > 0),
    faulty,
    next: isPrinted ? [] : moves[wave.state],
    comments: comments.length,
  };
}
