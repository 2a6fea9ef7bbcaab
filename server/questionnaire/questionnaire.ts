import { createHash } from 'node:crypto';
import type { Definition } from './definition.ts';
import type { Item } from './kinds/all.ts';
import { inLanguage, type Language, type Plain } from './text.ts';

type PlainDefinition = Plain<Omit<Definition, 'sections' | 'scales' | '$schema'>>;

export type Section = Omit<Plain<Definition['sections'][number]>, 'items'> & { items: Item[] };
export type Derived = PlainDefinition['derived'][number];
export type Band = Derived['bands'][number];
export type Coverage = NonNullable<PlainDefinition['coverage']>;

/**
 * A questionnaire in one language, with everything resolved: scales stand in their items and texts are plain
 * words. The form, the tables and the texts are all made from this; only this folder sees the JSON behind it.
 */
export interface Questionnaire extends PlainDefinition {
  language: Language;
  /** Names this exact definition: the same content always gives the same version. */
  version: string;
  sections: Section[];
}

/** Resolves a definition that has no errors. */
export function questionnaireIn(language: Language, definition: Definition): Questionnaire {
  const { sections, scales, $schema, ...rest } = inLanguage(definition, language);
  const scaleOf = new Map(Object.entries(scales));
  return {
    ...rest,
    language,
    version: versionOf(definition),
    sections: sections.map((section) => ({
      ...section,
      items: section.items.map((item) =>
        item.kind === 'scale' ? { ...item, ...(scaleOf.get(item.scale) ?? { options: [], nets: [] }) } : item,
      ),
    })),
  };
}

export function itemsOf(questionnaire: Questionnaire): Item[] {
  return questionnaire.sections.flatMap((section) => section.items);
}

/** The band that `value` falls in. */
export function bandOf(derived: Derived, value: number): Band | undefined {
  return derived.bands.find((band) => value >= band.from && value <= (band.to ?? Number.POSITIVE_INFINITY));
}

function versionOf(definition: Definition): string {
  const { $schema, ...content } = definition;
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}
