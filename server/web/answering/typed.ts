import type { Typed } from '../../questionnaire/answer.ts';

/** What came with a form, every field as a list. */
export function typedIn(body: unknown): Typed {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).map(([field, value]) => [
      field,
      (Array.isArray(value) ? value : [value]).map(String),
    ]),
  );
}
