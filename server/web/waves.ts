import { DomainError } from '../errors.ts';
import { publicStateOf } from '../fieldwork/life-cycle.ts';
import { hasChanged, type Wave } from '../fieldwork/wave.ts';
import { questionnairesNamed } from '../questionnaire/catalogue.ts';
import { waveOf } from '../questionnaire/library.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import type { Services } from '../services.ts';

/** A wave that somebody has opened, with its questionnaire. */
export interface FieldedWave {
  wave: Wave;
  questionnaire: Questionnaire;
}

type Fielded = Pick<Services, 'catalogue' | 'waves'>;

/** The wave as a whole. Throws `missing` when there is no such wave, or it has never been opened. */
export async function fieldedWave(services: Fielded, survey: string, name: string): Promise<FieldedWave> {
  const questionnaire = services.catalogue.find(survey, name);
  const wave = questionnaire && (await services.waves.find(survey, name));
  if (!wave || !publicStateOf(wave.state)) throw noSuchWave();
  return { wave, questionnaire };
}

/**
 * The questionnaires that a form's address may mean: one, or all of the wave's where the address names none. Throws
 * `unavailable` for an open wave whose questionnaire is not the one that leaders have begun on.
 */
export async function fieldedInstruments(
  services: Fielded,
  survey: string,
  slug: string,
): Promise<{ wave: Wave; questionnaires: [Questionnaire, ...Questionnaire[]] }> {
  const [first, ...rest] = questionnairesNamed(services.catalogue, survey, slug);
  const wave = await services.waves.find(survey, waveOf(slug));
  if (wave && hasChanged(wave, services.catalogue)) throw new DomainError('unavailable', heldBack);
  if (!first || !wave || !publicStateOf(wave.state)) throw noSuchWave();
  return { wave, questionnaires: [first, ...rest] };
}

const heldBack =
  'Spørreskjemaet er midlertidig stengt, fordi det ikke lenger er likt det du begynte på. Det du har svart, er tatt vare på. Prøv igjen senere.';

export function noSuchWave(): DomainError {
  return new DomainError('missing', 'Vi finner ikke denne undersøkelsen. Sjekk adressen.');
}
