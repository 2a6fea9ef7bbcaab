import type { TFunction } from 'i18next';
import type { Condition } from '../../questionnaire/condition.ts';
import type { Item } from '../../questionnaire/kinds/all.ts';
import type { Carried } from '../../questionnaire/option.ts';
import { itemsOf, type Questionnaire } from '../../questionnaire/questionnaire.ts';
import type { Language } from '../../questionnaire/text.ts';
import {
  conditionInWords,
  listed,
  questionInWords,
  quoted,
  type Voice,
} from '../../questionnaire/wording.ts';
import { translatorFor } from '../i18n/translate.ts';

/** What it takes to tell of a questionnaire's parts in its own language. */
export interface Reader {
  language: Language;
  t: TFunction;
  items: ReadonlyMap<string, Item>;
  /** The condition as a clause after "if". */
  words(condition: Condition, voice?: Voice): string;
}

export function readerOf(questionnaire: Questionnaire): Reader {
  const { language } = questionnaire;
  return {
    language,
    t: translatorFor(language),
    items: new Map(itemsOf(questionnaire).map((item) => [item.id, item])),
    words: (condition, voice) => conditionInWords(condition, questionnaire, voice),
  };
}

/** Which of an earlier question's options or rows are carried to this one. */
export function carriedInWords({ item, in: codes }: Carried, { items, language, t }: Reader): string {
  const source = items.get(item);
  const at = questionInWords(item, language);
  if (source?.kind !== 'battery') return t('blank.carriedTicked', { at });
  const labels = source.options.filter(({ code }) => codes?.includes(code)).map(({ label }) => label);
  const answers = listed(
    labels.map((label) => quoted(label, language)),
    language,
    'disjunction',
  );
  return t('blank.carriedRows', { at, answers });
}
