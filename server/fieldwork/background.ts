import { groupHolding } from '../questionnaire/background.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import type { RegisterFacts } from './frame/variables.ts';

/**
 * What a response may hold of the register: for each background variable of the questionnaire the code of its group,
 * and never the fact itself. A variable has no key where the register says nothing, or no group holds what it says.
 */
export function backgroundOf(
  { background }: Pick<Questionnaire, 'background'>,
  facts: RegisterFacts,
): Record<string, string> {
  return Object.fromEntries(
    background.flatMap((variable) => {
      const fact = facts[variable.from];
      const group = fact === undefined ? undefined : groupHolding(variable, fact);
      return group ? [[variable.id, group.code]] : [];
    }),
  );
}
