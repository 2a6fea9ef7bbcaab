import { simplified } from '../../server/interchange/expression/simplify.ts';
import { mapText, textFrom, translationsIn, wordsIn } from '../../server/interchange/texts.ts';
import {
  type DefinitionItem,
  type DefinitionOption,
  type DefinitionSection,
  type ItemOf,
  itemsById,
  rowsIn,
  wholeSections,
} from '../../server/interchange/whole.ts';
import type { Condition } from '../../server/questionnaire/condition.ts';
import { type Definition, definitionSchema } from '../../server/questionnaire/definition.ts';
import { insertionsIn } from '../../server/questionnaire/insertion.ts';
import type { Language, Text } from '../../server/questionnaire/text.ts';

export type Format = 'xlsform' | 'surveyjs';

interface Carried {
  title: unknown;
  languages: string[];
  scales: Record<string, unknown>;
  sections: { id: string; items: { id: string }[] }[];
}

/** What the other language has a place for: the questionnaire as it should come back. */
export function asCarried(definition: Definition, format: Format): Carried {
  const sections = wholeSections(definition);
  const items = itemsById(sections);
  const make = { definition, format, items };
  const used = usedScales(sections);
  const scales = format === 'xlsform' ? xlsFormScales(definition) : surveyJsScales(definition, used);
  const kept: Language[] = [
    'nb',
    ...translationsIn({ title: definition.title, sections, scales: definition.scales }),
  ];
  const carried = {
    title:
      format === 'xlsform' ? wordsIn(definition.title, definition.languages[0] ?? 'nb') : definition.title,
    languages: format === 'xlsform' ? definition.languages : kept,
    scales: scales.all,
    sections: sections.map(({ id, title, intro, showIf, items: own }) => ({
      id: format === 'xlsform' && items.has(id) ? `${id}-del` : id,
      title,
      intro: intro && withAnswers(intro, make),
      showIf,
      items: own.map((item) => itemAsCarried(item, make, scales.names)),
    })),
  };
  return plain(carried, items, carried.languages);
}

/** As much of a definition as the other languages know of, in its plainest form. */
export function asRead(json: unknown): Carried {
  const definition = definitionSchema.parse(json);
  const { title, languages, scales, sections } = definition;
  const kept = Object.fromEntries(
    Object.entries(scales).map(([name, { options, poles }]) => [name, { options, poles }]),
  );
  return plain({ title, languages, scales: kept, sections }, itemsById(wholeSections(definition)), languages);
}

interface Make {
  definition: Definition;
  format: Format;
  items: ReadonlyMap<string, DefinitionItem>;
}

function itemAsCarried(item: DefinitionItem, make: Make, scales: ReadonlyMap<string, string>): object {
  const { id, text, showIf } = item;
  if (item.kind === 'information') return { kind: 'information', id, text: withAnswers(text, make), showIf };
  return {
    id,
    text: withAnswers(text, make),
    help: item.help && withAnswers(item.help, make),
    required: item.required,
    showIf,
    ...partsAsCarried(item, make, scales),
  };
}

function partsAsCarried(
  item: Exclude<DefinitionItem, { kind: 'information' }>,
  make: Make,
  scales: ReadonlyMap<string, string>,
): object {
  const { format } = make;
  const decimalsOf = (decimals: number) => (format === 'xlsform' && decimals > 0 ? 3 : decimals);
  switch (item.kind) {
    case 'one':
      return { kind: 'one', nets: [], ...optionsAsCarried(item, make) };
    case 'several':
      return {
        kind: 'several',
        base: 'asked',
        atLeast: item.atLeast,
        atMost: item.atMost,
        ...optionsAsCarried(item, make),
      };
    case 'scale':
      return { kind: 'scale', scale: scales.get(item.scale) };
    case 'battery':
      return {
        kind: 'battery',
        scale: scales.get(item.scale),
        rows: item.rows.map(({ id, label, showIf }) => ({ id, label, showIf })),
      };
    case 'number': {
      const { min, max, decimals } = item;
      return { kind: 'number', unit: 'antall', min, max, decimals: decimalsOf(decimals) };
    }
    case 'percent':
      return { kind: 'number', unit: 'antall', min: 0, max: 100, decimals: 0 };
    case 'text':
      return { kind: 'text', lines: item.lines, maxLength: item.maxLength };
    case 'date':
      return { kind: 'date', min: item.min, max: item.max };
    case 'figureTable':
      return { kind: 'figureTable', years: item.years, rows: figureRows(item, format, decimalsOf) };
  }
}

