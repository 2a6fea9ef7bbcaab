import type { Policy } from './policy.ts';
import type { ReleasedGroup, ShownGroup } from './released.ts';
import { codesOf, type RevisedTotals, tellingTotals } from './revised-totals.ts';
import {
  type Difference,
  differenceOf,
  inColumns,
  type RevisedColumn,
  restsOf,
  tellingColumns,
  tellingNationally,
} from './version-difference.ts';

/** What a version shows of one variable. */
export interface RevisedFigure {
  id: string;
  chart: 'scale' | 'one' | 'several' | 'histogram' | 'summary';
  columns: RevisedColumn[];
  all: ReleasedGroup;
  breakdowns: { table: string; id: string; columns: RevisedColumn[]; rows: ReleasedGroup[] }[];
}

export interface Revised {
  respondents: number;
  figures: RevisedFigure[];
  totals: RevisedTotals[];
}

/**
 * `few`: fewer than the minimum were added, taken out or changed. `alike`: nearly all who were added, or hardly any of
 * them, chose something. `hidden`: what one version hides the other shows. `groups`: other groups are merged, or a
 * breakdown is dropped, in one of them. `crossed`: those who were added are in several groups of more than one
 * breakdown. `sum`: a mean, a sum or a weighted share is another.
 */
export type Telling = 'few' | 'alike' | 'hidden' | 'groups' | 'crossed' | 'sum';

export interface Revealed {
  why: Telling;
  /** A figure, or the table of sums. */
  figure: string;
  /** The table of a breakdown; nothing for everybody. */
  table?: string;
  /** What is left when the shown groups are subtracted has none. */
  group?: string;
}

/**
 * What a reader would learn of a few by laying a version beside one from before: every figure of it less the same
 * figure of the other is a figure of those who were added. So that must be such as could be shown of a group.
 *
 * 1. Groups are the same, and the same is hidden. Then what is known of those who were there before is what the
 *    earlier version told of them and was proven safe, and the differences are of those who were added alone. Else both
 *    would have to be proven safe together.
 * 2. In every shown row, and in what is left of a breakdown when its shown groups are subtracted, nobody was added or
 *    at least the minimum base of them, and no count of them is sensitive. Where nobody was, nothing has changed: a
 *    count that moves without the base tells what everybody whose answer was changed has now.
 * 3. Those who were added are in several groups of one breakdown at the most. With two, few could be in the one group
 *    and not in the other; how many is not known here, since no answer is stored with when it came.
 * 4. No mean, sum or weighted share of a changed row is shown. For the same reason nobody can know here whether one of
 *    those who were added dominates the sum, and weights differ between the versions.
 *
 * Figures that only one of the versions has tell nothing by subtraction, and are passed by.
 *
 * @returns none when the version may be published
 */
export function revealedBy(before: Revised, after: Revised, policy: Policy): Revealed[] {
  const earlier = new Map(before.figures.map((figure) => [figure.id, figure]));
  const pairs = after.figures.flatMap((figure): Pair[] => {
    const own = earlier.get(figure.id);
    return own ? [{ before: own, after: figure }] : [];
  });
  const came = mostAdded(pairs, after.respondents - before.respondents);
  const grouping = new Set(after.figures.flatMap(({ breakdowns }) => breakdowns.map(({ id }) => id)));
  return [
    ...pairs.flatMap((pair) => [
      ...inEverybody(pair, grouping.has(pair.after.id), came, policy),
      ...breakdownsIn(pair).flatMap((table) => inBreakdown(pair, table, came, policy)),
      ...betweenBreakdowns(pair),
    ]),
    ...after.totals.flatMap((table, place) => {
      const why = tellingTotals(before.totals[place], table, policy);
      return why && 'table' in table ? [{ why, figure: table.table }] : [];
    }),
  ];
}

interface Pair {
  before: RevisedFigure;
  after: RevisedFigure;
}

type Rows = [before: ShownGroup, after: ShownGroup];

/** @param makesGroups the respondents in each group of it stand above every column of the breakdowns, and are no secret */
function inEverybody({ before, after }: Pair, makesGroups: boolean, came: Added, policy: Policy): Revealed[] {
  const told = (why: Telling): Revealed[] => [{ why, figure: after.id }];
  if (shownIn(after.columns, [before.all]) !== shownIn(after.columns, [after.all])) return told('hidden');
  if ('hidden' in before.all || 'hidden' in after.all) return [];
  const row: Rows = [before.all, after.all];
  const telling = (difference: Difference) =>
    makesGroups
      ? []
      : tellingNationally(difference, row[1], after.columns, after.chart === 'several', policy);
  return inRow(row, after, after.columns, came.get(''), policy, telling).flatMap(told);
}

/** Also those that are dropped in one of the versions. */
function breakdownsIn({ before, after }: Pair): string[] {
  return [...new Set([...after.breakdowns, ...before.breakdowns].map(({ table }) => table))];
}

