import { DomainError } from '../errors.ts';
import type { Wave } from '../fieldwork/wave.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import type { Services } from '../services.ts';

/** A wave that somebody has opened, with its questionnaire. */
export interface FieldedWave {
  wave: Wave;
  questionnaire: Questionnaire;
}

/** Throws `missing` when there is no such wave, or it has never been opened. */
export async function fieldedWave(
  services: Pick<Services, 'catalogue' | 'waves'>,
  survey: string,
  name: string,
): Promise<FieldedWave> {
  const questionnaire = services.catalogue.find(survey, name);
  const wave = questionnaire && (await services.waves.find(survey, name));
  if (!wave) throw new DomainError('missing', 'Vi finner ikke denne undersøkelsen. Sjekk adressen.');
  return { wave, questionnaire };
}
