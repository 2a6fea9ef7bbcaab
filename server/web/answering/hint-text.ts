import { dayInWords } from '../../questionnaire/day-in-words.ts';
import type { Item } from '../../questionnaire/kinds/all.ts';
import type { DateItem } from '../../questionnaire/kinds/date.ts';
import { fewestTicks, type SeveralItem } from '../../questionnaire/kinds/several.ts';
import type { Language } from '../../questionnaire/text.ts';
import { translatorFor } from '../i18n/translate.ts';

/** What an item, as it is asked, asks of an answer: told before anybody gets it wrong. */
export function hintText(item: Item, language: Language): string | undefined {
  if (item.kind === 'several') return ticksIn(item, language);
  if (item.kind === 'date') return daysIn(item, language);
  if (item.kind !== 'scale' && item.kind !== 'battery') return undefined;
  return item.poles && translatorFor(language)('hints.poles', { ...item.poles });
}

function ticksIn(item: SeveralItem, language: Language): string | undefined {
  const t = translatorFor(language);
  const { atMost } = item;
  const atLeast = item.atLeast && fewestTicks(item);
  if (atLeast !== undefined && atLeast === atMost) return t('hints.exactly', { count: atLeast });
  if (atLeast !== undefined && atLeast > 1 && atMost !== undefined)
    return t('hints.between', { atLeast, atMost });
  if (atMost !== undefined) return t('hints.atMost', { count: atMost });
  return atLeast !== undefined && atLeast > 1 ? t('hints.atLeast', { count: atLeast }) : undefined;
}

function daysIn({ min, max }: DateItem, language: Language): string | undefined {
  const t = translatorFor(language);
  const days = { min: min && dayInWords(min, language), max: max && dayInWords(max, language) };
  if (min !== undefined && max !== undefined) return t('hints.days', days);
  if (min !== undefined) return t('hints.daysFrom', days);
  return max !== undefined ? t('hints.daysUntil', days) : undefined;
}
