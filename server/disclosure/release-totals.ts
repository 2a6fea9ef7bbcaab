import type { Analysis } from '../analysis/analyse.ts';
import type { CoverageTable, SizeTable } from '../analysis/coverage.ts';
import { isSafeNationally } from './dominance.ts';
import type { Groups } from './groups.ts';
import type { Policy } from './policy.ts';
import { releaseSummary } from './release-item.ts';
import type { CoverageContent, NotMade, SizesContent } from './released.ts';
import { numbersOf, safeSums } from './safe-sums.ts';

export interface ReleasedTotals {
  coverage: CoverageContent | NotMade;
  sizes: SizesContent | NotMade;
}

/**
 * The sums of the coverage table and of the sizes. They are of the same numbers, and so they are judged together. A
 * group is hidden with its sum and the register's: what is left would be a line of its own. Groups that results are
 * shown merged by have no sums of their own, and neither has a breakdown that is dropped.
 */
export function releaseTotals(
  analysis: Pick<Analysis, 'coverage' | 'sizes' | 'numbers'>,
  groups: Pick<Groups, 'divisions' | 'dropped'>,
  policy: Policy,
): ReleasedTotals {
  const { coverage, sizes } = analysis;
  if ('missing' in coverage)
    return { coverage, sizes: 'missing' in sizes ? sizes : { missing: 'notDeclared' } };
  const tables = 'missing' in sizes ? [coverage] : [coverage, sizes];
  const numbers = analysis.numbers(tables.map(divisionOf), coverage.measure);
  const shown =
    policy.mode === 'open'
      ? undefined
      : safeSums(
          numbers,
          tables.map((table) => ({
            groups: table.groups.length,
            isCandidate: (group) => isApart(table, group, groups),
            alone: analysis.numbers([divisionOf(table)], coverage.measure, true),
          })),
          policy,
        );
  const isWhole = policy.mode === 'open' || isSafeNationally(numbersOf(numbers), policy);
  const rowsIn = <G extends { code: string }>(
    table: { groups: G[]; all: G },
    places?: ReadonlySet<number>,
  ) => ({
    groups: table.groups.map((group, place) => (!places || places.has(place) ? group : hidden(group))),
    all: isWhole ? table.all : hidden(table.all),
  });
  return {
    coverage: { ...coverage, ...rowsIn(coverage, shown?.[0]) },
    sizes:
      'missing' in sizes
        ? sizes
        : {
            id: sizes.id,
            measure: sizes.measure,
            by: sizes.by,
            ...rowsIn(sizes, shown?.[1]),
            summary: isWhole ? releaseSummary(sizes.summary, policy) : { hidden: 'confidential' },
          },
  };
}

function isApart(
  { by, groups }: CoverageTable | SizeTable,
  group: number,
  { divisions, dropped }: Pick<Groups, 'divisions' | 'dropped'>,
): boolean {
  const own = divisions.find(({ breakdown }) => breakdown === by)?.groups ?? [];
  return (
    !dropped.some(({ breakdown }) => breakdown === by) &&
    !own.some(({ members }) => members.length > 1 && members.includes(groups[group]!.code))
  );
}

function divisionOf({ by, groups }: CoverageTable | SizeTable) {
  return { breakdown: by, groups: groups.map(({ code }) => ({ code, members: [code] })) };
}

function hidden({ code }: { code: string }) {
  return { code, hidden: 'confidential' as const };
}
