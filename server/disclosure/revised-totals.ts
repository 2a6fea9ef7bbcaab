import type { Policy } from './policy.ts';
import type { CoverageRow, NotMade, ReleasedSummary, SizeRow } from './released.ts';

type Row = SizeRow | CoverageRow;

/** Sums of a number: of how much of the field respondents speak for, or by size. */
export type RevisedTotals = Sums | NotMade;

interface Sums {
  table: string;
  all: Row;
  rows: Row[];
  summary?: ReleasedSummary;
}

/**
 * Why two versions of a table of sums cannot stand beside each other. Sums are exact, so their difference is the sum of
 * those who were added, and nobody can know here whether one of them dominates it.
 */
export function tellingTotals(
  before: RevisedTotals | undefined,
  after: RevisedTotals,
  { minimumBase }: Pick<Policy, 'minimumBase'>,
): 'few' | 'groups' | 'hidden' | 'sum' | undefined {
  if (!before || 'missing' in before || 'missing' in after) return undefined;
  if (codesOf(rowsIn(before)) !== codesOf(rowsIn(after))) return 'groups';
  const [from, to] = [valuesIn(before), valuesIn(after)];
  if (from.some((value, place) => typeof value !== typeof to[place])) return 'hidden';
  if (from.every((value, place) => value === to[place])) return undefined;
  const isFew =
    'answers' in before.all &&
    'answers' in after.all &&
    Math.abs(after.all.answers - before.all.answers) < minimumBase;
  return isFew ? 'few' : 'sum';
}

export function codesOf(rows: readonly { code: string }[]): string {
  return rows.map(({ code }) => code).join(' ');
}

function rowsIn({ all, rows }: Sums): Row[] {
  return [all, ...rows];
}

/** In a fixed order; nothing for what is hidden or not there. */
function valuesIn(sums: Sums): (number | undefined)[] {
  const { summary } = sums;
  return [
    ...rowsIn(sums).flatMap((row) => ('answers' in row ? [row.answers, row.total] : [undefined, undefined])),
    ...(summary && 'mean' in summary ? [summary.mean, summary.median] : [undefined, undefined]),
  ];
}
