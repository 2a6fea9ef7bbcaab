import type { Exchange } from '../analysis/exchanges.ts';
import type { Category } from '../analysis/table.ts';
import { auditOf } from './audit.ts';
import { judgedAlone, unprovenBlanks } from './blank.ts';
import { codesIn, goalsOf, type Layout } from './goals.ts';
import type { Policy } from './policy.ts';
import type { Turn } from './turn.ts';
import { unknownsOf } from './unknowns.ts';

/**
 * Whether everything that must be possible is so when none of these cells is published. Each option of several is
 * judged by itself, with the ticks of the others as they are: so where this is not so of one of them, the cells of the
 * others may tell of it, and none can be published. With one tick each, who is left when the others are counted ticked
 * this one, or nothing.
 *
 * @param categories those of the national table
 */
export async function isProvable(
  exchange: Exchange,
  categories: Category[],
  columns: Category[],
  layout: Layout,
  policy: Policy,
  turn?: Turn,
): Promise<boolean> {
  const unknowns = unknownsOf(
    exchange,
    codesIn(exchange, columns).map(({ options }) => options),
  );
  const goals = goalsOf(exchange, unknowns, codesIn(exchange, categories), layout, policy);
  return auditOf(unknowns.programme, goals, unknowns.truth, turn).passes([]);
}

/**
 * Whether everything that must be possible of a variable, and of those who ticked nothing of several, is so when none
 * of its cells is published.
 *
 * @param exchanges one of a choice; one for each option of several
 */
export async function areProvable(
  exchanges: readonly Exchange[],
  categories: Category[],
  columns: Category[],
  layout: Layout,
  policy: Policy,
  turn?: Turn,
): Promise<boolean> {
  for (const exchange of exchanges) {
    await turn?.();
    if (!(await isProvable(exchange, categories, columns, layout, policy, turn))) return false;
  }
  const judged = exchanges.map((exchange) => judgedAlone(exchange, () => []));
  return (await unprovenBlanks(judged, layout, policy, turn)).length === 0;
}
