import type { Cell, ReleasedGroup } from '../../server/disclosure/released.ts';
import type { Revised, RevisedFigure } from '../../server/disclosure/revision.ts';

/** A group with those in its base who said yes. Without a count that is hidden, and without a base all of it. */
export type GroupOf = [code: string, base?: number, yes?: number];

/** A version with one question of yes or no, number 2, by one breakdown, question 1; everybody is in one of the groups. */
export function versionOf(groups: GroupOf[], ...others: { by: string; groups: GroupOf[] }[]): Revised {
  return versionWith([figureOf(groups, ...others)]);
}

export function versionWith(figures: RevisedFigure[]): Revised {
  const respondents = Math.max(...figures.map(({ all }) => ('hidden' in all ? 0 : all.base)));
  return { respondents, figures, totals: [] };
}

/** @param others more breakdowns. Everybody is the sum of the first one: no group of it is hidden. */
export function figureOf(groups: GroupOf[], ...others: { by: string; groups: GroupOf[] }[]): RevisedFigure {
  const sum = (place: 1 | 2) => groups.reduce((all, group) => all + (group[place] ?? 0), 0);
  return {
    id: '2',
    chart: 'one',
    columns: yesAndNo,
    all: groupOf(['', sum(1), sum(2)]),
    breakdowns: [{ by: '1', groups }, ...others].map((each) => ({
      table: `2_by_${each.by}`,
      id: each.by,
      columns: yesAndNo,
      rows: each.groups.map(groupOf),
    })),
  };
}

const yesAndNo = ['ja', 'nei'].map((code) => ({ code, inBase: true }));

export function groupOf([code, base, yes]: GroupOf): ReleasedGroup {
  if (base === undefined) return { code, hidden: 'confidential' };
  if (yes === undefined) return { code, base, cells: [hidden, hidden] };
  return { code, base, cells: [cellOf(yes, base), cellOf(base - yes, base)] };
}

const hidden: Cell = { hidden: 'confidential' };

export function cellOf(count: number, base: number): Cell {
  return { count, share: Math.round((100 * count) / base) };
}
