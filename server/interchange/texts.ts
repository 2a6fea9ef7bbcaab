import type { Language, Text } from '../questionnaire/text.ts';

export const languageNames: Record<Language, string> = { nb: 'bokmål', nn: 'nynorsk', en: 'engelsk' };

/** The words of a text in one language; bokmål where a translation is missing. */
export function wordsIn(text: Text, language: Language): string {
  return typeof text === 'string' ? text : (text[language] ?? text.nb);
}

/** The same text with every wording changed by `change`. */
export function mapText(text: Text, change: (words: string) => string): Text {
  if (typeof text === 'string') return change(text);
  return Object.fromEntries(
    Object.entries(text).flatMap(([language, words]) =>
      words === undefined ? [] : [[language, change(words)]],
    ),
  ) as Text;
}

/**
 * A text made of wordings by language. Empty ones are as none, and a translation that says the same as bokmål is
 * left out: bokmål is shown in its place.
 */
export function textFrom(wordings: Partial<Record<Language, string>>): Text | undefined {
  const { nb, nn, en } = Object.fromEntries(
    Object.entries(wordings).flatMap(([language, words = '']) =>
      words.trim() ? [[language, words.trim()]] : [],
    ),
  );
  const first = nb ?? nn ?? en;
  if (first === undefined) return undefined;
  const others = {
    ...(nn !== undefined && (nn !== first || nb === undefined) ? { nn } : {}),
    ...(en !== undefined && (en !== first || nb === undefined) ? { en } : {}),
  };
  return Object.keys(others).length === 0 ? first : { nb: first, ...others };
}

/** The languages that any text in `value` is translated to. */
export function translationsIn(value: unknown): Set<Language> {
  if (typeof value !== 'object' || value === null) return new Set();
  if ('nb' in value && typeof value.nb === 'string')
    return new Set((['nn', 'en'] as const).filter((language) => language in value));
  return new Set(Object.values(value).flatMap((part) => [...translationsIn(part)]));
}
