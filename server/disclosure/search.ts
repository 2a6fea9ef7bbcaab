import { solve } from 'yalps';
import { isWitness, type Programme, type Sum, type Witness } from './programme.ts';
import { type Direction, modelOf } from './solver-model.ts';

/** What to look for. */
export interface Aim {
  sum: Sum;
  direction: Direction;
  /** The sum must come as far as this to be of any use. Nothing where every step is. */
  needed?: number | undefined;
  /** Nothing further is of use. */
  isEnough(witness: Witness): boolean;
}

/** Looks for whole numbers that satisfy everything, and make a sum large or small. It may miss those there are. */
export type Search = (programme: Programme, aim: Aim) => Witness | undefined;

/** Branches of one search. A search that is cut off proves nothing, and so shows nothing. */
const mostBranches = 400;

/**
 * The furthest that the solver can find. What it says is looked over afterwards with {@link isWitness}: it reckons with
 * fractions, and is trusted with nothing.
 */
export const furthest: Search = (programme, { sum, direction }) => {
  const { model } = modelOf(programme, sum, direction);
  const found = solve({ ...model, integers: true }, { maxIterations: mostBranches, maxPivots: 2000 });
  const witness = [...programme.least];
  for (const [place, value] of found.variables) witness[place]! += Math.round(value);
  return isWitness(witness, programme) ? witness : undefined;
};
