import { getLocation, parse } from 'jsonc-parser';
import { referencesAt } from './references.ts';
import { formsAt, type JsonSchema } from './schema.ts';

/** Something that can stand where the cursor is. */
export interface Suggestion {
  label: string;
  /** What is written, with a {@link gap} where the author goes on. */
  template: string;
  info?: string;
}

interface Suggestions {
  /** What is replaced. */
  from: number;
  to: number;
  suggestions: Suggestion[];
}

/** Where the author goes on writing, as snippets mark it. */
export const gap = ['$', '{}'].join('');

/** What the schema, and the rest of the questionnaire, say can stand at a place in the text. */
export function suggestionsAt(text: string, offset: number, schema: JsonSchema): Suggestions {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const begun =
    previousNode && offset > previousNode.offset && offset <= previousNode.offset + previousNode.length;
  const word = /[\w.-]*$/.exec(text.slice(0, offset))![0];
  const range = begun
    ? { from: previousNode.offset, to: previousNode.offset + previousNode.length }
    : { from: offset - word.length, to: offset };
  const content: unknown = parse(text, [], { allowTrailingComma: true });
  const suggestions = isAtPropertyKey
    ? names(schema, path, content, String(path.at(-1) ?? ''), /^\s*:/.test(text.slice(range.to)))
    : values(schema, path, content);
  return { ...range, suggestions };
}

/** Fields that are not there yet, the ones that must be first. */
function names(
  schema: JsonSchema,
  path: (string | number)[],
  content: unknown,
  own: string,
  hasValue: boolean,
): Suggestion[] {
  const parent = path.slice(0, -1);
  const there = parent.reduce<unknown>(
    (value, key) => (value as Record<string, unknown> | undefined)?.[key],
    content,
  );
  const used = new Set(Object.keys((there ?? {}) as object).filter((name) => name !== own));
  const found = new Map<string, Suggestion & { isRequired: boolean }>();
  for (const { properties = {}, required = [] } of formsAt(schema, parent, content))
    for (const [name, of] of Object.entries(properties)) {
      if (used.has(name) || found.has(name)) continue;
      const template = hasValue ? `"${name}"` : `"${name}": ${placeholder(schema, of)}`;
      const info = of.description;
      found.set(name, {
        label: name,
        template,
        isRequired: required.includes(name),
        ...(info ? { info } : {}),
      });
    }
  return [...found.values()]
    .sort((a, b) => Number(b.isRequired) - Number(a.isRequired))
    .map(({ isRequired, ...suggestion }) => suggestion);
}

function values(schema: JsonSchema, path: (string | number)[], content: unknown): Suggestion[] {
  const references = referencesAt(content, path).map((id) => ({ label: id, template: `"${id}"` }));
  // What stands there now must not decide what else could: a kind may be exchanged for another.
  const forms = formsAt(schema, path, without(content, path));
  const chosen = forms.flatMap((form) => form.enum ?? (form.const === undefined ? [] : [form.const]));
  const constants = [...new Set(chosen)].map((value) => ({
    label: String(value),
    template: JSON.stringify(value),
  }));
  const yesOrNo = forms.some(({ type }) => type === 'boolean')
    ? [true, false].map((value) => ({ label: String(value), template: String(value) }))
    : [];
  const objects = forms
    .filter(({ type, properties }) => type === 'object' && properties)
    .map((form) => skeleton(schema, form));
  return unique([...references, ...constants, ...yesOrNo, ...objects]);
}

/** The content with nothing at the path. */
function without(content: unknown, path: (string | number)[]): unknown {
  const copy = structuredClone(content);
  const last = path.at(-1);
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], copy);
  if (typeof parent === 'object' && parent !== null && last !== undefined)
    (parent as Record<string | number, unknown>)[last] = undefined;
  return copy;
}

/** All that must stand in an object of this form, with room to write. */
function skeleton(schema: JsonSchema, { properties = {}, required = [] }: JsonSchema): Suggestion {
  const only = Object.values(properties).find((each) => typeof each.const === 'string')?.const;
  const fields = required.map((name) => `"${name}": ${placeholder(schema, properties[name] ?? {})}`);
  return {
    label: only === undefined ? `{ ${required.join(', ')} }` : String(only),
    template: `{ ${fields.join(', ')} }`,
  };
}

function placeholder(schema: JsonSchema, of: JsonSchema): string {
  if (of.const !== undefined) return JSON.stringify(of.const);
  const [form = {}] = formsAt({ ...of, ...(schema.$defs ? { $defs: schema.$defs } : {}) }, [], undefined);
  if (form.type === 'array') return `[${gap}]`;
  if (form.type === 'object') return `{ ${gap} }`;
  return form.type === 'string' ? `"${gap}"` : gap;
}

function unique(suggestions: Suggestion[]): Suggestion[] {
  return [...new Map(suggestions.map((each) => [each.template, each])).values()];
}
