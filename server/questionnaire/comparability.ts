import { compareBackground } from './comparability/background.ts';
import { compareItems, type ItemComparison, isStronger } from './comparability/compare-items.ts';
import { counterpartOf } from './comparability/counterpart.ts';
import { compareDerived } from './comparability/derived.ts';
import type { Definition } from './definition.ts';
import { type Questionnaire, questionnaireIn } from './questionnaire.ts';

export type { Found, ItemComparison } from './comparability/compare-items.ts';
export { comparisonProblems } from './comparability/problems.ts';

/**
 * How every item, indicator, count and background variable of either questionnaire compares with the one of the same id in the other,
 * told in bokmål.
 */
export function compareWaves(before: Definition, after: Definition): ItemComparison[] {
  return compareQuestionnaires(questionnaireIn('nb', before), questionnaireIn('nb', after));
}

/**
 * How the items of two waves compare when each may have several instruments. An item of several instruments
 * compares as in the one where it changed most: a series that is broken for some is broken.
 */
export function compareInstruments(before: Questionnaire[], after: Questionnaire[]): ItemComparison[] {
  const strongest = new Map<string, ItemComparison>();
  for (const instrument of after) {
    const earlier = counterpartOf(instrument, before);
    for (const comparison of earlier ? compareQuestionnaires(earlier, instrument) : []) {
      const known = strongest.get(comparison.id);
      if (!known || isStronger(comparison, known)) strongest.set(comparison.id, comparison);
    }
  }
  return [...strongest.values()];
}

function compareQuestionnaires(before: Questionnaire, after: Questionnaire): ItemComparison[] {
  const items = compareItems(before, after);
  return [...items, ...compareDerived(before, after, items), ...compareBackground(before, after)];
}
