import { type Coefficients, type Constraint, solve } from 'yalps';

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

/** Branches of one search. A search that is cut off proves nothing, and so shows nothing. */
const mostBranches = 400;

/**
 * Whole numbers that satisfy everything and make the sum as large, or as small, as the solver can. They are looked
 * over afterwards with {@link isWitness}: the solver reckons with fractions, and is trusted with nothing.
 *
 * @returns nothing when none were found
 */
export function extreme(
  programme: Programme,
  sum: Sum,
  direction: 'maximize' | 'minimize',
): Witness | undefined {
  const { least, most, equations } = programme;
  const free = [...least.keys()].filter((place) => least[place]! < most[place]!);
  const coefficients = new Map(free.map((place) => [place, [] as [number, number][]]));
  const constraints: [number, Constraint][] = [];
  const objective = -1;
  for (const { sum: known, from, to } of equations) {
    const rest = fixedIn(known, programme);
    const own = known.terms.filter(([place]) => coefficients.has(place));
    if (own.length === 0) continue;
    const key = constraints.length;
    for (const [place, times] of own) coefficients.get(place)!.push([key, times]);
    constraints.push([key, from === to ? { equal: from - rest } : { min: from - rest, max: to - rest }]);
  }
  const implied = impliedBy(programme);
  for (const place of free) {
    if (implied.has(place)) continue;
    const key = constraints.length;
    coefficients.get(place)!.push([key, 1]);
    constraints.push([key, { max: most[place]! - least[place]! }]);
  }
  for (const [place, times] of sum.terms) coefficients.get(place)?.push([objective, times]);
  const solution = solve(
    {
      direction,
      objective,
      constraints,
      variables: [...coefficients] as [number, Coefficients<number>][],
      integers: true,
    },
    { maxIterations: mostBranches, maxPivots: 2000 },
  );
  const found = new Map(solution.variables);
  const witness = least.map((value, place) => value + Math.round(found.get(place) ?? 0));
  return isWitness(witness, programme) ? witness : undefined;
}

/** Every unknown is counted from its least. */
function fixedIn({ terms, constant }: Sum, { least }: Programme): number {
  return terms.reduce((sum, [place, times]) => sum + times * least[place]!, constant);
}

/** The unknowns whose most need not be said, since a sum of nothing but unknowns has no more. */
function impliedBy({ most, equations }: Programme): Set<number> {
  const implied = new Set<number>();
  for (const { sum, to } of equations)
    if (sum.constant === 0 && sum.terms.every(([, times]) => times === 1))
      for (const [place] of sum.terms) if (to <= most[place]!) implied.add(place);
  return implied;
}
