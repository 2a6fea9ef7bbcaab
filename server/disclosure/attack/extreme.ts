import { type Constraint, solve } from 'yalps';
import { type Expression, isSolution, type Model, valueIn } from './model.ts';

/** How far something can go in a model. */
export interface Extreme {
  /** Nothing goes further than this. */
  bound: number;
  /** Whole numbers that satisfy the model, far in that direction, where any were found. */
  at?: number[];
}

const nearly = 1e-6;

/**
 * `quick`: whole numbers somewhere near the furthest. `whole`: the furthest of them, to the end of the search. A search
 * with so many branches is left, and then the bound is that of fractions.
 */
const searches = {
  quick: { tolerance: 0.3, maxIterations: 200 },
  whole: { tolerance: 0, maxIterations: 600 },
};

/**
 * The least or the most that an expression can be. Fractions are tried first: no whole numbers go further than they do,
 * and in most tables they are whole already.
 *
 * @returns nothing when the solver gives up, or finds that there is no solution at all
 */
export function extremeOf(
  model: Model,
  of: Expression,
  direction: 'maximize' | 'minimize',
  search: keyof typeof searches,
): Extreme | undefined {
  if (of.terms.length === 0) return { bound: of.constant };
  const relaxed = solved(model, of, direction);
  if (relaxed.status !== 'optimal') return undefined;
  const bound =
    direction === 'maximize'
      ? Math.floor(valueIn(of, relaxed.values) + nearly)
      : Math.ceil(valueIn(of, relaxed.values) - nearly);
  const found = wholeOf(model, relaxed.values);
  if (found) return { bound, at: found };
  const whole = solved(model, of, direction, searches[search]);
  const at = wholeOf(model, whole.values);
  if (!at) return { bound };
  return { bound: search === 'whole' && whole.status === 'optimal' ? valueIn(of, at) : bound, at };
}

function wholeOf(model: Model, values: readonly number[]): number[] | undefined {
  const whole = values.map(Math.round);
  return isSolution(model, whole) ? whole : undefined;
}

/** @param search for whole numbers; without it, fractions */
function solved(
  model: Model,
  of: Expression,
  direction: 'maximize' | 'minimize',
  search?: (typeof searches)[keyof typeof searches],
) {
  const integers = search !== undefined;
  const objective = -1;
  const coefficients = Array.from({ length: model.unknowns }, () => [] as [number, number][]);
  const constraints: [number, Constraint][] = [];
  for (const [key, { of: sum, min, max }] of model.constraints.entries()) {
    for (const [unknown, times] of sum.terms) coefficients[unknown]!.push([key, times]);
    constraints.push([key, limitsOf(min - sum.constant, max - sum.constant)]);
  }
  for (const [unknown, times] of of.terms) coefficients[unknown]!.push([objective, times]);
  const solution = solve(
    { direction, objective, constraints, variables: [...coefficients.entries()], integers },
    { maxPivots: 20_000, ...search },
  );
  const known = new Map(solution.variables);
  return {
    status: solution.status,
    values: coefficients.map((_, unknown) => known.get(unknown) ?? 0),
  };
}

function limitsOf(min: number, max: number): Constraint {
  if (min === max) return { equal: min };
  return {
    ...(Number.isFinite(min) ? { min } : {}),
    ...(Number.isFinite(max) ? { max } : {}),
  };
}
