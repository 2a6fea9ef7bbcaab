import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { type Text, textSchema } from './text.ts';

/** Keys and indexes from the top of a definition. */
export type Path = (string | number)[];

/** Two values of a schema, side by side, where they differ. */
export type Difference =
  /** Both are texts. */
  | { path: Path; before: Text; after: Text }
  /** Something that is no text, or a text that only one of them has. */
  | { path: Path; isText: boolean };

/**
 * Where two values of the same schema differ, text by text. What is a text is what the schema says is one, so that
 * a new field is never forgotten here.
 */
export function differences(
  schema: z.core.$ZodType,
  before: unknown,
  after: unknown,
  path: Path = [],
): Difference[] {
  if (isDeepStrictEqual(before, after)) return [];
  const bare = unwrapped(schema);
  if (before === undefined || after === undefined) return [{ path, isText: isText(bare) }];
  if (isText(bare)) return [{ path, before: before as Text, after: after as Text }];
  return (
    partsOf(bare, before, after)?.flatMap(({ schema, key }) =>
      differences(schema, valueAt(before, key), valueAt(after, key), [...path, key]),
    ) ?? [{ path, isText: false }]
  );
}

/** Whether the schema is that of a text, under whatever description. */
export function isText(schema: z.core.$ZodType): boolean {
  return schema._zod.def === textSchema._zod.def;
}

interface Part {
  schema: z.core.$ZodType;
  key: string | number;
}

/** What both values are made of; nothing where they cannot be laid side by side. */
function partsOf(schema: z.core.$ZodType, before: unknown, after: unknown): Part[] | undefined {
  const { def } = schema._zod as z.core.$ZodTypes['_zod'];
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).map(([key, schema]) => ({ schema, key }));
    case 'array': {
      const [one, other] = [before as unknown[], after as unknown[]];
      if (one.length !== other.length) return undefined;
      return one.map((_, key) => ({ schema: def.element, key }));
    }
    case 'record':
      return [...new Set([...Object.keys(before as object), ...Object.keys(after as object)])].map((key) => ({
        schema: def.valueType,
        key,
      }));
    case 'union': {
      const form = def.options.find((option) => accepts(option, before) && accepts(option, after));
      return form && partsOf(unwrapped(form), before, after);
    }
    default:
      return undefined;
  }
}

/** The schema itself, without what only says that it may be left out. */
export function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = schema._zod as z.core.$ZodTypes['_zod'];
  return def.type === 'optional' || def.type === 'default' ? unwrapped(def.innerType) : schema;
}

function accepts(schema: z.core.$ZodType, value: unknown): boolean {
  const run = schema._zod.run({ value, issues: [] }, { async: false });
  return !(run instanceof Promise) && run.issues.length === 0;
}

function valueAt(value: unknown, key: string | number): unknown {
  return (value as Record<string | number, unknown>)[key];
}
