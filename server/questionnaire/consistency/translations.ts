import type { Definition } from '../definition.ts';
import { type Problem, warning } from '../finding.ts';
import { type Language, languages } from '../text.ts';

/** Sentences differ between languages. Plain names and labels, such as «NAV» or «1–5», may be the same in all. */
const sentences = new Set(['title', 'purpose', 'promise', 'notes', 'intro', 'text', 'help', 'note']);

const names: Record<Language, string> = { nb: 'bokmål', nn: 'nynorsk', en: 'engelsk' };

/** A text without a translation, in a questionnaire that has texts in that language, is likely forgotten. */
export function checkTranslations(definition: Definition): Problem[] {
  const texts = textsIn(definition, []);
  const used = languages.filter((language) => texts.some((text) => text.languages.includes(language)));
  return texts.flatMap((text) => {
    const missing = used.filter((language) => !text.languages.includes(language));
    if (missing.length === 0) return [];
    const words = new Intl.ListFormat('nb').format(missing.map((language) => names[language]));
    const short = `Andre tekster finnes på ${words}, men ikke denne. Oversett den, ellers vises den på bokmål.`;
    return [warning('untranslated', text.path, short)];
  });
}

interface Translated {
  path: Problem['path'];
  languages: string[];
}

function textsIn(value: unknown, path: Problem['path']): Translated[] {
  if (typeof value === 'string') {
    const field = path.findLast((part) => typeof part === 'string');
    return field !== undefined && sentences.has(String(field)) ? [{ path, languages: ['nb'] }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  if ('nb' in value && typeof value.nb === 'string') return [{ path, languages: Object.keys(value) }];
  return Object.entries(value).flatMap(([key, part]) =>
    textsIn(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
