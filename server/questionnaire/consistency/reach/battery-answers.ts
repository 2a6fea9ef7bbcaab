import type { GridAnswer } from '../../answer.ts';
import type { Leaf } from '../../condition.ts';
import { type BatteryItem, optionsInRow } from '../../kinds/battery.ts';
import { alike } from './alike.ts';

/** A way to answer one row: an option that stands for those alike, or no answer. */
type Cell = string | undefined;

/** Rows that can stand in for one another, with the ways to answer any of them. */
interface RowGroup {
  rows: string[];
  cells: Cell[];
}

/**
 * Every way to answer the rows, as far as the leaves tell rows and options apart. Rows that are only counted are
 * alike: it says enough how many of them have each answer.
 */
export function batteryAnswers(asked: BatteryItem, leaves: Leaf[], limit: number): GridAnswer[] | undefined {
  const groups = rowGroups(asked, leaves);
  const ways = groups.reduce((product, group) => product * numberOfWays(group), 1);
  if (ways > limit) return undefined;
  const all = groups.reduce<Record<string, string>[]>(
    (before, group) => {
      const own = waysToAnswer(group);
      return before.flatMap((cells) => own.map((more) => ({ ...cells, ...more })));
    },
    [{}],
  );
  return all.filter((cells) => Object.keys(cells).length > 0).map((cells) => ({ cells }));
}

function rowGroups(asked: BatteryItem, leaves: Leaf[]): RowGroup[] {
  const seesBlank = leaves.some((leaf) => 'answered' in leaf);
  const rows = asked.rows.map(({ id }) => {
    const codes: Cell[] = optionsInRow(asked, id).map(({ code }) => code);
    const cells = asked.required ? codes : [...codes, undefined];
    const seen = cells.map((cell) => [seenAs(id, cell, leaves, seesBlank), cell] as const);
    // Of the cells that are seen alike, the first stands for all: an option sooner than no answer.
    const distinct = new Map(seen.toReversed());
    const name = leaves.some((leaf) => 'row' in leaf && leaf.row === id) ? id : '';
    const sorts = [...distinct].sort(([a], [b]) => (a < b ? -1 : 1));
    return { id, cells: sorts.map(([, cell]) => cell), key: JSON.stringify([name, sorts]) };
  });
  return alike(rows, ({ key }) => key).map((group) => ({
    rows: group.map(({ id }) => id),
    cells: group[0]!.cells,
  }));
}

function seenAs(row: string, cell: Cell, leaves: Leaf[], seesBlank: boolean): string {
  const named = leaves.map((leaf) => {
    const codes = codesFor(row, leaf);
    return Number(cell !== undefined && codes.includes(cell));
  });
  return [Number(seesBlank && cell !== undefined), ...named].join('');
}

/** The options that the leaf looks for in this row. */
function codesFor(row: string, leaf: Leaf): string[] {
  if ('rows' in leaf) return (leaf.rows.of ?? [row]).includes(row) ? leaf.rows.in : [];
  return 'in' in leaf && leaf.row === row ? leaf.in : [];
}

/** How many ways there are to spread the rows over the cells: a number of combinations with repetition. */
function numberOfWays({ rows, cells }: RowGroup): number {
  let ways = 1;
  for (let chosen = 1; chosen < cells.length; chosen++) ways = (ways * (rows.length + chosen)) / chosen;
  return ways;
}

/** Each way to spread the rows over the cells, the first rows taking the first cells. */
function waysToAnswer({ rows, cells }: RowGroup): Record<string, string>[] {
  const [cell, ...others] = cells;
  if (others.length === 0) return [answered(rows, cell)];
  return Array.from({ length: rows.length + 1 }, (_, taken) => taken).flatMap((taken) =>
    waysToAnswer({ rows: rows.slice(taken), cells: others }).map((rest) => ({
      ...answered(rows.slice(0, taken), cell),
      ...rest,
    })),
  );
}

function answered(rows: string[], cell: Cell): Record<string, string> {
  return cell === undefined ? {} : Object.fromEntries(rows.map((row) => [row, cell]));
}
