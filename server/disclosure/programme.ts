/** A whole number that is not known, times a whole number, and so on, and a number that is known. */
export interface Sum {
  terms: readonly (readonly [unknown: number, times: number])[];
  constant: number;
}

/** What is published, or known in another way: a sum is from one number to another, or exactly that number. */
export interface Equation {
  sum: Sum;
  from: number;
  to: number;
}

/** Whole numbers that are not known, the bounds of each, and what is known of them. */
export interface Programme {
  least: readonly number[];
  most: readonly number[];
  equations: readonly Equation[];
}

/** A number for each unknown. */
export type Witness = readonly number[];

export function totalIn({ terms, constant }: Sum, witness: Witness): number {
  let value = constant;
  for (const [unknown, times] of terms) value += times * witness[unknown]!;
  return value;
}

export function satisfies(witness: Witness, { sum, from, to }: Equation): boolean {
  const value = totalIn(sum, witness);
  return value >= from && value <= to;
}

/** Whether these whole numbers are within every bound and satisfy everything that is known, with nothing rounded. */
export function isWitness(witness: Witness, { least, most, equations }: Programme): boolean {
  return (
    witness.every(
      (value, place) => Number.isInteger(value) && value >= least[place]! && value <= most[place]!,
    ) && equations.every((equation) => satisfies(witness, equation))
  );
}
