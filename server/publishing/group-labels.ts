import { kindOf } from '../questionnaire/kinds/all.ts';
import { itemsOf, type Questionnaire } from '../questionnaire/questionnaire.ts';

/** What a breakdown and its groups are called. `id` is an item with one answer, or a derived variable. */
export function groupLabels(questionnaire: Questionnaire, id: string) {
  const { label, groups } = namedGroups(questionnaire, id);
  const labels = new Map(groups.map((group) => [group.code, group.label]));
  return { label, labelOf: (code: string) => labels.get(code) ?? code };
}

function namedGroups(questionnaire: Questionnaire, id: string) {
  const derived = questionnaire.derived.find((variable) => variable.id === id);
  if (derived) return { label: derived.label, groups: derived.bands };
  const item = itemsOf(questionnaire).find((candidate) => candidate.id === id);
  if (!item) throw new TypeError(`The questionnaire has no ${id} to break results down by.`);
  const measure = kindOf(item).measure(item);
  return { label: item.label ?? item.text, groups: measure.type === 'choice' ? measure.options : [] };
}
