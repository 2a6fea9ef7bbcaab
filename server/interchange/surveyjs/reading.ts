import type { Condition } from '../../questionnaire/condition.ts';
import type { Language, Text } from '../../questionnaire/text.ts';
import { readCondition } from '../expression/condition.ts';
import type { Field, Fields } from '../expression/fields.ts';
import { simplified } from '../expression/simplify.ts';
import type { Identifiers } from '../identifiers.ts';
import type { Lose } from '../loss.ts';
import { mapText, textFrom } from '../texts.ts';
import type { OptionJson } from './option.ts';
import type { Scales } from './scales.ts';

/** Any object of a SurveyJS file. Nothing is known about it before it is looked at. */
export type Json = Record<string, unknown>;

/** A SurveyJS survey as far as it has been read. */
export interface Reading {
  lose: Lose;
  fields: Fields;
  itemIds: Identifiers;
  sectionIds: Identifiers;
  scales: Scales;
  /** The questions of earlier pages: only their answers can be inserted in a text. */
  insertable: ReadonlySet<string>;
  /** The language of texts that do not say which they are in. */
  usual: Language;
  /** The languages met so far; others than ours by the name they have there. */
  languages: Set<string>;
  /** The options of questions with choices, by name, for those that carry them on. */
  options: Map<string, OptionJson[]>;
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function nameOf(element: Json): string {
  return typeof element.name === 'string' ? element.name.trim() : '';
}

/** The id of an element, which is told of when it is not its name. */
export function idOf(element: Json, ids: Identifiers, fallback: string, lose: Lose): string {
  const name = nameOf(element);
  const id = ids.take(name, fallback);
  if (id !== name) lose(name || id, `«${name}» har fått id-en «${id}».`);
  return id;
}

export function remember(element: Json, field: Field, { fields }: Reading): void {
  fields.byName.set(nameOf(element), field);
}

/** A string, or an object of strings by locale where `default` is the survey's own language. */
export function textIn(value: unknown, { usual, languages }: Reading): Text | undefined {
  if (typeof value === 'string' || typeof value === 'number') {
    if (String(value).trim() !== '') languages.add(usual);
    return textFrom({ [usual]: String(value) });
  }
  if (!isJson(value)) return undefined;
  const words = Object.fromEntries(
    Object.entries(value).filter(([, each]) => typeof each === 'string'),
  ) as Record<string, string>;
  const { default: first, no, nb = no, nn, en, ...others } = words;
  for (const locale of Object.keys(others)) languages.add(locale);
  // SurveyJS takes `default` as English, unless the survey says otherwise.
  const wordings =
    nb === undefined
      ? { nn, en, [usual]: words[usual] ?? first }
      : { nb, nn, en: en ?? (first === nb ? undefined : first) };
  for (const [language, each] of Object.entries(wordings)) if (each?.trim()) languages.add(language);
  return textFrom(
    Object.fromEntries(Object.entries(wordings).map(([language, each]) => [language, each ?? ''])),
  );
}

/** A title or a description, with inserted answers written as they are here. */
export function insertedIn(value: unknown, at: string, reading: Reading): Text | undefined {
  const text = textIn(value, reading);
  if (
    text === undefined ||
    !/\{[^{}"]+\}/.test(
      Object.values({ text })
        .map((each) => JSON.stringify(each))
        .join(),
    )
  )
    return text;
  const told = new Set<string>();
  return mapText(text, (words) =>
    words.replaceAll(/\{\s*([^{}]+?)\s*\}/g, (whole, name: string) => {
      const field = reading.fields.byName.get(name);
      const inserts =
        field && field.row === undefined && field.type !== 'battery' && field.type !== 'figures';
      if (!told.has(name))
        reading.lose(
          at,
          inserts
            ? `Skriv hva som skal stå der svaret på ${field.item} mangler. Nå står det «svaret ditt».`
            : `«${whole}» i teksten blir ikke byttet ut med et svar. Skriv teksten uten.`,
        );
      told.add(name);
      return inserts ? `{{${field.item}|svaret ditt}}` : whole;
    }),
  );
}

/** The condition in `source`, or nothing: then the part is shown to all, which is told of. */
export function conditionIn(
  source: unknown,
  at: string,
  what: string,
  reading: Reading,
): Condition | undefined {
  if (typeof source !== 'string' || source.trim() === '') return undefined;
  const read = readCondition(source, reading.fields);
  if ('condition' in read) return read.condition;
  const shown = source.length > 100 ? `${source.slice(0, 99)}…` : source;
  reading.lose(at, `Betingelsen «${shown}» er ikke med (${read.problem}), så ${what} vises til alle.`);
  return undefined;
}

/** All of the conditions, those that there are. */
export function shownIf(conditions: (Condition | undefined)[], reading: Reading): { showIf?: Condition } {
  const all = conditions.filter((condition) => condition !== undefined);
  return all.length === 0 ? {} : { showIf: simplified({ all }, (item) => reading.fields.rows.get(item)) };
}

/** Tells of the properties that are not among those read. */
export function otherProperties(element: Json, read: string[], at: string, { lose }: Reading): void {
  const others = Object.keys(element).filter((property) => !read.includes(property));
  if (others.length > 0)
    lose(at, `Dette er ikke med: ${others.map((property) => `«${property}»`).join(', ')}.`);
}
