import type { z } from 'zod';
import { type Definition, definitionSchema } from './definition.ts';
import { error, type Problem } from './finding.ts';

export type Shape = { definition: Definition } | { problems: Problem[] };

/** First pass: does the JSON have the shape of a questionnaire? Every problem is returned, not the first. */
export function checkShape(json: unknown): Shape {
  const result = definitionSchema.safeParse(json);
  return result.success
    ? { definition: result.data }
    : { problems: result.error.issues.flatMap((issue) => problemsOf(issue, json)) };
}

function problemsOf(issue: z.core.$ZodIssue, json: unknown): Problem[] {
  const path = issue.path as (string | number)[];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      error([...path, key], `Feltet «${key}» finnes ikke her. Rett stavemåten eller ta det bort.`),
    );
  return [error(path, messageOf(issue, valueAt(json, path)))];
}

function messageOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (value === undefined) return `Feltet «${String(issue.path.at(-1))}» mangler. Legg det til.`;
  switch (issue.code) {
    case 'invalid_type':
      return `Her skal det stå ${typeNames[issue.expected] ?? issue.expected}, ikke ${shown(value)}.`;
    case 'invalid_value':
      return `${shown(value)} kan ikke stå her. Bruk ${issue.values.map(shown).join(' eller ')}.`;
    case 'invalid_format':
      return issue.format === 'date'
        ? `${shown(value)} er ikke en dato. Skriv den som 2022-09-27.`
        : `${shown(value)} kan ikke brukes som id eller kode. Bruk bare a–z, 0–9 og bindestrek.`;
    case 'too_small':
      return issue.origin === 'array'
        ? `Listen må ha minst ${issue.minimum} oppføringer.`
        : issue.origin === 'string'
          ? 'Teksten er tom. Skriv den, eller ta bort feltet.'
          : `Tallet må være minst ${issue.minimum}.`;
    case 'too_big':
      return `Tallet kan ikke være over ${issue.maximum}.`;
    case 'invalid_union':
      return 'note' in issue && issue.note === 'No matching discriminator'
        ? `Slaget (kind) ${shown((value as { kind?: unknown }).kind ?? value)} finnes ikke. Bruk ${kindNames()}.`
        : `${shown(value)} har ikke en form som kan stå her. Se JSON-skjemaet for hva feltet kan være.`;
    default:
      return `${shown(value)} kan ikke stå her (${issue.message}).`;
  }
}

const typeNames: Record<string, string> = {
  string: 'en tekst',
  number: 'et tall',
  int: 'et helt tall',
  boolean: 'true eller false',
  array: 'en liste',
  object: 'et objekt',
  record: 'et objekt',
};

function kindNames(): string {
  const item = definitionSchema.shape.sections.element.shape.items.element;
  return item.options.map((option) => `«${option.shape.kind.value}»`).join(', ');
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'ingenting';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function valueAt(json: unknown, path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? value[key as keyof typeof value] : undefined,
    json,
  );
}
