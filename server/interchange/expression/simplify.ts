import type { Condition } from '../../questionnaire/condition.ts';

type RowsOf = (item: string) => readonly string[] | undefined;

/**
 * The condition in its plainest form: no combination of one, none inside one of its own sort, options of one
 * question gathered, and a grid named as a whole where all its rows are. It holds for the same answers.
 */
export function simplified(condition: Condition, rowsOf: RowsOf): Condition {
  if ('not' in condition) return { not: simplified(condition.not, rowsOf) };
  if ('all' in condition) {
    const parts = condition.all
      .map((part) => simplified(part, rowsOf))
      .flatMap((part) => ('all' in part ? part.all : [part]));
    return combined('all', wholeGrids(parts, false, rowsOf));
  }
  if ('any' in condition) {
    const parts = condition.any
      .map((part) => simplified(part, rowsOf))
      .flatMap((part) => ('any' in part ? part.any : [part]));
    return combined('any', wholeGrids(gathered(parts), true, rowsOf));
  }
  if ('in' in condition) return { ...condition, in: [...new Set(condition.in)] };
  if ('answered' in condition) return wholeGrids([condition], condition.answered, rowsOf)[0] ?? condition;
  if ('rows' in condition) return { ...condition, rows: simplifiedRows(condition, rowsOf) };
  return condition;
}

function combined(sort: 'all' | 'any', parts: Condition[]): Condition {
  if (parts.length === 1) return parts[0]!;
  return sort === 'all' ? { all: parts } : { any: parts };
}

/** One leaf for the options of one question, where the first of them stood. */
function gathered(parts: Condition[]): Condition[] {
  const result: Condition[] = [];
  for (const part of parts) {
    const place = 'in' in part ? result.findIndex((other) => 'in' in other && sameCell(part, other)) : -1;
    const known = result[place];
    if ('in' in part && known && 'in' in known)
      result[place] = { ...known, in: [...new Set([...known.in, ...part.in])] };
    else result.push(part);
  }
  return result;
}

function sameCell(one: { item: string; row?: string | undefined }, other: typeof one): boolean {
  return one.item === other.item && one.row === other.row;
}

/** A grid is answered when any of its rows is, and unanswered when none is. */
function wholeGrids(parts: Condition[], answered: boolean, rowsOf: RowsOf): Condition[] {
  const rowIn = (part: Condition, item?: string) =>
    'answered' in part &&
    part.row !== undefined &&
    part.answered === answered &&
    (item ?? part.item) === part.item
      ? part
      : undefined;
  const items = new Set(parts.flatMap((part) => rowIn(part)?.item ?? []));
  return [...items].reduce((left, item) => {
    const rows = rowsOf(item) ?? [];
    const named = left.flatMap((part) => rowIn(part, item)?.row ?? []);
    if (rows.length === 0 || !rows.every((row) => named.includes(row))) return left;
    const first = left.findIndex((part) => rowIn(part, item));
    return left.flatMap((part, index) => {
      if (index === first) return [{ item, answered }];
      return rowIn(part, item) ? [] : [part];
    });
  }, parts);
}

function simplifiedRows(
  { item, rows }: { item: string; rows: { in: string[]; of?: string[] | undefined; atLeast: number } },
  rowsOf: RowsOf,
) {
  const known = rowsOf(item) ?? [];
  const { of = known, ...rest } = rows;
  const named = known.filter((row) => of.includes(row));
  return { ...rest, in: [...new Set(rest.in)], ...(named.length === known.length ? {} : { of: named }) };
}
