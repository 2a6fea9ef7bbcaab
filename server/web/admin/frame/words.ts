import { dayInWords } from '../../../fieldwork/day.ts';
import type { fieldOf, RegisterField } from '../../../fieldwork/frame/register-value.ts';
import {
  organisations,
  type RegisterFacts,
  regions,
  sizeBandOf,
} from '../../../fieldwork/frame/variables.ts';
import { translate as t } from '../../i18n/translate.ts';

const decimals = new Intl.NumberFormat('nb', { maximumFractionDigits: 9 });

/** What a field says, to a reader. */
export function fieldInWords(field: RegisterField, value: ReturnType<typeof fieldOf>): string {
  if (value === undefined) return t('admin.frame.unknown');
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'number') return decimals.format(value);
  if (field === 'fromDate') return dayInWords(value);
  if (field === 'region') return regions[value as keyof typeof regions] ?? value;
  if (field === 'organisation') return organisations[value as keyof typeof organisations] ?? value;
  return value;
}

export function sizeInWords({ fte }: RegisterFacts): string {
  return sizeBandOf(fte)?.label ?? t('admin.frame.unknown');
}
