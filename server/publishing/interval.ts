import type { Cell } from '../disclosure/released.ts';
import { finiteInterval, type Interval } from '../statistics/finite-interval.ts';
import type { Figure } from './figure.ts';
import type { Row } from './row.ts';

export type { Interval } from '../statistics/finite-interval.ts';

/** How every interval was made, in the files. */
export const intervalMethod = 'hypergeometric';

/**
 * The 95 percent interval of a cell's share, in percent with two decimals: what the share may be among all the units
 * that the register has in the row. There is one only where each of those units could have been counted in the share:
 * the register is known, everybody was asked, and nobody stands outside the base for other reasons than giving no
 * answer, which is no other than not taking part. A cell that is hidden has none.
 *
 * @param row of the figure or one of its breakdowns, with the cell in it
 */
export function intervalOf(
  figure: Pick<Figure, 'columns' | 'all' | 'kind'>,
  row: Row,
  cell: Cell,
): Interval | undefined {
  if ('hidden' in row || 'hidden' in cell || !('share' in cell)) return undefined;
  const { frame, base } = row;
  if (frame === undefined || base === 0 || base > frame || !concernsEverybody(figure)) return undefined;
  return finiteInterval(cell.count, base, frame);
}

/** Whether the item is about every unit. What is hidden may be anybody. */
export function concernsEverybody({ columns, all, kind }: Pick<Figure, 'columns' | 'all' | 'kind'>): boolean {
  if ('hidden' in all || all.notAsked !== 0) return false;
  return columns.every(({ inBase, colour }, place) => {
    if (inBase || (colour.role === 'noAnswer' && !hasUnclearBlanks.has(kind))) return true;
    const cell = all.cells[place];
    return cell !== undefined && 'count' in cell && cell.count === 0;
  });
}

/** Ticking nothing may be an answer, and what is made from answers may be unknown since something was not asked. */
const hasUnclearBlanks: ReadonlySet<Figure['kind']> = new Set(['several', 'indicator', 'count']);
