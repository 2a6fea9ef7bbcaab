import { createHash } from 'node:crypto';
import type { Background } from './background.ts';
import { withCarried } from './carrying.ts';
import type { Definition } from './definition.ts';
import type { BandsDefinition, CountDefinition, IndicatorDefinition } from './derived.ts';
import { insertionsIn, type Templates, withFallbacks } from './insertion.ts';
import type { Item } from './kinds/all.ts';
import { inLanguage, type Language, type Plain } from './text.ts';

type PlainDefinition = Plain<Omit<Definition, 'sections' | 'scales' | 'derived' | 'disclosure' | '$schema'>>;

/** How much more than the standard is hidden, where the questionnaire says so. */
export type Protection = Exclude<Definition['disclosure'], string>;

export type Section = Omit<Plain<Definition['sections'][number]>, 'items'> & {
  items: Item[];
  templates?: Templates;
};
export type Derived = Plain<BandsDefinition>;
export type Band = Derived['bands'][number];
export type Indicator = Plain<IndicatorDefinition>;
export type Count = Plain<CountDefinition>;
export type Coverage = NonNullable<PlainDefinition['coverage']>;
export type Instrument = NonNullable<PlainDefinition['instrument']>;

/**
 * A questionnaire in one language, with everything resolved: scales stand in their items, what is carried
 * forward stands with its conditions, and texts are plain words. The form, the tables and the texts are all
 * made from this; only this folder sees the JSON behind it.
 */
export interface Questionnaire extends PlainDefinition {
  language: Language;
  disclosure: 'controlled' | 'open';
  protection?: Protection;
  /** Names this exact definition: the same content always gives the same version. */
  version: string;
  /** The file's name without its ending, and the questionnaire's name in addresses: `2023`, `2024.bydel`. */
  slug: string;
  /** The instruments joined here. Empty for a questionnaire as it is fielded. */
  instruments: Instrument[];
  sections: Section[];
  /** Known from the register, and not asked. */
  background: Background[];
  /** Bands of numbers. */
  derived: Derived[];
  indicators: Indicator[];
  counts: Count[];
}

/** Resolves a definition that has no errors. */
export function questionnaireIn(language: Language, definition: Definition): Questionnaire {
  const questionnaire = asWritten(language, definition);
  return { ...questionnaire, sections: withCarried(questionnaire.sections).map(withTemplates) };
}

/**
 * The definition in one language, with the scales in place and nothing else: item by item as its author wrote
 * it.
 */
export function asWritten(language: Language, definition: Definition): Questionnaire {
  const { sections, scales, derived, disclosure, $schema, ...rest } = inLanguage(definition, language);
  const scaleOf = new Map(Object.entries(scales));
  const unknownScale = { options: [], nets: [], polarity: 'bipolar' as const, poles: undefined };
  return {
    ...rest,
    ...(typeof disclosure === 'string'
      ? { disclosure }
      : { disclosure: 'controlled', protection: disclosure }),
    language,
    version: versionOf(definition),
    slug: slugOf(definition),
    instruments: [],
    sections: sections.map((section) => ({
      ...section,
      items: section.items.map((item): Item => {
        if (item.kind !== 'scale' && item.kind !== 'battery') return item;
        return { ...item, ...(scaleOf.get(item.scale) ?? unknownScale) };
      }),
    })),
    derived: derived.filter((variable) => 'bands' in variable),
    indicators: derived.filter((variable) => 'when' in variable),
    counts: derived.filter((variable) => 'count' in variable),
  };
}

export function itemsOf(questionnaire: Pick<Questionnaire, 'sections'>): Item[] {
  return questionnaire.sections.flatMap((section) => section.items);
}

/** The band that `value` falls in. */
export function bandOf(derived: Derived, value: number): Band | undefined {
  return derived.bands.find((band) => value >= band.from && value <= (band.to ?? Number.POSITIVE_INFINITY));
}

export function slugOf({
  wave,
  instrument,
}: {
  wave: string;
  instrument?: { id: string } | undefined;
}): string {
  return instrument ? `${wave}.${instrument.id}` : wave;
}

function withTemplates(section: Section): Section {
  return {
    ...templated(section, ['intro']),
    items: section.items.map((item) => templated(item, ['text', 'help'])),
  };
}

/** The same with fallbacks in the texts, and the texts themselves kept beside. */
function templated<T extends object>(part: T, fields: (keyof Templates)[]): T & { templates?: Templates } {
  const texts = fields.flatMap((field) => {
    const text = part[field as keyof T];
    return typeof text === 'string' && insertionsIn(text).length > 0 ? [[field, text] as const] : [];
  });
  if (texts.length === 0) return part;
  const filled = texts.map(([field, text]) => [field, withFallbacks(text)]);
  return { ...part, ...Object.fromEntries(filled), templates: Object.fromEntries(texts) };
}

/**
 * What the author says about the definition or its results, and not to respondents, does not make it another. Nor does a part of the
 * language that it makes no use of, and that was not there when its wave was opened.
 */
function versionOf({ $schema, explained, readability, licence, background, ...content }: Definition): string {
  const used = background.length > 0 ? { ...content, background } : content;
  return createHash('sha256').update(JSON.stringify(used)).digest('hex').slice(0, 16);
}
