import { backgroundGroups } from '../questionnaire/background.ts';
import { instrumentBreakdown } from '../questionnaire/instruments.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import { variablesIn } from '../questionnaire/variables.ts';
import { listed } from '../questionnaire/wording.ts';

/**
 * What a breakdown and its groups are called; groups that are merged by all their names. `id` is an item with one answer,
 * a derived variable, or background.
 */
export function groupLabels(questionnaire: Questionnaire, id: string) {
  const { label, groups } = namedGroups(questionnaire, id);
  const labels = new Map(groups.map((group) => [group.code, group.label]));
  const nameOf = (code: string) => labels.get(code) ?? code;
  return { label, labelOf: (codes: string[]) => listed(codes.map(nameOf), 'nb', 'conjunction') };
}

/** The groups of a breakdown as the questionnaire has them, before any is merged. */
export function namedGroups(questionnaire: Questionnaire, id: string) {
  if (id === instrumentBreakdown)
    return {
      label: 'Skjema',
      groups: questionnaire.instruments.map(({ id: code, label }) => ({ code, label })),
    };
  const derived = questionnaire.derived.find((variable) => variable.id === id);
  if (derived) return { label: derived.label, groups: derived.bands };
  const known = questionnaire.background.find((background) => background.id === id);
  if (known) return { label: known.text, groups: backgroundGroups(known) };
  const variable = variablesIn(questionnaire).find((candidate) => candidate.id === id);
  if (!variable) throw new TypeError(`The questionnaire has no ${id} to break results down by.`);
  const { label, measure } = variable;
  return { label, groups: measure.type === 'number' ? [] : measure.options };
}
