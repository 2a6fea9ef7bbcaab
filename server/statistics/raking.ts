/** Respondents who are in the same group of every variable. */
export interface RakedCell {
  /** For each variable, the place of the group among its groups. */
  groups: readonly number[];
  respondents: number;
}

/** For each variable, how many the population has in each group. The sums of the variables are the same. */
export type Margins = readonly (readonly number[])[];

/** Every margin is met when it is off by less than this part of itself. */
const precision = 1e-10;
const mostRounds = 10_000;

/**
 * Weights that make the respondents agree with the population in every variable, without the variables being crossed:
 * one for each respondent of a cell. They are brought to agree with one variable at a time until they agree with all.
 * Raking, or iterative proportional fitting (Deming and Stephan, Annals of Mathematical Statistics 11, 1940).
 *
 * @returns nothing where no weights agree with all: then some groups must be merged
 * @throws RangeError where a group that the population has is without respondents, or the other way around
 */
export function rake(cells: readonly RakedCell[], margins: Margins): number[] | undefined {
  const held = (variable: number, weights: readonly number[]) => {
    const sums = margins[variable]!.map(() => 0);
    for (const [place, { groups, respondents }] of cells.entries())
      sums[groups[variable]!]! += weights[place]! * respondents;
    return sums;
  };
  let weights = cells.map(() => 1);
  refuseEmpty(margins, held, weights);
  for (let round = 0; round < mostRounds; round++) {
    for (const [variable, wanted] of margins.entries()) {
      const sums = held(variable, weights);
      weights = weights.map((weight, place) => {
        const group = cells[place]!.groups[variable]!;
        // A cell without respondents may be alone in its group.
        return sums[group] === 0 ? weight : (weight * wanted[group]!) / sums[group]!;
      });
    }
    if (margins.every((wanted, variable) => agrees(held(variable, weights), wanted))) return weights;
  }
  return undefined;
}

function agrees(sums: readonly number[], wanted: readonly number[]): boolean {
  return wanted.every((number, group) => Math.abs(sums[group]! - number) <= precision * number);
}

function refuseEmpty(
  margins: Margins,
  held: (variable: number, weights: readonly number[]) => number[],
  weights: readonly number[],
): void {
  for (const [variable, wanted] of margins.entries())
    for (const [group, respondents] of held(variable, weights).entries())
      if ((respondents === 0) !== (wanted[group] === 0))
        throw new RangeError(`${respondents} respondents cannot speak for ${wanted[group]}.`);
}
