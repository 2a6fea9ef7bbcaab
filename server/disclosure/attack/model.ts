/** A number that follows from unknowns: each so many times, and a number that is known. */
export interface Expression {
  terms: readonly (readonly [unknown: number, times: number])[];
  constant: number;
}

/** Whole numbers from 0 that nobody knows, and what they must satisfy. */
export interface Model {
  unknowns: number;
  constraints: { of: Expression; min: number; max: number }[];
}

export function constant(value: number): Expression {
  return { terms: [], constant: value };
}

export function newUnknown(model: Model): Expression {
  model.unknowns += 1;
  return { terms: [[model.unknowns - 1, 1]], constant: 0 };
}

/** Adds the expressions, each so many times. */
export function combined(parts: readonly (readonly [of: Expression, times: number])[]): Expression {
  const terms = new Map<number, number>();
  let known = 0;
  for (const [of, times] of parts) {
    known += of.constant * times;
    for (const [unknown, by] of of.terms) terms.set(unknown, (terms.get(unknown) ?? 0) + by * times);
  }
  return { terms: [...terms].filter(([, times]) => times !== 0), constant: known };
}

export function sumOf(parts: readonly Expression[]): Expression {
  return combined(parts.map((part) => [part, 1]));
}

/** Without unknowns there is nothing to hold anybody to. */
export function hold(model: Model, of: Expression, min: number, max: number): void {
  if (of.terms.length > 0) model.constraints.push({ of, min, max });
}

export function valueIn({ terms, constant: known }: Expression, values: readonly number[]): number {
  return terms.reduce((sum, [unknown, times]) => sum + times * values[unknown]!, known);
}

/** More than what fractions of a mean add, and less than any whole number. */
const nearly = 1e-6;

export function isSolution(model: Model, values: readonly number[]): boolean {
  return (
    values.every((value) => Number.isInteger(value) && value >= 0) &&
    model.constraints.every(({ of, min, max }) => {
      const value = valueIn(of, values);
      return value >= min - nearly && value <= max + nearly;
    })
  );
}
