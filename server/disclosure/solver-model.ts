import type { Coefficients, Constraint, Model } from 'yalps';
import type { Programme, Sum } from './programme.ts';

export type Direction = 'maximize' | 'minimize';

/** A programme as the solver takes it. Every unknown is counted from its least. */
export interface SolverModel {
  model: Model<number, number>;
  /** Unknowns times constraints: about what each step of the solver takes. */
  size: number;
}

const objective = -1;

/** What the solver is told of a programme. Unknowns that can be one number only are left out. */
export function modelOf(programme: Programme, sum: Sum, direction: Direction): SolverModel {
  const { least, most, equations } = programme;
  const free = [...least.keys()].filter((place) => least[place]! < most[place]!);
  const coefficients = new Map(free.map((place) => [place, [] as [number, number][]]));
  const constraints: [number, Constraint][] = [];
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
  const variables = [...coefficients] as [number, Coefficients<number>][];
  return { model: { direction, objective, constraints, variables }, size: free.length * constraints.length };
}

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
