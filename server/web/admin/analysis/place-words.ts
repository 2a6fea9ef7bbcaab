import type { AxisVariable } from '../../../analysis/axis.ts';
import type { Place } from '../../../analysis/crosstab.ts';
import { translate as t } from '../../i18n/translate.ts';

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

/** A variable in a list: its id, which the codebook and the files have too, and its short name. */
export function nameOf({ id, label, measure }: AxisVariable): string {
  return `${id} ${label}${measure === 'number' ? ` (${t('admin.analysis.asNumber')})` : ''}`;
}
