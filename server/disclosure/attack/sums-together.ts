import { explorerOf } from './explorer.ts';
import { hold, type Model } from './model.ts';

/** Units that every sum has all of, or none: `row` is 1 for each that has them. How far each is from an end. */
export interface Part {
  row: number[];
  distances: number[];
}

/** Whoever has the second largest comes within a tenth of the largest. */
export function isDominated(distances: readonly number[]): boolean {
  const [first = 0, second = 0] = falling(distances);
  return total(distances) - first - second < first / 10;
}

const nearly = 1e-3;

/**
 * Whether somebody who knows their own number and all the sums knows the largest of a part to within a tenth, or
 * everybody that all of a part stand at the end. No part is below nothing, and so each can be no more than some.
 */
export function tellsOfOne(parts: readonly Part[]): boolean {
  const own = parts.map(({ distances }) => falling(distances));
  const most = mostIn(parts);
  return parts.some((_, part) => {
    const [first = 0, second = 0] = own[part]!;
    const isNear = (value: number | undefined) =>
      value !== undefined && (value < nearly || value + nearly < 1.1 * first);
    const alone = most(part);
    if (alone === undefined) return false;
    if (isNear(alone - second)) return true;
    return own.some(
      ([largest = 0], other) =>
        other !== part &&
        // With their own number nobody takes away more than twice as much.
        isNear(alone - 2 * largest) &&
        isNear(mostIn(parts, { part: other, least: largest })(part)),
    );
  });
}

/** The most that each part can be, when one is known to be at least so much. Nothing where it is not found. */
function mostIn(
  parts: readonly Part[],
  known?: { part: number; least: number },
): (part: number) => number | undefined {
  const truth = parts.map(({ distances }) => total(distances));
  const model: Model = { unknowns: parts.length, constraints: [] };
  for (const sum of parts[0]?.row.keys() ?? []) {
    const held = [...parts.keys()].filter((part) => parts[part]!.row[sum] === 1);
    const value = held.reduce((all, part) => all + truth[part]!, 0);
    hold(model, { terms: held.map((part) => [part, 1]), constant: 0 }, value, value);
  }
  if (known) hold(model, { terms: [[known.part, 1]], constant: 0 }, known.least, Number.POSITIVE_INFINITY);
  const explorer = explorerOf(model, truth);
  return (part) => explorer.furthest({ terms: [[part, 1]], constant: 0 }, 'maximize')?.[part];
}

function falling(values: readonly number[]): number[] {
  return values.toSorted((one, other) => other - one);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
