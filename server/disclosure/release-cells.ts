import type { Exchange, Exchanges } from '../analysis/exchanges.ts';
import type { BreakdownTable, Category, NationalTable } from '../analysis/table.ts';
import { publishable } from './cells.ts';
import { brokenDownBy } from './columns.ts';
import type { Layout } from './goals.ts';
import type { Groups } from './groups.ts';
import { isOutsideUnknown } from './outside.ts';
import type { Policy } from './policy.ts';
import { areProvable } from './provable.ts';
import { publishableOfLinked, publishableOfSeveral } from './several-cells.ts';
import type { Turn } from './turn.ts';

/**
 * The groups of a variable that are shown with their bases, and which of its cells. Where these tell that all of an atom
 * are outside the base, the last of its breakdowns is left out.
 *
 * @param isShown the groups that are large enough
 * @returns cells as `cellKey` names them
 */
export async function cellsBesideBases(
  national: NationalTable,
  tables: BreakdownTable[],
  exchanges: Exchanges,
  { groups: { divisions }, isShown: isLarge }: { groups: Groups; isShown: Layout['isShown'] },
  policy: Policy,
  turn: Turn,
): Promise<{ isShown: Layout['isShown']; shown: Set<string> }> {
  const { atoms } = exchanges;
  if (tables.length === 0) return { isShown: isLarge, shown: new Set() };
  const standing = exchanges.standing(national.variable);
  const columns = brokenDownBy(tables[0]!, policy);
  for (let left = tables.length; ; left--) {
    const kept = new Set(tables.slice(0, left).map(({ breakdown }) => breakdown));
    const isShown: Layout['isShown'] = (breakdown, code) => kept.has(breakdown) && isLarge(breakdown, code);
    const layout = { atoms, divisions, isShown };
    const shown = await cellsOf(national, columns, exchanges, layout, policy, turn);
    if (left === 0 || !standing || (await isOutsideUnknown(standing, columns, layout, shown, turn)))
      return { isShown, shown };
  }
}

async function cellsOf(
  { variable, measure, categories }: NationalTable,
  columns: Category[],
  exchanges: Exchanges,
  layout: Layout,
  policy: Policy,
  turn: Turn,
): Promise<Set<string>> {
  const own: Exchange[] = [];
  for (const exchange of exchanges.of(variable)) {
    own.push(exchange);
    await turn();
  }
  if (measure === 'several') return severalCells(own, categories, columns, layout, policy, turn);
  const shown = new Set<string>();
  for (const exchange of own) {
    await turn();
    for (const cell of await publishable(exchange, categories, columns, layout, policy, turn))
      shown.add(cell);
  }
  return shown;
}

/** Where something is linked to options, none is published unless all can be. */
async function severalCells(
  own: Exchange[],
  categories: Category[],
  columns: Category[],
  layout: Layout,
  policy: Policy,
  turn: Turn,
): Promise<Set<string>> {
  if (own.length < columns.length) return new Set();
  if (own.every(({ strata }) => strata.every(({ ticks }) => ticks)))
    return publishableOfSeveral(own, categories, columns, layout, policy, turn);
  if (!(await areProvable(own, categories, columns, layout, policy, turn))) return new Set();
  return publishableOfLinked(own, categories, columns, layout, policy, turn);
}
