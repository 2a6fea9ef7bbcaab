/** As much of a JSON Schema as the questionnaire's has. */
export interface JsonSchema {
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  type?: string;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: boolean | JsonSchema;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  enum?: string[];
  const?: string | boolean;
  description?: string;
}

/** A part of the text's own JSON, as far as it can be read. */
type Value = unknown;

/** Every form that what stands at the path may have. Of the kinds of a question, only its own. */
export function formsAt(root: JsonSchema, path: (string | number)[], content: Value): JsonSchema[] {
  let value = content;
  let forms = formsOf(root, root, value);
  for (const key of path) {
    value = (value as Record<string | number, Value> | undefined | null)?.[key];
    forms = forms.flatMap((form) => inside(form, key)).flatMap((each) => formsOf(root, each, value));
  }
  return forms;
}

function inside({ properties, additionalProperties, items }: JsonSchema, key: string | number): JsonSchema[] {
  if (typeof key === 'number') return items ? [items] : [];
  const own = properties && Object.hasOwn(properties, key) ? properties[key] : undefined;
  if (own) return [own];
  return typeof additionalProperties === 'object' ? [additionalProperties] : [];
}

function formsOf(root: JsonSchema, schema: JsonSchema, value: Value): JsonSchema[] {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.flatMap((choice) => formsOf(root, choice, value));
  if (schema.$ref) {
    const target = root.$defs?.[schema.$ref.replace('#/$defs/', '')];
    const described = schema.description ? { description: schema.description } : {};
    return target ? formsOf(root, target, value).map((form) => ({ ...form, ...described })) : [];
  }
  return fits(schema, value) ? [schema] : [];
}

/** Whether what must stand in this form, such as its kind, does not say something else. */
function fits({ properties = {} }: JsonSchema, value: Value): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(properties).every(([key, { const: only }]) => {
    const said = (value as Record<string, Value>)[key];
    return only === undefined || typeof said !== 'string' || said === '' || said === only;
  });
}
