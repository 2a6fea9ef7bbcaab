import type { BreakdownTable, Group, NationalTable, Summary, Table } from '../analysis/table.ts';
import { oneDecimal, tidySum, wholePercent } from '../statistics/rounding.ts';
import { hiddenGroups } from './hidden-groups.ts';
import type { Policy } from './policy.ts';
import type {
  BreakdownContent,
  Cell,
  Hidden,
  NationalContent,
  ReleasedGroup,
  ReleasedSummary,
  TableContent,
} from './released.ts';

export function releaseNational(table: NationalTable, policy: Policy): NationalContent {
  const { all, makesGroups } = table;
  if (all.base < policy.minimumBase)
    return { ...contentOf(table), scope: 'national', all: { code: all.code, hidden: 'confidential' } };
  const released = releaseGroup(all, table, policy);
  const hidden = makesGroups ? hiddenCategories(table, policy) : new Set<string>();
  const cells = released.cells.map((cell, place) =>
    hidden.has(table.categories[place]!.code) ? confidential : cell,
  );
  return { ...contentOf(table), scope: 'national', all: { ...released, cells } };
}

export function releaseBreakdown(table: BreakdownTable, policy: Policy): BreakdownContent {
  const bases = table.groups.map(({ base }) => base);
  const hidden = hiddenGroups(bases, policy, table.ungrouped.base);
  const groups = table.groups.map(
    (group, place): ReleasedGroup =>
      hidden.has(place) ? { code: group.code, hidden: 'confidential' } : releaseGroup(group, table, policy),
  );
  return { ...contentOf(table), scope: 'breakdown', breakdown: table.breakdown, groups };
}

const confidential: Hidden = { hidden: 'confidential' };

function contentOf({ id, variable, measure, countedAs, categories, blankInBase }: Table): TableContent {
  const columns = categories.map(({ code, role, inBase }) => ({ code, role, inBase }));
  return { id, variable, measure, countedAs, columns, blankInBase };
}

function releaseGroup(group: Group, table: Table, policy: Policy) {
  const { code, base, notAsked } = group;
  return {
    code,
    base,
    cells: table.categories.map((category, place) => cellOf(group.counts[place]!, base, category.inBase)),
    noAnswer: cellOf(group.noAnswer, base, table.blankInBase),
    notAsked: notAsked > 0 && notAsked < policy.minimumBase ? confidential : notAsked,
    ...(group.summary ? { summary: releaseSummary(group.summary, policy) } : {}),
  };
}

function cellOf(count: number, base: number, inBase: boolean): Cell {
  if (!inBase) return { count, withoutShare: 'outsideBase' };
  return base === 0 ? { count, withoutShare: 'emptyBase' } : { count, share: wholePercent(count, base) };
}

/**
 * A mean is of those with a number, who may be fewer than the base: with "don't know" in it, that of a single
 * respondent. Open figures keep the decimals they were given with.
 */
export function releaseSummary(summary: Summary, { mode, minimumBase }: Policy): ReleasedSummary {
  if ('missing' in summary) return summary;
  const { answers, mean, median } = summary;
  if (answers < minimumBase) return confidential;
  return mode === 'open'
    ? { mean: tidySum(mean), median: tidySum(median) }
    : { mean: oneDecimal(mean), median: oneDecimal(median) };
}

/**
 * Options or bands that are too small a group. Those inside the base add up to it, and those outside to the rest,
 * so each kind is a total of its own. With any of them hidden every net is too: a net less its shown options
 * gives the hidden ones away.
 */
function hiddenCategories({ categories, all }: NationalTable, policy: Policy): Set<string> {
  const counted = categories
    .map((category, place) => ({ ...category, count: all.counts[place]! }))
    .filter(({ role }) => role !== 'net');
  const hidden = [true, false].flatMap((inBase) => {
    const groups = counted.filter((group) => group.inBase === inBase);
    const sizes = groups.map(({ count }) => count);
    return [...hiddenGroups(sizes, policy)].map((place) => groups[place]!.code);
  });
  const nets = hidden.length > 0 ? categories.filter(({ role }) => role === 'net') : [];
  return new Set([...hidden, ...nets.map(({ code }) => code)]);
}
