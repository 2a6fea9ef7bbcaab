import type { CoverageGroup, CoverageTable, SizeGroup, SizeTable } from '../analysis/coverage.ts';
import { hiddenSums } from './dominance.ts';
import type { Policy } from './policy.ts';
import { releaseSummary } from './release-item.ts';
import type { CoverageContent, SizesContent } from './released.ts';

/**
 * A hidden group is hidden with its sum and the register's: what is left would be a line of its own.
 *
 * @param merged groups that results are shown merged by. Their own sizes are not shown here either.
 */
export function releaseCoverage(table: CoverageTable, policy: Policy, merged: Set<string>): CoverageContent {
  const { id, measure, by } = table;
  const [all] = released([table.all], policy);
  return { id, measure, by, groups: released(table.groups, policy, merged, table.ungrouped), all: all! };
}

export function releaseSizes(table: SizeTable, policy: Policy, merged: Set<string>): SizesContent {
  const { id, measure, by, summary } = table;
  const [all] = released([table.all], policy);
  return {
    id,
    measure,
    by,
    groups: released(table.groups, policy, merged),
    all: all!,
    summary: 'hidden' in all! ? { hidden: 'confidential' } : releaseSummary(summary, policy),
  };
}

function released<G extends SizeGroup | CoverageGroup>(
  groups: G[],
  policy: Policy,
  merged = new Set<string>(),
  ungrouped: SizeGroup = { code: '', answers: 0, total: 0, largest: [] },
) {
  const also = new Set([...groups.keys()].filter((place) => merged.has(groups[place]!.code)));
  const hidden = policy.mode === 'open' ? new Set() : hiddenSums(groups, ungrouped, policy, also);
  return groups.map(({ largest, ...group }, place) =>
    hidden.has(place) ? { code: group.code, hidden: 'confidential' as const } : group,
  );
}
