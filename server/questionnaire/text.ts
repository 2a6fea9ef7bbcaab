import { z } from 'zod';

export const languages = ['nb', 'nn', 'en'] as const;
export type Language = (typeof languages)[number];

/**
 * Said as a pattern, so that the JSON Schema says it too: it measures a text before white space is cut off.
 */
const anythingWritten = /\S/;

/** In characters: many times the longest text that anybody is asked to read at once. */
const longestText = 4_000;

const words = z.string().regex(anythingWritten).max(longestText).trim();

/** Whether this pattern is what a text did not match. */
export function isForText(pattern: string | undefined): boolean {
  return pattern === String(anythingWritten);
}

/** A text in bokmål, or in several languages with bokmål as the one that is always there. */
export const textSchema = z
  .union([words, z.strictObject({ nb: words, nn: words.optional(), en: words.optional() })])
  .meta({ id: 'Text', description: 'Bokmål, eller et objekt med nb og gjerne nn og en' });

export type Text = z.infer<typeof textSchema>;

/** The same data with every {@link Text} replaced by plain words in one language. */
export type Plain<T> = T extends { nb: string }
  ? string
  : T extends readonly (infer U)[]
    ? Plain<U>[]
    : T extends object
      ? { [K in keyof T]: Plain<T[K]> }
      : T;

/**
 * Replaces every text anywhere in `value` by its words in `language`; bokmål where a translation is missing.
 */
export function inLanguage<T>(value: T, language: Language): Plain<T> {
  if (Array.isArray(value)) return value.map((part) => inLanguage(part, language)) as Plain<T>;
  if (typeof value !== 'object' || value === null) return value as Plain<T>;
  const record = value as Record<string, unknown>;
  if (typeof record.nb === 'string') return (record[language] ?? record.nb) as Plain<T>;
  return Object.fromEntries(
    Object.entries(record).map(([key, part]) => [key, inLanguage(part, language)]),
  ) as Plain<T>;
}
