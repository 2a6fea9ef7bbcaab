import type { CoverageGroup, CoverageTable, SizeGroup, SizeTable } from '../analysis/coverage.ts';
import { hiddenGroups } from './hidden-groups.ts';
import type { Policy } from './policy.ts';
import { releaseSummary } from './release-item.ts';
import type { CoverageContent, SizesContent } from './released.ts';

/** A hidden group is hidden with its sum and the register's: what is left would be a line of its own. */
export function releaseCoverage(table: CoverageTable, policy: Policy): CoverageContent {
  const { id, measure, by } = table;
  const [all] = released([table.all], policy);
  return { id, measure, by, groups: released(table.groups, policy, table.ungrouped.answers), all: all! };
}

export function releaseSizes(table: SizeTable, policy: Policy): SizesContent {
  const { id, measure, by, summary } = table;
  const [all] = released([table.all], policy);
  return {
    id,
    measure,
    by,
    groups: released(table.groups, policy),
    all: all!,
    summary: 'hidden' in all! ? { hidden: 'confidential' } : releaseSummary(summary, policy),
  };
}

function released<G extends SizeGroup | CoverageGroup>(groups: G[], policy: Policy, unshown = 0) {
  const hidden = hiddenGroups(
    groups.map(({ answers }) => answers),
    policy,
    unshown,
  );
  return groups.map((group, place) =>
    hidden.has(place) ? { code: group.code, hidden: 'confidential' as const } : group,
  );
}
