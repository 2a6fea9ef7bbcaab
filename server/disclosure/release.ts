import type { Analysis } from '../analysis/analyse.ts';
import type { NationalTable, Table } from '../analysis/table.ts';
import { type Control, controlOf } from './control.ts';
import { hideTelling } from './derived.ts';
import { isSafeNationally } from './dominance.ts';
import { type Groups, groupsFor } from './groups.ts';
import type { Policy } from './policy.ts';
import { type Listening, releaseBreakdowns } from './release-breakdowns.ts';
import { releaseNational } from './release-item.ts';
import { releaseTotals } from './release-totals.ts';
import { releasedWeighting, withWeighted } from './release-weighted.ts';
import type {
  BreakdownContent,
  CoverageContent,
  NationalContent,
  NotMade,
  ReleasedWeighting,
  SizesContent,
} from './released.ts';
import { numbersOf } from './safe-sums.ts';
import { turnsUntil } from './turn.ts';

/** There is no value of this type, so nothing outside this file can be called checked. */
declare const checked: unique symbol;
type Checked<Content> = Content & { readonly [checked]: true };

export type ReleasedTable = Checked<NationalContent> | Checked<BreakdownContent>;
export type ReleasedCoverage = Checked<CoverageContent>;
export type ReleasedSizes = Checked<SizesContent>;

/** What may be published of a wave, and the policy that let it through. */
export interface Release {
  policy: Policy;
  respondents: number;
  /** Every table of the plan, in its order, also when all of it is hidden. None by a breakdown that is dropped. */
  tables: ReleasedTable[];
  /** Nothing where the questionnaire asks for no weights. */
  weighting?: ReleasedWeighting;
  coverage: ReleasedCoverage | NotMade;
  sizes: ReleasedSizes | NotMade;
  control: Control;
}

/**
 * Makes an analysis safe to publish. The only maker of released tables: publishing takes nothing else.
 *
 * 1. Groups are merged until each is large enough, once for all variables; a breakdown that would give away a few
 *    together with the others is dropped.
 * 2. Every variable has its national table. What is hidden in it is hidden as a whole: a base below the minimum, what
 *    is derived from something hidden, and the sizes of groups that are merged.
 * 3. Cells of the broken-down tables are published one by one, as long as an audit proves that no sensitive one can
 *    be worked out from all that is published.
 *
 * 4. Weighted national shares come last, and only those that the same audit then still passes with.
 *
 * Shares are rounded to whole percent and means to one decimal here: nothing more exact leaves this folder. Others
 * get their turn between two tables, and after each search of an audit.
 */
export async function release(
  analysis: Analysis,
  policy: Policy,
  listening: Listening = {},
): Promise<Release> {
  const groups = groupsFor(analysis.crossings, policy);
  const turn = turnsUntil(listening.signal);
  const tables: Table[] = [];
  for (const table of analysis.tables(groups.divisions)) {
    tables.push(table);
    await turn();
  }
  const merged = mergedIn(groups);
  const nationals = hideTelling(
    tables
      .filter((table) => table.scope === 'national')
      .map((table) => ({
        table,
        content: releaseNational(
          table,
          policy,
          hasNationalMean(table, analysis, policy),
          merged.get(table.countedAs),
        ),
      })),
    policy,
  );
  const { breakdowns, weighted } = await releaseBreakdowns(analysis, tables, groups, policy, listening);
  const released = tables.map((table) =>
    table.scope === 'national'
      ? check(
          withWeighted(
            nationals.find((national) => national.table === table)!.content,
            table,
            analysis.weighted,
            weighted.get(table)!,
            policy,
          ),
        )
      : check(breakdowns.get(table)!),
  );
  const { coverage, sizes } = releaseTotals(analysis, groups, policy);
  const weighting = releasedWeighting(analysis.weighted);
  return {
    policy,
    respondents: analysis.respondents,
    tables: released,
    ...(weighting ? { weighting } : {}),
    coverage: 'missing' in coverage ? coverage : check(coverage),
    sizes: 'missing' in sizes ? sizes : check(sizes),
    control: controlOf(analysis, groups, [...breakdowns.values()]),
  };
}

/** Whether a mean of everybody's numbers may be shown. That of options follows from the counts that are. */
function hasNationalMean(
  { measure, variable }: NationalTable,
  { numbers }: Pick<Analysis, 'numbers'>,
  policy: Policy,
): boolean {
  if (policy.mode === 'open' || measure !== 'number') return true;
  const own = numbersOf(numbers([], variable));
  return own.above.count === 0 || isSafeNationally(own, policy);
}

/** The groups that are shown only together with others, by breakdown. */
function mergedIn({ divisions }: Groups): Map<string, Set<string>> {
  return new Map(
    divisions.map(({ breakdown, groups }) => [
      breakdown,
      new Set(groups.flatMap(({ members }) => (members.length > 1 ? members : []))),
    ]),
  );
}

function check<Content>(content: Content): Checked<Content> {
  return content as Checked<Content>;
}
