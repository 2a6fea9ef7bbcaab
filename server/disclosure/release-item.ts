import type { BreakdownTable, Category, Group, NationalTable, Summary, Table } from '../analysis/table.ts';
import { oneDecimal, tidySum, wholePercent } from '../statistics/rounding.ts';
import { brokenDownBy } from './columns.ts';
import { hiddenGroups } from './hidden-groups.ts';
import type { Policy } from './policy.ts';
import type {
  BreakdownContent,
  Cell,
  Hidden,
  NationalContent,
  ReleasedGroup,
  ReleasedSummary,
  ShownGroup,
  TableContent,
} from './released.ts';

/**
 * @param hasMean whether the mean may be shown, for what the numbers tell of those who have them
 * @param merged the groups that the variable makes and that are shown merged with others; nothing where it makes none
 */
export function releaseNational(
  table: NationalTable,
  policy: Policy,
  hasMean: boolean,
  merged?: Set<string>,
): NationalContent {
  const { all, makesGroups, categories } = table;
  const content = { ...contentOf(table, categories), scope: 'national' as const };
  if (all.base < policy.minimumBase) return { ...content, all: { code: all.code, hidden: 'confidential' } };
  const hidden = makesGroups ? hiddenCategories(table, policy, merged) : new Set<string>();
  const cells = categories.map(({ code, inBase }, place) =>
    hidden.has(code) ? confidential : cellOf(all.counts[place]!, all.base, inBase),
  );
  return {
    ...content,
    all: {
      ...releaseGroup(all, cells, policy),
      ...(hasMean ? {} : { summary: confidential }),
      ...blanksOf(all, table, policy),
    },
  };
}

/**
 * @param members the groups that each is merged from
 * @param isShown the cells that may be published; a group with no cell, of a number, has its mean
 */
export function releaseBreakdown(
  table: BreakdownTable,
  policy: Policy,
  shown: {
    members(group: string): string[];
    group(group: string): boolean;
    cell(group: string, column: string): boolean;
    /** The mean of a number in a group. */
    mean(group: string): boolean;
  },
): BreakdownContent {
  const columns = brokenDownBy(table, policy);
  const places = columns.map((column) => table.categories.indexOf(column));
  const hasMean = meansIn(table, policy, shown.mean);
  const groups = table.groups.map((group): ReleasedGroup => {
    const { code, base, counts } = group;
    const members = shown.members(code);
    const own = members.length > 1 ? { code, members } : { code };
    const cells = columns.map((column, at) =>
      shown.cell(code, column.code) ? cellOf(counts[places[at]!]!, base, column.inBase) : confidential,
    );
    // A group with nothing to show but how many they are is hidden as a whole.
    const isEmpty = cells.length > 0 && cells.every((cell) => 'hidden' in cell);
    if (!shown.group(code) || isEmpty) return { ...own, hidden: 'confidential' };
    return {
      ...releaseGroup(group, cells, policy),
      ...(group.summary && !hasMean(code, cells) ? { summary: confidential } : {}),
      ...own,
      ...(policy.mode === 'open' ? blanksOf(group, table, policy) : {}),
    };
  });
  return { ...contentOf(table, columns), scope: 'breakdown', breakdown: table.breakdown, groups };
}

/** The mean of options is shown where every option is, so that it tells nothing more. That of numbers tells by itself. */
function meansIn(
  { measure, categories }: BreakdownTable,
  policy: Policy,
  isShown: (group: string) => boolean,
): (group: string, cells: Cell[]) => boolean {
  if (policy.mode === 'open') return () => true;
  if (measure === 'number') return isShown;
  const columns = brokenDownBy({ measure, categories }, policy).map(({ code }) => code);
  const isWhole = categories.every(
    ({ role, inBase, code }) => role === 'net' || !inBase || columns.includes(code),
  );
  return (_, cells) => isWhole && !cells.some((cell) => 'hidden' in cell);
}

const confidential: Hidden = { hidden: 'confidential' };

function contentOf(
  { id, variable, measure, countedAs, blankInBase }: Table,
  shown: Category[],
): TableContent {
  const columns = shown.map(({ code, role, inBase }) => ({ code, role, inBase }));
  return { id, variable, measure, countedAs, columns, blankInBase };
}

function releaseGroup({ code, base, summary }: Group, cells: Cell[], policy: Policy): ShownGroup {
  return { code, base, cells, ...(summary ? { summary: releaseSummary(summary, policy) } : {}) };
}

function blanksOf({ base, noAnswer, notAsked }: Group, { blankInBase }: Table, { minimumBase }: Policy) {
  return {
    noAnswer: cellOf(noAnswer, base, blankInBase),
    notAsked: notAsked > 0 && notAsked < minimumBase ? confidential : notAsked,
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
 * so each kind is a total of its own. Where results are shown by these groups, they are the ones that are merged, so
 * that the size of none follows from that of another. With any of them hidden every net is too: a net less its shown
 * options gives the hidden ones away.
 */
function hiddenCategories(
  { categories, all }: NationalTable,
  policy: Policy,
  merged?: Set<string>,
): Set<string> {
  const counted = categories
    .map((category, place) => ({ ...category, count: all.counts[place]! }))
    .filter(({ role }) => role !== 'net');
  const hidden = [true, false].flatMap((inBase) => {
    const groups = counted.filter((group) => group.inBase === inBase);
    if (merged && inBase) return groups.filter(({ code }) => merged.has(code)).map(({ code }) => code);
    const sizes = groups.map(({ count }) => count);
    return [...hiddenGroups(sizes, policy)].map((place) => groups[place]!.code);
  });
  const nets = hidden.length > 0 ? categories.filter(({ role }) => role === 'net') : [];
  return new Set([...hidden, ...nets.map(({ code }) => code)]);
}
