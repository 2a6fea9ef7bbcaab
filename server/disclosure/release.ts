import type { Analysis } from '../analysis/analyse.ts';
import type { Table } from '../analysis/table.ts';
import { hideTelling } from './derived.ts';
import { hideLinked } from './linked.ts';
import type { Policy } from './policy.ts';
import { releaseBreakdown, releaseNational } from './release-item.ts';
import { releaseCoverage, releaseSizes } from './release-totals.ts';
import type {
  BreakdownContent,
  CoverageContent,
  NationalContent,
  NotMade,
  SizesContent,
} from './released.ts';

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
  /** Every table of the plan, in its order, also when all of it is hidden. */
  tables: ReleasedTable[];
  coverage: ReleasedCoverage | NotMade;
  sizes: ReleasedSizes | NotMade;
}

/**
 * Makes an analysis safe to publish. The only maker of released tables: publishing takes nothing else.
 *
 * - A group whose own base for the item is below the minimum is hidden, with all that belongs to it.
 * - The national figure is shown, so the hidden groups of a table hold nobody or at least the minimum together.
 * - A table whose national base is below the minimum is hidden as a whole.
 * - Where a variable makes groups, or is made from one that does, its national counts are the sizes of groups, and
 *   are hidden as groups are.
 * - A breakdown is hidden when groups of another that are parts of its own would give a few respondents away.
 * - A table of an indicator or a count is hidden when it would give away what is hidden of its sources.
 *
 * Shares are rounded to whole percent and means to one decimal here: nothing more exact leaves this folder.
 */
export function release(analysis: Analysis, policy: Policy): Release {
  return {
    policy,
    respondents: analysis.respondents,
    tables: hideTelling(
      hideLinked(
        analysis.tables.map((table) => ({ table, content: contentOf(table, policy) })),
        analysis.crossings,
        policy,
      ),
      policy,
    ).map(({ content }) => (content.scope === 'national' ? check(content) : check(content))),
    coverage:
      'missing' in analysis.coverage ? analysis.coverage : check(releaseCoverage(analysis.coverage, policy)),
    sizes: 'missing' in analysis.sizes ? analysis.sizes : check(releaseSizes(analysis.sizes, policy)),
  };
}

function contentOf(table: Table, policy: Policy): NationalContent | BreakdownContent {
  return table.scope === 'national' ? releaseNational(table, policy) : releaseBreakdown(table, policy);
}

function check<Content>(content: Content): Checked<Content> {
  return content as Checked<Content>;
}
