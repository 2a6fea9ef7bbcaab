import { type AccessCode, accessCodeIn, linkIdOf } from '../../fieldwork/access-code.ts';
import type { Unit } from '../../fieldwork/frame/unit.ts';
import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import type { Services } from '../../services.ts';

/** A unit that somebody has the code of, and the form it is asked to fill in. */
export interface UnitWithCode {
  code: AccessCode;
  unit: Unit;
  questionnaire: Questionnaire;
}

/** The unit that a code belongs to, and its form; nothing when it is nobody's. */
export async function unitWithCode(
  { units, catalogue }: Pick<Services, 'units' | 'catalogue'>,
  given: string,
): Promise<UnitWithCode | undefined> {
  const code = accessCodeIn(given);
  const unit = code === undefined ? undefined : await units.findByLink(linkIdOf(code));
  const questionnaire =
    unit &&
    catalogue
      .instruments(unit.survey, unit.wave)
      .find(({ instrument }) => instrument?.id === unit.instrument);
  return code !== undefined && unit && questionnaire ? { code, unit, questionnaire } : undefined;
}