function figureRows(
  { rows }: ItemOf<'figureTable'>,
  format: Format,
  decimalsOf: (decimals: number) => number,
) {
  const widest = {
    min: Math.min(...rows.map(({ min }) => min)),
    max: Math.max(...rows.map(({ max }) => max)),
    decimals: Math.max(...rows.map(({ decimals }) => decimals)),
  };
  return rows.map(({ id, label, min, max, decimals }) => ({
    id,
    label,
    unit: 'antall',
    ...(format === 'xlsform' ? { min, max, decimals: decimalsOf(decimals) } : widest),
  }));
}

function optionsAsCarried(item: ItemOf<'one' | 'several'>, { definition, format, items }: Make): object {
  const source = items.get(item.optionsFrom?.item ?? '');
  const own = definition.sections.flatMap((section) => section.items).find(({ id }) => id === item.id);
  const carriesItself =
    format === 'surveyjs' &&
    source?.kind === 'several' &&
    source.optionsFrom === undefined &&
    source.options.every(({ missing, exclusive, withText }) => !missing && !exclusive && !withText) &&
    own !== undefined &&
    'options' in own &&
    own.options.length === 0;
  if (carriesItself) return { optionsFrom: { item: source.id }, options: [] };
  return { options: item.options.map((option) => optionAsCarried(option, format)) };
}

function optionAsCarried(
  { code, label, exclusive, withText, showIf }: DefinitionOption,
  format: Format,
): object {
  return { code, label, exclusive, withText, ...(format === 'surveyjs' ? { showIf } : {}) };
}

function xlsFormScales({ scales }: Definition) {
  return {
    names: new Map(Object.keys(scales).map((name) => [name, name])),
    all: Object.fromEntries(
      Object.entries(scales).map(([name, { options }]) => [
        name,
        { options: options.map(({ code, label }) => ({ code, label })) },
      ]),
    ),
  };
}

/** Scales have no names there: they are numbered in the order they are met, and equal ones are one. */
function surveyJsScales({ scales }: Definition, used: { scale: string; inBattery: boolean }[]) {
  const names = new Map<string, string>();
  const all: Record<string, { options: object[]; poles?: unknown }> = {};
  for (const { scale: name, inBattery } of used) {
    const scale = scales[name];
    if (!scale) continue;
    const options = scale.options.map(({ code, label, value }) => ({
      code,
      label: textFrom(
        (typeof label === 'string' ? { nb: label } : label) as Partial<Record<Language, string>>,
      ),
      ...(String(value) === code && !inBattery ? { value } : {}),
    }));
    const known = Object.entries(all).find(
      ([, each]) => JSON.stringify(each.options) === JSON.stringify(options),
    );
    const called = known?.[0] ?? `skala-${Object.keys(all).length + 1}`;
    names.set(name, called);
    all[called] ??= { options };
    if (scale.poles && !inBattery) all[called].poles ??= scale.poles;
  }
  return { names, all };
}

function usedScales(sections: DefinitionSection[]) {
  return sections
    .flatMap(({ items }) => items)
    .flatMap((item) =>
      item.kind === 'scale' || item.kind === 'battery'
        ? [{ scale: item.scale, inBattery: item.kind === 'battery' }]
        : [],
    );
}

/** Inserted answers lose their words for no answer; what has many rows is not inserted at all. */
function withAnswers(text: Text, { items }: Make): Text {
  return mapText(text, (words) =>
    insertionsIn(words).reduce((left, { item, fallback = '' }) => {
      const grid = rowsIn(items.get(item)).length > 0 || !items.has(item);
      return left.replace(/\{\{\s*([a-z0-9-]+)\s*(?:\|[^{}]*)?\}\}/, grid ? fallback : `[[${item}]]`);
    }, words),
  ) as Text;
}

/** Texts that say one thing one way, and conditions in their plainest form. */
function plain(carried: object, items: ReadonlyMap<string, DefinitionItem>, languages: string[]): Carried {
  const rowsOf = (id: string) => {
    const rows = rowsIn(items.get(id));
    return rows.length === 0 ? undefined : rows;
  };
  const walk = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return value.replaceAll(/\[\[([a-z0-9-]+)\]\]/g, '{{$1|svaret ditt}}');
    if (Array.isArray(value)) return value.map((part) => walk(part));
    if (typeof value !== 'object' || value === null) return value;
    if (key === 'showIf') return simplified(value as Condition, rowsOf);
    if ('nb' in value) {
      const kept = Object.fromEntries(
        Object.entries(value as Record<string, string>).filter(
          ([language]) => language === 'nb' || languages.includes(language),
        ),
      );
      const text = textFrom(kept);
      return typeof text === 'string'
        ? walk(text)
        : Object.fromEntries(Object.entries(text ?? {}).map(([language, words]) => [language, walk(words)]));
    }
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, part]) => part !== undefined)
        .map(([name, part]) => [name, walk(part, name)]),
    );
  };
  return walk(carried) as Carried;
}
