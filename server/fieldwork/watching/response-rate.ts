import { percentWithOneDecimal } from '../../statistics/rounding.ts';
import type { StatusCounts } from './counts.ts';

/**
 * What became of each unit, in the words of the American Association for Public Opinion Research: Standard
 * Definitions, 10th edition (2023).
 */
interface Dispositions {
  complete: number;
  partial: number;
  refusal: number;
  nonContact: number;
  other: number;
  unknownEligibility: number;
}

/**
 * A register of services is a census of known units: each is eligible, and none is unknown. Who has begun has given no
 * answer that can be used, and who has not been heard from counts as not contacted, as those whose address bounced.
 */
function dispositionsOf(counts: StatusCounts): Dispositions {
  return {
    complete: counts.answered,
    partial: counts.started,
    refusal: counts.declined,
    nonContact: counts.bounced + counts.silent,
    other: 0,
    unknownEligibility: 0,
  };
}

interface ResponseRate {
  answered: number;
  /** All units in the register. */
  eligible: number;
  /** With one decimal, half up. */
  percent: number;
}

/**
 * AAPOR's Response Rate 1, the lowest of its rates: I / ((I + P) + (R + NC + O) + (UH + UO)). Here it is those that
 * answered of all in the register. Nothing when there are none.
 */
export function responseRate(counts: StatusCounts): ResponseRate | undefined {
  const dispositions = dispositionsOf(counts);
  const eligible = Object.values(dispositions).reduce((sum, each) => sum + each, 0);
  if (eligible === 0) return undefined;
  const answered = dispositions.complete;
  return { answered, eligible, percent: percentWithOneDecimal(answered, eligible) };
}