function inBreakdown({ before, after }: Pair, table: string, came: Added, policy: Policy): Revealed[] {
  const told = (why: Telling, group?: string): Revealed => {
    return { why, figure: after.id, table, ...(group === undefined ? {} : { group }) };
  };
  const earlier = before.breakdowns.find((each) => each.table === table);
  const later = after.breakdowns.find((each) => each.table === table);
  if (!earlier || !later || codesOf(earlier.rows) !== codesOf(later.rows)) return [told('groups')];
  const { id, columns, rows } = later;
  if (shownIn(earlier.columns, earlier.rows) !== shownIn(columns, rows)) return [told('hidden')];
  const pairs = shownPairs(earlier.rows, rows);
  const own = (difference: Difference) => inColumns(difference, columns, after.chart === 'several');
  const differences = pairs.map((row) => own(differenceOf(...row, columns)));
  const inRows = pairs.flatMap((row, at) => {
    const telling = () => tellingColumns(differences[at]!, policy);
    const { code } = row[1];
    return inRow(row, after, columns, came.get(`${id} ${code}`), policy, telling).map((why) =>
      told(why, code),
    );
  });
  const rests = restsOf(own(nationally({ before, after })), differences).flatMap((rest) => {
    if (rest.respondents > 0 && rest.respondents < policy.minimumBase) return [told('few')];
    return tellingColumns(rest, policy).length > 0 ? [told('alike')] : [];
  });
  return [...inRows, ...rests];
}

function inRow(
  [before, after]: Rows,
  { chart }: RevisedFigure,
  columns: RevisedColumn[],
  came: number | undefined,
  { minimumBase, minimumCell }: Policy,
  telling: (difference: Difference) => string[],
): Telling[] {
  const difference = differenceOf(before, after, columns);
  // All who were added are outside the base, or all of them were asked what not everybody is asked.
  const isOfOneKind =
    came !== undefined &&
    came > 0 &&
    (difference.base === 0 ||
      (typeof before.notAsked === 'number' &&
        typeof after.notAsked === 'number' &&
        after.notAsked > 0 &&
        Math.abs(after.notAsked - before.notAsked) < minimumCell));
  if (numbersIn(before) === numbersIn(after)) return isOfOneKind ? ['alike'] : [];
  if (difference.respondents < minimumBase) return ['few'];
  const isSummed = (chart === 'histogram' || chart === 'summary') && 'mean' in (after.summary ?? {});
  const isWeighted = after.weighted?.cells.some((cell) => 'share' in cell) ?? false;
  return [
    ...(isOfOneKind || telling(difference).length > 0 ? (['alike'] as const) : []),
    ...(isSummed || isWeighted ? (['sum'] as const) : []),
  ];
}

/** Breakdowns in which those who were added are in more than one group, or in one and what is left. */
function betweenBreakdowns({ before, after }: Pair): Revealed[] {
  const { base } = nationally({ before, after });
  const spread = after.breakdowns.filter(({ table, rows }) => {
    const earlier = before.breakdowns.find((each) => each.table === table);
    const added = shownPairs(earlier?.rows ?? [], rows).map(([from, to]) => to.base - from.base);
    const left = added.reduce((rest, own) => rest - own, base);
    return added.length > 0 && [...added, left].filter((own) => own !== 0).length > 1;
  });
  return spread.length > 1 ? spread.map(({ table }) => ({ why: 'crossed', figure: after.id, table })) : [];
}

/** How many were added at least, by breakdown and group, and under nothing in all. */
type Added = ReadonlyMap<string, number>;

function mostAdded(pairs: Pair[], respondents: number): Added {
  const added = new Map([['', Math.abs(respondents)]]);
  const add = (key: string, [before, after]: Rows) =>
    added.set(key, Math.max(added.get(key) ?? 0, Math.abs(after.base - before.base)));
  for (const { before, after } of pairs) {
    for (const row of shownPairs([before.all], [after.all])) add('', row);
    for (const { table, id, rows } of after.breakdowns) {
      const earlier = before.breakdowns.find((each) => each.table === table);
      for (const row of shownPairs(earlier?.rows ?? [], rows)) add(`${id} ${row[1].code}`, row);
    }
  }
  return added;
}

function nationally({ before, after }: Pair): Difference {
  const [row] = shownPairs([before.all], [after.all]);
  return row ? differenceOf(...row, after.columns) : { base: 0, counts: new Map(), respondents: 0 };
}

function shownPairs(before: ReleasedGroup[], after: ReleasedGroup[]): Rows[] {
  return after.flatMap((row): Rows[] => {
    const earlier = before.find(({ code }) => code === row.code);
    return !earlier || 'hidden' in earlier || 'hidden' in row ? [] : [[earlier, row]];
  });
}

/** What is shown, and no number of it. */
function shownIn(columns: RevisedColumn[], rows: ReleasedGroup[]): string {
  return JSON.stringify(
    rows.map((row) =>
      'hidden' in row
        ? row.hidden
        : [
            row.cells.map((cell, place) => ['hidden' in cell, columns[place]?.code]),
            Object.keys(row.summary ?? {}),
            typeof row.notAsked,
            row.weighted?.cells.map((cell) => Object.keys(cell)),
          ],
    ),
  );
}

function numbersIn({ base, cells, summary, notAsked, weighted }: ShownGroup): string {
  return JSON.stringify([base, cells, summary, notAsked, weighted]);
}
