import type { Policy } from './policy.ts';
import type { ShownGroup } from './released.ts';

export interface RevisedColumn {
  code: string;
  inBase: boolean;
  /** Of a net: the options that it holds. */
  parts?: string[];
}

/** What a reader who subtracts one version of a row from the other finds: figures of those who came between them. */
export interface Difference {
  /** Below zero when respondents were taken out. */
  base: number;
  /** By the code of the column, for those inside the base that both versions show. */
  counts: ReadonlyMap<string, number>;
  /** How many must have come, gone or changed for all that differs in the row. */
  respondents: number;
}

/** The code of what is in the base of a group and in none of its columns, such as «don't know». */
const leftOver = '';

export function differenceOf(before: ShownGroup, after: ShownGroup, columns: RevisedColumn[]): Difference {
  const base = after.base - before.base;
  const counted = columns.flatMap(({ code, inBase }, place) => {
    const [from, to] = [before.cells[place], after.cells[place]];
    return from && to && 'count' in from && 'count' in to
      ? [{ code, inBase, by: to.count - from.count }]
      : [];
  });
  const inside = counted.filter(({ inBase }) => inBase);
  return {
    base,
    counts: new Map(inside.map(({ code, by }) => [code, by])),
    respondents: Math.max(
      ...[base, ...counted.map(({ by }) => by), ...inside.map(({ by }) => base - by)].map(Math.abs),
    ),
  };
}

/**
 * The difference in some columns alone, and in what they leave over: nothing of that where a column is hidden, or
 * somebody may be in two of them, as in options of several.
 */
export function inColumns(
  { counts, ...difference }: Difference,
  columns: RevisedColumn[],
  isSeveral: boolean,
): Difference {
  const codes = columns.filter(({ inBase }) => inBase).map(({ code }) => code);
  const own = codes.flatMap((code): [string, number][] => {
    const by = counts.get(code);
    return by === undefined ? [] : [[code, by]];
  });
  const parts = columns.flatMap((column) => column.parts ?? [column.code]);
  const isWhole =
    !isSeveral && codes.length > 0 && own.length === codes.length && new Set(parts).size === parts.length;
  const left = own.reduce((rest, [, by]) => rest - by, difference.base);
  return { ...difference, counts: new Map(isWhole ? [...own, [leftOver, left]] : own) };
}

/** What is left of everybody's difference when those of the groups that show the same column are subtracted. */
export function restsOf(everybody: Difference, groups: readonly Difference[]): Difference[] {
  return [...everybody.counts].flatMap(([code, by]): Difference[] => {
    const shown = groups.filter(({ counts }) => counts.has(code));
    if (shown.length === 0) return [];
    const base = shown.reduce((rest, group) => rest - group.base, everybody.base);
    const count = shown.reduce((rest, { counts }) => rest - counts.get(code)!, by);
    return [
      { base, counts: new Map([[code, count]]), respondents: Math.max(Math.abs(base), Math.abs(count)) },
    ];
  });
}

/**
 * Whether a column tells of those who came what no table may tell of a group: that fewer than the minimum chose it, or
 * that fewer than the minimum did not. With nobody more in the base than before, any other count does. What the columns
 * leave over is no answer to the question, so that nobody is in it tells nothing.
 */
export function tellingColumns({ base, counts }: Difference, { minimumCell }: Policy): string[] {
  return [...counts].flatMap(([code, by]) => {
    if (base === 0) return by === 0 ? [] : [code];
    const [came, chose] = [Math.abs(base), by * Math.sign(base)];
    const isFew = chose < minimumCell && !(code === leftOver && chose === 0);
    return isFew || came - chose < minimumCell ? [code] : [];
  });
}

/** As a quote may be of one in a group of so many, so may a count be of a few among so many who came. */
const manyCame = 20;

/**
 * As {@link tellingColumns} for everybody, whose table has every option and no column can be hidden in. Two are let
 * through:
 *
 * - A few may have chosen an option where many came, or no questionnaire with a rare option could ever be published
 *   anew. Not an option of several, which everybody says yes or no to: few who say yes are nearly all who say no.
 * - Where the national figure itself is of a few, they may be the same few as before. That nobody who came is one of
 *   them is what the newer version alone says of all the others.
 */
export function tellingNationally(
  difference: Difference,
  { base, cells }: ShownGroup,
  columns: RevisedColumn[],
  isSeveral: boolean,
  policy: Policy,
): string[] {
  const came = Math.abs(difference.base);
  return tellingColumns(difference, policy).filter((code) => {
    const by = difference.counts.get(code)!;
    const cell = cells[columns.findIndex((column) => column.code === code)];
    const count = cell && 'count' in cell ? cell.count : 0;
    const areTheSame =
      (by === 0 && count < policy.minimumCell) ||
      (by === difference.base && base - count < policy.minimumCell);
    const chose = by * Math.sign(difference.base);
    const isRare = !isSeveral && came >= manyCame && chose >= 0 && came - chose >= policy.minimumCell;
    return difference.base === 0 || !(areTheSame || isRare);
  });
}
