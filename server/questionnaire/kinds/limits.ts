/**
 * What a number may be. `decimals` is how many it may have, and so how far apart two numbers are at least.
 */
export interface Limits {
  min: number;
  max: number;
  decimals: number;
}

/** Percent is always a whole number. */
export const percentLimits: Limits = { min: 0, max: 100, decimals: 0 };

/** The limits of an item whose answer is one number. */
export function limitsOf(item: { kind: 'percent' } | ({ kind: 'number' } & Limits)): Limits {
  return item.kind === 'percent' ? percentLimits : item;
}

/**
 * The lowest and the highest number within the limits, counted in the smallest step so that both are whole.
 */
export interface Steps {
  lowest: number;
  highest: number;
  /** How many steps there are to one. */
  perOne: number;
}

/**
 * `highest` is below `lowest` where the limits leave no number at all, such as whole numbers from 0.2 to 0.8.
 */
export function stepsWithin({ min, max, decimals }: Limits): Steps {
  const perOne = 10 ** decimals;
  return { lowest: firstStepFrom(min, perOne), highest: lastStepTo(max, perOne), perOne };
}

/** Decimals are not exact in binary, so a limit is met with room for rounding. */
const rounding = 1e-6;

export function firstStepFrom(value: number, perOne: number): number {
  return Math.ceil(value * perOne - rounding);
}

export function lastStepTo(value: number, perOne: number): number {
  return Math.floor(value * perOne + rounding);
}
