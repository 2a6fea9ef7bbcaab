import type { Analysis } from '../analysis/analyse.ts';
import type { Exchanges } from '../analysis/exchanges.ts';
import type { BreakdownTable, NationalTable, Table } from '../analysis/table.ts';
import { meanKey, publishableMeans } from './banded-means.ts';
import { cellKey } from './cells.ts';
import { brokenDownBy } from './columns.ts';
import type { Layout } from './goals.ts';
import type { Groups } from './groups.ts';
import type { Policy } from './policy.ts';
import { areProvable } from './provable.ts';
import { cellsBesideBases } from './release-cells.ts';
import { releaseBreakdown } from './release-item.ts';
import { weighable } from './release-weighted.ts';
import type { BreakdownContent } from './released.ts';
import { safeSums } from './safe-sums.ts';
import { type Turn, turnsUntil } from './turn.ts';
import { tiedToUnprovable } from './unprovable.ts';

export interface Listening {
  /** Variables that are judged, and how many there are. */
  progress?(done: number, of: number): void;
  /** Stops at the next turn of others, by throwing its reason. */
  signal?: AbortSignal | undefined;
}

/**
 * Every broken-down table as it may be published, and then which columns of each national table may have a weighted
 * share beside them. Others get their turn between two variables, and after each search of an audit.
 */
export async function releaseBreakdowns(
  analysis: Pick<Analysis, 'exchanges' | 'numbers' | 'banded' | 'weighted'>,
  tables: Table[],
  groups: Groups,
  policy: Policy,
  { progress, signal }: Listening,
): Promise<{ breakdowns: Map<Table, BreakdownContent>; weighted: Map<Table, ReadonlySet<string>> }> {
  const released = new Map<Table, BreakdownContent>();
  const weighted = new Map<Table, ReadonlySet<string>>();
  const turn = turnsUntil(signal);
  const weightedIn = weighable(analysis, groups, policy, turn);
  const exchanges = policy.mode === 'open' ? undefined : analysis.exchanges(groups.divisions);
  const nationals = tables.filter((table) => table.scope === 'national');
  const tied = exchanges
    ? await tiedIn(nationals, tables, exchanges, { groups, policy, turn })
    : new Set<string>();
  for (const [place, national] of nationals.entries()) {
    await turn();
    const own = tables.filter(
      (table): table is BreakdownTable => table.scope === 'breakdown' && table.variable === national.variable,
    );
    const isLarge = tied.has(national.variable) ? () => false : groupsOf(own, groups, policy);
    const { isShown, shown } = exchanges
      ? await cellsBesideBases(national, own, exchanges, { groups, isShown: isLarge }, policy, turn)
      : { isShown: isLarge, shown: undefined };
    const isLinked = exchanges?.families.some((family) => family.includes(national.variable)) ?? false;
    const hasMean = isLinked
      ? () => national.measure !== 'number'
      : await meansIn(national, own, analysis, { groups, isShown }, policy, turn);
    for (const table of own)
      released.set(
        table,
        releaseBreakdown(table, policy, {
          members: (code) => membersOf(groups, table.breakdown, code),
          group: (code) => isShown(table.breakdown, code),
          cell: (code, column) => shown?.has(cellKey(table.breakdown, code, column)) ?? true,
          mean: (code) => hasMean(table.breakdown, code),
        }),
      );
    weighted.set(national, await weightedIn(national, { cells: shown ?? new Set(), isShown }));
    progress?.(place + 1, nationals.length);
  }
  return { breakdowns: released, weighted };
}

/** The variables that hang together with one that cannot be proven safe. A linked number is such a one. */
function tiedIn(
  nationals: NationalTable[],
  tables: Table[],
  exchanges: Exchanges,
  { groups, policy, turn }: { groups: Groups; policy: Policy; turn: Turn },
): Promise<Set<string>> {
  const tablesOf = (variable: string) =>
    tables.filter(
      (table): table is BreakdownTable => table.scope === 'breakdown' && table.variable === variable,
    );
  const families = exchanges.families.map((family) => family.filter((id) => tablesOf(id).length > 0));
  return tiedToUnprovable(families, async (variable) => {
    const national = nationals.find((table) => table.variable === variable)!;
    const own = tablesOf(variable);
    const columns = brokenDownBy(own[0]!, policy);
    const isShown = groupsOf(own, groups, policy);
    const layout = { atoms: exchanges.atoms, divisions: groups.divisions, isShown };
    const parts = [...exchanges.of(variable)];
    if (parts.length < (national.measure === 'several' ? columns.length : 1)) return false;
    return areProvable(parts, national.categories, columns, layout, policy, turn);
  });
}

/** A variable that too few answered in some group, also in what is left by subtraction, has none of the breakdown. */
function groupsOf(tables: BreakdownTable[], { hidden }: Groups, { mode, minimumBase }: Policy) {
  const lost = new Set(
    tables
      .filter(({ breakdown, groups, ungrouped }) => {
        const rest = groups.find(({ code }) => code === hidden.get(breakdown))?.base ?? 0;
        const left = rest + ungrouped.base;
        return groups.some(({ base }) => base < minimumBase) || (left > 0 && left < minimumBase);
      })
      .map(({ breakdown }) => breakdown),
  );
  return (breakdown: string, code: string) =>
    mode === 'open' || (!lost.has(breakdown) && hidden.get(breakdown) !== code);
}

/**
 * Which groups' means of a number that nothing is linked to may be shown: where the sums tell of nobody, and then where
 * they may stand beside the national counts of the bands. What an indicator makes of a number is a band too.
 */
async function meansIn(
  national: NationalTable,
  tables: BreakdownTable[],
  { numbers, banded }: Pick<Analysis, 'numbers' | 'banded'>,
  { groups: { divisions }, isShown }: { groups: Groups; isShown: Layout['isShown'] },
  policy: Policy,
  turn: Turn,
): Promise<(breakdown: string, group: string) => boolean> {
  if (policy.mode === 'open' || national.measure !== 'number' || tables.length === 0) return () => true;
  const { variable } = national;
  const own = numbers(divisions, variable);
  const safe = (isCandidate: Layout['isShown']) => {
    const shown = safeSums(
      own,
      divisions.map(({ breakdown, groups }) => ({
        groups: groups.length,
        isCandidate: (group) => isCandidate(breakdown, groups[group]!.code),
      })),
      policy,
    );
    return new Set(
      divisions.flatMap(({ breakdown, groups }, division) =>
        [...shown[division]!].map((group) => meanKey(breakdown, groups[group]!.code)),
      ),
    );
  };
  const alone = safe(isShown);
  if (national.categories.length === 0) return (breakdown, group) => alone.has(meanKey(breakdown, group));
  const inBands = banded(divisions, variable);
  if (!inBands) return () => false;
  const proven = await publishableMeans(
    inBands,
    { atoms: inBands.atoms, divisions, isShown },
    (breakdown, group) => alone.has(meanKey(breakdown, group)),
    policy,
    turn,
  );
  // What is hidden besides is more that could be found by subtraction.
  const shown = safe((breakdown, group) => proven.has(meanKey(breakdown, group)));
  return (breakdown, group) => shown.has(meanKey(breakdown, group));
}

function membersOf({ divisions }: Groups, breakdown: string, code: string): string[] {
  const groups = divisions.find((division) => division.breakdown === breakdown)?.groups ?? [];
  return groups.find((group) => group.code === code)?.members ?? [code];
}
