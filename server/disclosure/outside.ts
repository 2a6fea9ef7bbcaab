import type { Standing } from '../analysis/exchanges.ts';
import type { Category } from '../analysis/table.ts';
import { auditOf, type Goal } from './audit.ts';
import { cellKey } from './cells.ts';
import { codesIn, countIn, isAt, type Layout, partsOf, placesOf } from './goals.ts';
import type { Equation } from './programme.ts';
import type { Turn } from './turn.ts';
import { unknownsOf } from './unknowns.ts';

/**
 * Whether no atom is known to be outside the base to the last of those who were asked, when these cells of a variable
 * are published with the bases of their groups: where all say that a question does not concern them, they have all given
 * the same answer. Bases tell it by subtraction, since everybody knows who responded, and who was asked.
 *
 * Of a choice its cells are judged along. Of several and of a number the bases alone are.
 *
 * @param shown as `cellKey` names them
 */
export async function isOutsideUnknown(
  { asked, inside, exchange: made }: Standing,
  columns: Category[],
  layout: Layout,
  shown: ReadonlySet<string>,
  turn?: Turn,
): Promise<boolean> {
  const whole = [...asked.keys()].filter((atom) => asked[atom]! > 0 && inside[atom] === 0);
  if (whole.length === 0 || inside.every((count) => count === 0)) return true;
  const exchange = made();
  if (!exchange) return false;
  const outside = new Set([Math.max(1, exchange.codes.length)]);
  const cells = codesIn(exchange, columns);
  const unknowns = unknownsOf(exchange, [outside, ...cells.map(({ options }) => options)]);
  const isShown =
    (breakdown: string, group: string) =>
    ({ code }: { code: string }) =>
      shown.has(cellKey(breakdown, group, code));
  const told = placesOf(layout).flatMap((place): Equation[] => {
    const isCell = isShown(place.breakdown, place.code);
    // Nothing is shown of a group with columns of which none is.
    if (!place.isShown || (columns.length > 0 && !columns.some(isCell))) return [];
    return [outside, ...cells.filter(isCell).map(({ options }) => options)].map((options) => {
      const { count } = countIn(exchange, options, isAt(place));
      return { sum: unknowns.sumOf(isAt(place), partsOf(unknowns, options)), from: count, to: count };
    });
  });
  const goals = whole.map((atom): Goal => {
    const isIn = isAt({ atoms: new Set([atom]) });
    return { sum: unknowns.sumOf(isIn, partsOf(unknowns, outside)), needs: { atMost: asked[atom]! - 1 } };
  });
  return auditOf(unknowns.programme, goals, unknowns.truth, turn).passes(told);
}
