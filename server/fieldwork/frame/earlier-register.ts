import type { Catalogue } from '../../questionnaire/catalogue.ts';
import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import type { Unit, UnitStore } from './unit.ts';

export interface EarlierRegister {
  questionnaire: Questionnaire;
  units: Unit[];
}

/**
 * The register of the wave that the questionnaire says was before it, and else of the newest earlier wave that has
 * one. Registers of waves whose linkable data is deleted are gone.
 */
export async function earlierRegister(
  units: UnitStore,
  catalogue: Pick<Catalogue, 'surveys'>,
  { survey, wave, previous }: Pick<Questionnaire, 'survey' | 'wave' | 'previous'>,
): Promise<EarlierRegister | undefined> {
  const waves = catalogue.surveys.find(({ id }) => id === survey)?.waves ?? [];
  const earlier = waves.slice(waves.findIndex((each) => each.wave === wave) + 1);
  const named = waves.filter((each) => each.wave === previous);
  for (const questionnaire of new Set([...named, ...earlier])) {
    const found = await units.list(survey, questionnaire.wave);
    if (found.length > 0) return { questionnaire, units: found };
  }
  return undefined;
}
