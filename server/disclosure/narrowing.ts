import type { Programme, Sum } from './programme.ts';

/** The least and the most that each unknown can be. */
export interface Bounds {
  least: number[];
  most: number[];
}

const mostRounds = 20;

/**
 * Narrows the bounds of each unknown by one equation at a time, until nothing changes. What is left may be wider than
 * the truth, never narrower: enough to see that much is known without a search, and never that it is not.
 */
export function narrowed({ least, most, equations }: Programme): Bounds {
  const bounds = { least: [...least], most: [...most] };
  for (let round = 0; round < mostRounds; round++) {
    let isNarrower = false;
    for (const { sum, from, to } of equations) isNarrower = narrow(bounds, sum, from, to) || isNarrower;
    if (!isNarrower) break;
  }
  return bounds;
}

/** The least and the most of a sum, when its unknowns are anywhere within their bounds. */
export function rangeOf({ terms, constant }: Sum, { least, most }: Bounds): [number, number] {
  let [low, high] = [constant, constant];
  for (const [unknown, times] of terms) {
    low += times * (times > 0 ? least[unknown]! : most[unknown]!);
    high += times * (times > 0 ? most[unknown]! : least[unknown]!);
  }
  return [low, high];
}

/** Only for sums where every unknown counts once, which those of a table are. */
function narrow(bounds: Bounds, sum: Sum, from: number, to: number): boolean {
  const [low, high] = rangeOf(sum, bounds);
  let isNarrower = false;
  for (const [unknown] of sum.terms) {
    const [least, most] = [bounds.least[unknown]!, bounds.most[unknown]!];
    const highest = to - (low - least);
    const lowest = from - (high - most);
    if (highest < most) bounds.most[unknown] = highest;
    if (lowest > least) bounds.least[unknown] = lowest;
    if (highest < most || lowest > least) {
      isNarrower = true;
      return narrow(bounds, sum, from, to) || isNarrower;
    }
  }
  return isNarrower;
}
