import type { AxisVariable } from '../../../analysis/axis.ts';
import type { Place } from '../../../analysis/crosstab.ts';
import { noAnswerCode, notAskedCode } from '../../../analysis/filter.ts';
import { translate as t } from '../../i18n/translate.ts';
import { numberOf } from '../../results/figure-number.ts';

/** Of those without an answer, who are counted and have no percentages. */
export function isMissing({ role }: Pick<Place, 'role'>): boolean {
  return role === 'noAnswer' || role === 'notAsked';
}

export function labelOfPlace({ label, role }: Place): string {
  return label ?? t(`admin.analysis.place.${role}`);
}

/** Which part of the questionnaire a variable is from, as the lists of variables are divided. */
export function partOf({ from }: AxisVariable): string {
  return 'section' in from ? from.section : t(`admin.analysis.source.${from.source}`);
}

/** A variable in a list: the number of its question, where that has one, and its short name. */
export function nameOf({ id, label, measure }: AxisVariable): string {
  // A row of a battery is told from those of others by the question.
  const number = numberOf(id) ?? numberOf(id.split('.')[0]!);
  const name = number === undefined ? label : `${number} ${label}`;
  return measure === 'number' ? `${name} (${t('admin.analysis.asNumber')})` : name;
}

/** What a filter may keep: the options, and the ways to have given none. */
export function codesOf(variable: AxisVariable | undefined): { code: string; label: string }[] {
  if (!variable) return [];
  return [
    ...variable.options,
    { code: noAnswerCode, label: t('admin.analysis.place.noAnswer') },
    { code: notAskedCode, label: t('admin.analysis.place.notAsked') },
  ];
}
