import type { Definition } from '../definition.ts';
import type { Problem } from '../finding.ts';
import type { Language } from '../text.ts';

/** A text as it stands in one language, with the path to it. */
export interface Wording {
  words: string;
  language: Language;
  path: Problem['path'];
}

/** A text in every language it has, with the path to it and the name of its field. */
export interface PlacedText {
  field: string;
  path: Problem['path'];
  wordings: Wording[];
}

/** Fields that hold a text wherever they stand. A reason for a finding is no part of the form. */
const textFields = new Set(
  'title waveLabel publisher purpose promise notes intro text label help note unit low high source'.split(
    ' ',
  ),
);

/** Every text of the questionnaire that somebody else than its author reads. */
export function textsIn({ explained, $schema, ...definition }: Definition): PlacedText[] {
  return textsInside(definition, []);
}

function textsInside(value: unknown, path: Problem['path']): PlacedText[] {
  const field = String(path.findLast((part) => typeof part === 'string'));
  if (typeof value === 'string')
    return textFields.has(field) ? [{ field, path, wordings: [{ words: value, language: 'nb', path }] }] : [];
  if (typeof value !== 'object' || value === null) return [];
  if ('nb' in value && typeof value.nb === 'string')
    return [{ field, path, wordings: wordingsOf(value as Record<Language, string>, path) }];
  return Object.entries(value).flatMap(([key, part]) =>
    textsInside(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function wordingsOf(text: Partial<Record<Language, string>>, path: Problem['path']): Wording[] {
  return Object.entries(text).map(([language, words]) => ({
    words,
    language: language as Language,
    path: [...path, language],
  }));
}
