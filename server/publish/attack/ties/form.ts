import type { Form } from '../../../disclosure/attack/known.ts';

/** What is not so of anybody. */
export const nobody: Form = { terms: [], respondents: 0 };
/** Every respondent. */
export const everybody: Form = { terms: [], respondents: 1 };

export function quantity(place: number): Form {
  return { terms: [[place, 1]], respondents: 0 };
}

/** Adds forms, each so many times. */
export function combined(...parts: (readonly [form: Form, times: number])[]): Form {
  const terms = new Map<number, number>();
  let respondents = 0;
  for (const [form, times] of parts) {
    respondents += form.respondents * times;
    for (const [place, by] of form.terms) terms.set(place, (terms.get(place) ?? 0) + by * times);
  }
  return { terms: [...terms].filter(([, times]) => times !== 0), respondents };
}

export function sum(forms: Form[]): Form {
  return combined(...forms.map((form) => [form, 1] as const));
}

/** What is left of one when others are taken away. */
export function less(form: Form, ...others: Form[]): Form {
  return combined([form, 1], ...others.map((other) => [other, -1] as const));
}
