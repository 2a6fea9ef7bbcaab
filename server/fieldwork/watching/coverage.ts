import { percentWithOneDecimal } from '../../statistics/rounding.ts';
import type { StatusCounts } from './counts.ts';

/** How much of the field those that answered speak for, in full-time equivalents. */
interface FteCoverage {
  answered: number;
  register: number;
  /** With one decimal, half up. */
  percent: number;
  /** How many units the register has no number for: they are in neither sum. */
  unitsWithout: number;
}

/** `notKnown`: the register has no full-time equivalents. */
type NoCoverage = { missing: 'hidden' | 'notKnown' };

export function fteCoverage({ fte }: StatusCounts): FteCoverage | NoCoverage {
  if ('hidden' in fte) return { missing: 'hidden' };
  if (fte.all === 0) return { missing: 'notKnown' };
  const { all: register, answered, unitsWithout } = fte;
  return { answered, register, percent: percentWithOneDecimal(answered, register), unitsWithout };
}
