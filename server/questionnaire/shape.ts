import type { z } from 'zod';
import { type Definition, definitionSchema } from './definition.ts';
import { error, type Problem } from './finding.ts';
import type { FindingCode, WarningCode } from './finding-codes.ts';
import { longestIdentifier } from './identifier.ts';
import { checkSize } from './size.ts';
import { isForText } from './text.ts';

type ShapeCode = Exclude<FindingCode, WarningCode>;

export type Shape = { definition: Definition } | { problems: Problem[] };

/** First pass: does the JSON have the shape of a questionnaire? Every problem is returned, not the first. */
export function checkShape(json: unknown): Shape {
  const tooLarge = checkSize(json);
  if (tooLarge.length > 0) return { problems: tooLarge };
  const result = definitionSchema.safeParse(json);
  return result.success ? { definition: result.data } : { problems: shapeProblems(result.error, json) };
}

/** What a schema has found, in the words of the author. */
export function shapeProblems({ issues }: z.ZodError, json: unknown): Problem[] {
  return issues.flatMap((issue) => problemsOf(issue, json, []));
}

/** `top` is where the issue's own path begins: zod counts from the union when the issue is inside one. */
function problemsOf(issue: z.core.$ZodIssue, json: unknown, top: Problem['path']): Problem[] {
  const path = [...top, ...(issue.path as Problem['path'])];
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return nearestForm(issue.errors).flatMap((inner) => problemsOf(inner, json, path));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      error(
        'unknown-field',
        [...path, key],
        `Feltet «${key}» finnes ikke her. Rett stavemåten eller ta det bort.`,
      ),
    );
  return [problemOf(issue, path, valueAt(json, path))];
}

/**
 * The form that the author most likely meant: the one with least to mend, and not of another type altogether.
 */
function nearestForm(forms: z.core.$ZodIssue[][]): z.core.$ZodIssue[] {
  const toMend = (form: z.core.$ZodIssue[]) =>
    form.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
  const otherType = (form: z.core.$ZodIssue[]) =>
    form.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0);
  const [nearest = []] = forms.toSorted(
    (a, b) => Number(otherType(a)) - Number(otherType(b)) || toMend(a) - toMend(b),
  );
  return nearest;
}

function problemOf(issue: z.core.$ZodIssue, path: Problem['path'], value: unknown): Problem {
  const problem = (code: ShapeCode, message: string) => error(code, path, message);
  if (value === undefined) return problem('missing-field', `Feltet «${path.at(-1)}» mangler. Legg det til.`);
  switch (issue.code) {
    case 'invalid_type':
      return problem(
        'wrong-type',
        `Her skal det stå ${typeNames[issue.expected] ?? issue.expected}, ikke ${shown(value)}.`,
      );
    case 'invalid_value':
      return problem(
        'unknown-value',
        `${shown(value)} kan ikke stå her. Bruk ${issue.values.map(shown).join(' eller ')}.`,
      );
    case 'invalid_format':
      if (isForText(issue.pattern)) return problem(...emptyText);
      return issue.format === 'date'
        ? problem('not-a-date', `${shown(value)} er ikke en dato. Skriv den som 2022-09-27.`)
        : problem('not-an-id', notAnIdentifier(value));
    case 'invalid_key':
      return problem('not-an-id', notAnIdentifier(path.at(-1)));
    case 'too_small':
      return problem(...tooSmall(issue));
    case 'too_big':
      return problem(...tooBig(issue, value));
    case 'invalid_union':
      // Unions with forms to choose from are opened by problemsOf, so only the kinds are left.
      return problem('unknown-kind', `Slaget (kind) ${shown(value)} finnes ikke. Bruk ${kindNames()}.`);
    default:
      return problem('unknown-value', `${shown(value)} kan ikke stå her (${issue.message}).`);
  }
}

function tooBig(
  { origin, maximum }: z.core.$ZodIssueTooBig,
  value: unknown,
): [code: ShapeCode, message: string] {
  if (origin === 'array') return ['too-many', `Listen kan ha høyst ${maximum} oppføringer.`];
  if (origin === 'string')
    return [
      'too-long',
      `Her kan det stå høyst ${maximum} tegn, og det står ${String(value).length}. Skriv kortere.`,
    ];
  return ['too-high', `Tallet kan ikke være over ${maximum}.`];
}

const emptyText: [code: ShapeCode, message: string] = [
  'empty-text',
  'Teksten er tom. Skriv den, eller ta bort feltet.',
];

function tooSmall(issue: z.core.$ZodIssueTooSmall): [code: ShapeCode, message: string] {
  if (issue.origin === 'array')
    return [
      'too-few',
      `Listen må ha minst ${issue.minimum} ${issue.minimum === 1 ? 'oppføring' : 'oppføringer'}.`,
    ];
  if (issue.origin === 'string') return emptyText;
  return ['too-low', `Tallet må være ${issue.inclusive ? 'minst' : 'over'} ${issue.minimum}.`];
}

function notAnIdentifier(value: unknown): string {
  if (typeof value === 'string' && value.length > longestIdentifier)
    return `${shown(value)} er for lang. En id eller kode kan ha høyst ${longestIdentifier} tegn.`;
  return `${shown(value)} kan ikke brukes som id eller kode. Bruk bare små bokstaver a–z, 0–9 og bindestrek.`;
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
  const names = item.options.map((option) => `«${option.shape.kind.value}»`);
  return new Intl.ListFormat('nb', { type: 'disjunction' }).format(names);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'ingenting';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function valueAt(json: unknown, path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? value[key as keyof typeof value]
        : undefined,
    json,
  );
}
