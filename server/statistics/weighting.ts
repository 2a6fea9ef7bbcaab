/** A group of the population, and how many of it answered. */
export interface Stratum {
  population: number;
  respondents: number;
}

/** Respondents who count alike, and what they chose. */
export interface WeightedCell {
  /** How many of the population each respondent stands for. */
  weight: number;
  /** Those who are part of the denominator. */
  base: number;
  /** Those of the base who chose it. */
  count: number;
}

/** One weighted share. Nothing where nobody is in the base. */
export type WeightedShare = { share: number; designEffect: number } | { missing: 'emptyBase' };

/**
 * Weights that make each stratum count for as many as the population has of it, one for each of its respondents.
 * Post-stratification (Holt and Smith, Journal of the Royal Statistical Society A 142, 1979).
 *
 * @throws RangeError where a stratum has no respondents, or more than its population
 */
export function postStratificationWeights(strata: readonly Stratum[]): number[] {
  return strata.map(({ population, respondents }) => {
    if (respondents > population || (respondents === 0 && population > 0))
      throw new RangeError(`${respondents} respondents cannot speak for ${population}.`);
    return respondents === 0 ? 0 : population / respondents;
  });
}

/**
 * The share, from 0 to 1, of all whom the respondents stand for. The design effect is Kish's (Journal of Official
 * Statistics 8, 1992): how many times larger the variance is for weights that differ, had these nothing to do with the
 * answers.
 */
export function weightedShare(cells: readonly WeightedCell[]): WeightedShare {
  const sum = (of: (cell: WeightedCell) => number) => cells.reduce((total, cell) => total + of(cell), 0);
  const stoodFor = sum(({ weight, base }) => weight * base);
  if (stoodFor === 0) return { missing: 'emptyBase' };
  return {
    share: sum(({ weight, count }) => weight * count) / stoodFor,
    designEffect: (sum(({ base }) => base) * sum(({ weight, base }) => base * weight ** 2)) / stoodFor ** 2,
  };
}

/** A stratum, and what its respondents chose. */
export interface CountedStratum extends Stratum {
  base: number;
  count: number;
}

/** From 0 to 1, as the share itself. */
export type StandardError = number | { missing: 'emptyBase' | 'oneRespondent' };

/**
 * The standard error of a share with post-stratification weights: of a stratified sample from a finite population, with
 * n - 1 in each stratum (Cochran, Sampling Techniques, 1977, chapters 5 and 5A). Where the base is all respondents it is
 * the root of Σ (N_h / N)² (1 - n_h / N_h) p_h (1 - p_h) / (n_h - 1). Where it is not, the share is a ratio of two
 * totals, and the error that of its linearisation (Särndal, Swensson and Wretman, Model Assisted Survey Sampling, 1992,
 * 5.6).
 *
 * A stratum with one respondent of several tells nothing of how they vary: then there is no standard error.
 */
export function standardErrorOf(strata: readonly CountedStratum[]): StandardError {
  const weights = postStratificationWeights(strata);
  const cells = strata.map(({ base, count }, place) => ({ base, count, weight: weights[place]! }));
  const estimate = weightedShare(cells);
  if ('missing' in estimate) return estimate;
  if (strata.some(({ population, respondents }) => respondents === 1 && population > 1))
    return { missing: 'oneRespondent' };
  const stoodFor = cells.reduce((sum, { weight, base }) => sum + weight * base, 0);
  const variance = strata.reduce((sum, stratum) => sum + varianceOf(stratum, estimate.share), 0);
  return Math.sqrt(variance) / stoodFor;
}

/** Of the stratum's part of the total of what each respondent is off the share by: 0 for those outside the base. */
function varianceOf({ population, respondents, base, count }: CountedStratum, share: number): number {
  // Where all have answered nothing is left to chance.
  if (respondents === population) return 0;
  const mean = (count - share * base) / respondents;
  const squares =
    count * (1 - share - mean) ** 2 + (base - count) * (share + mean) ** 2 + (respondents - base) * mean ** 2;
  const spread = squares / (respondents - 1);
  return (population ** 2 * (1 - respondents / population) * spread) / respondents;
}
