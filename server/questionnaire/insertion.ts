/**
 * An answer inserted in a later text: `{{2a|the number you gave}}`. The words after the bar stand where there
 * is no answer, and wherever the text is not shown to a respondent: in results, in print, in the codebook.
 */
export interface Insertion {
  item: string;
  /** Missing when the author has written none, which the check tells of. */
  fallback: string | undefined;
}

/** Texts of an item or a section before earlier answers are inserted. Only those that have any to insert. */
export interface Templates {
  text?: string;
  help?: string;
  intro?: string;
}

const written = /\{\{\s*([a-z0-9-]+)\s*(?:\|([^{}]*))?\}\}/g;

export function insertionsIn(text: string): Insertion[] {
  return [...text.matchAll(written)].map(([, item = '', fallback]) => ({ item, fallback: fallback?.trim() }));
}

/** The text as it stands without answers. */
export function withFallbacks(text: string): string {
  return withAnswers(text, () => undefined);
}

/** @param wordsOf the words of an item's answer, if it has one */
export function withAnswers(text: string, wordsOf: (item: string) => string | undefined): string {
  return text.replaceAll(
    written,
    (_, item: string, fallback: string | undefined) => wordsOf(item) ?? fallback?.trim() ?? '',
  );
}
