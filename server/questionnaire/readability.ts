import type { Language } from './text.ts';

/**
 * LIX (Björnsson 1968), how hard a text is to read: words per sentence, plus how many per cent of the words
 * are long. About 30 is easy, 40 as newspapers, 50 as what officials write, and above 60 as scholars do.
 *
 * @returns 0 for a text without words
 */
export function lix(text: string, language: Language = 'nb'): number {
  const words = wordsIn(text, language);
  if (words.length === 0) return 0;
  const long = words.filter((word) => [...word].length > longestShortWord).length;
  return words.length / sentencesIn(text, language) + (100 * long) / words.length;
}

/** Words of more letters are long. */
const longestShortWord = 6;

export function wordsIn(text: string, language: Language = 'nb'): string[] {
  return [...segmenterOf(language, 'word').segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
}

/**
 * A colon also ends a sentence where what follows could stand alone: where it begins with a capital letter.
 */
function sentencesIn(text: string, language: Language): number {
  const parts = text.split(/:\s+(?=\p{Lu})/u);
  const segmenter = segmenterOf(language, 'sentence');
  return parts
    .flatMap((part) => [...segmenter.segment(part)])
    .filter(({ segment }) => wordsIn(segment, language).length > 0).length;
}

/** Made once each: making one takes longer than any text. */
const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: Language, granularity: 'word' | 'sentence'): Intl.Segmenter {
  const key = `${language} ${granularity}`;
  const known = segmenters.get(key) ?? new Intl.Segmenter(language, { granularity });
  segmenters.set(key, known);
  return known;
}
