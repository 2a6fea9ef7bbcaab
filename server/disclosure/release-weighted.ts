import type { Analysis } from '../analysis/analyse.ts';
import type { Exchanges } from '../analysis/exchanges.ts';
import type { NationalTable } from '../analysis/table.ts';
import type { Weighted } from '../analysis/weighted.ts';
import type { Weighting } from '../analysis/weighting.ts';
import { wholePercentOfShare } from '../statistics/rounding.ts';
import { weightedShare } from '../statistics/weighting.ts';
import { brokenDownBy } from './columns.ts';
import type { Layout } from './goals.ts';
import type { Groups } from './groups.ts';
import type { Policy } from './policy.ts';
import type { NationalContent, ReleasedWeighting, WeightedCell } from './released.ts';
import type { Effort } from './search-in-depth.ts';
import type { Turn } from './turn.ts';
import { type WeightedColumn, weightable } from './weighted.ts';

/** What is published of a variable by group. */
interface Published {
  /** The cells, as `cellKey` names them. */
  cells: ReadonlySet<string>;
  isShown: Layout['isShown'];
}

/**
 * What the proof of one variable may take: a few seconds on a slow machine, and no more than that for most of those with
 * hundreds of unknowns. See {@link Effort}.
 */
const mostEffort = 4_000_000;

/** Which columns of a national table may have a weighted share, by code. */
export type Weighable = (national: NationalTable, published: Published) => Promise<ReadonlySet<string>>;

/** What the answers of a wave are weighted by; nothing where no weights are asked for. */
export function releasedWeighting(weighted: Analysis['weighted']): ReleasedWeighting | undefined {
  if (!weighted) return undefined;
  const { by } = weighted;
  return 'refused' in weighted
    ? { by, method: 'none', refused: weighted.refused }
    : { by, method: weighted.weighting.method, designEffect: designEffectOf(weighted.weighting) };
}

/** It is made from who answered and the register alone, which whoever reads it is taken to know. */
function designEffectOf({ weights }: Weighting): number {
  const all = weightedShare(
    weights.map(({ weight, respondents }) => ({ weight, base: respondents, count: 0 })),
  );
  return 'missing' in all ? 1 : Math.round(all.designEffect * 100) / 100;
}

export function weighable(
  { weighted, exchanges }: Pick<Analysis, 'weighted' | 'exchanges'>,
  groups: Groups,
  policy: Policy,
  turn?: Turn,
): Weighable {
  if (!weighted || 'refused' in weighted) return async () => new Set();
  const { by } = weighted.weighting;
  const found =
    policy.mode === 'open'
      ? undefined
      : exchanges(
          groups.divisions,
          by.map(({ grouping }) => grouping),
        );
  return async (national, published) => {
    const columns = columnsOf(national, weighted, policy);
    return found
      ? provenSafe(national, columns, found, weighted, groups, policy, published, turn)
      : new Set(columns.map(({ category }) => category.code));
  };
}

/**
 * Those that are broken down too: the proof of every option of a scale would take many times as long. None where nobody
 * is in the base.
 */
function columnsOf(national: NationalTable, { shares }: Weighted, policy: Policy): WeightedColumn[] {
  const own = shares.get(national.variable) ?? [];
  const told = brokenDownBy(national, policy);
  return national.categories.flatMap((category, place) => {
    const estimate = own[place];
    return told.includes(category) && category.inBase && estimate && 'share' in estimate
      ? [{ category, share: estimate.share }]
      : [];
  });
}

/**
 * Several is proven for each option by itself, with the other ticks of everybody as they are. So where that cannot be
 * done for one of them, none has a weighted share.
 */
async function provenSafe(
  national: NationalTable,
  columns: WeightedColumn[],
  exchanges: Exchanges,
  { weighting }: Weighted,
  { divisions }: Groups,
  policy: Policy,
  { cells, isShown }: Published,
  turn: Turn | undefined,
): Promise<Set<string>> {
  if (columns.length === 0) return new Set();
  const weights = new Map(
    weighting.strata.codes.map((code, place) => [code, weighting.weights[place]!.weight]),
  );
  const layout: Layout = {
    atoms: exchanges.atoms,
    divisions: [
      ...divisions,
      ...weighting.by.map(({ id, grouping }) => ({
        breakdown: weightedBy(id),
        groups: grouping.codes.map((code) => ({ code, members: [code] })),
      })),
    ],
    isShown: (breakdown, code) =>
      weighting.by.some(({ id }) => weightedBy(id) === breakdown) || isShown(breakdown, code),
  };
  const weightOf = (atom: number) => weights.get(exchanges.atoms[atom]!.slice(divisions.length).join()) ?? 0;
  const effort: Effort = { left: mostEffort };
  const proven: (Set<string> | undefined)[] = [];
  for (const exchange of exchanges.of(national.variable)) {
    await turn?.();
    proven.push(
      await weightable(
        exchange,
        national.categories,
        brokenDownBy(national, policy),
        layout,
        policy,
        cells,
        { columns, weightOf, effort },
        turn,
      ),
    );
  }
  return proven.includes(undefined) ? new Set() : new Set(proven.flatMap((codes) => [...(codes ?? [])]));
}

/** No breakdown has this name: an identifier holds no space. */
function weightedBy(id: string): string {
  return `weighted by ${id}`;
}

/** The national table with its weighted shares, where it has any: hidden are those that are not proven safe. */
export function withWeighted(
  content: NationalContent,
  table: NationalTable,
  weighted: Analysis['weighted'],
  allowed: ReadonlySet<string>,
  policy: Policy,
): NationalContent {
  const { all } = content;
  if (!weighted || 'refused' in weighted || 'hidden' in all) return content;
  const shares = weighted.shares.get(table.variable);
  if (!shares) return content;
  const told = new Set(columnsOf(table, weighted, policy).map(({ category }) => category));
  const cells = table.categories.map((category, place): WeightedCell => {
    const estimate = shares[place];
    if (!told.has(category) || !estimate || !('share' in estimate)) return { missing: 'notWeighted' };
    if (!allowed.has(category.code) || 'hidden' in all.cells[place]!) return { hidden: 'confidential' };
    return { share: wholePercentOfShare(estimate.share) };
  });
  return { ...content, all: { ...all, weighted: { method: weighted.weighting.method, cells } } };
}
