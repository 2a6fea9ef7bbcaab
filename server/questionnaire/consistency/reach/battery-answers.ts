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
 * Every way to answer the rows, as far as the leaves tell rows and options apart. Rows that are only counted
 * are alike: it says enough how many of them have each answer.
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
  const rows = asked.rows.map(({ id }) => {
    const codes: Cell[] = optionsInRow(asked, id).map(({ code }) => code);
    const cells = asked.required ? codes : [...codes, undefined];
    // Of the cells that are seen alike, one stands for all.
    const sorts = [...new Map(cells.map((cell) => [seenAs(id, cell, leaves), cell]))].sort(byFirst);
    return { id, cells: sorts.map(([, cell]) => cell), key: JSON.stringify(sorts) };
  });
  return alike(rows, ({ key }) => key).map((group) => ({
    rows: group.map(({ id }) => id),
    cells: group[0]!.cells,
  }));
}

function byFirst([a]: [string, Cell], [b]: [string, Cell]): number {
  return a < b ? -1 : 1;
}

function seenAs(row: string, cell: Cell, leaves: Leaf[]): string {
  return leaves.map((leaf) => Number(cell !== undefined && sees(leaf, row, cell))).join('');
}

function sees(leaf: Leaf, row: string, code: string): boolean {
  if ('rows' in leaf) return (leaf.rows.of ?? [row]).includes(row) && leaf.rows.in.includes(code);
  if ('answered' in leaf) return (leaf.row ?? row) === row;
  return 'in' in leaf && leaf.row === row && leaf.in.includes(code);
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
