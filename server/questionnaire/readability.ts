import type { Language } from './text.ts';

/**
 * LIX (Björnsson 1968), how hard a text is to read: words per sentence, plus how many per cent of the words
 * are long. About 30 is easy, 40 as newspapers, 50 as what officials write, and above 60 as scholars do.
 *
 * @returns 0 for a text without words
 */
export function lix(text: string, language: Language = 'nb'): number {
  const words = wordsIn(text);
  if (words.length === 0) return 0;
  const long = words.filter((word) => lengthOf(word) > longestShortWord).length;
  return words.length / sentencesIn(text, language) + (100 * long) / words.length;
}

/** Words of more letters are long. */
const longestShortWord = 6;

/**
 * Letters and digits with nothing between them but an apostrophe in a word or a comma in a number: Unicode's rules for
 * words (UAX 29), as far as our languages need them. A segmenter would take time by the square of the text's length.
 */
const word =
  /[\p{L}\p{M}\p{N}_]+(?:(?:(?<=\p{L})['’.](?=\p{L})|(?<=\p{N})[.,'’](?=\p{N}))[\p{L}\p{M}\p{N}_]+)*/gu;

export function wordsIn(text: string): string[] {
  return text.match(word) ?? [];
}

function lengthOf(word: string): number {
  let length = 0;
  for (const _ of word) length += 1;
  return length;
}

/**
 * A colon also ends a sentence where what follows could stand alone: where it begins with a capital letter.
 */
function sentencesIn(text: string, language: Language): number {
  let sentences = 0;
  for (const part of text.split(/:\s+(?=\p{Lu})/u))
    for (const { segment } of segmenterOf(language).segment(part))
      if (wordsIn(segment).length > 0) sentences += 1;
  return sentences;
}

/** Made once each: making one takes longer than any text. */
const segmenters = new Map<Language, Intl.Segmenter>();

function segmenterOf(language: Language): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'sentence' });
  segmenters.set(language, known);
  return known;
}
