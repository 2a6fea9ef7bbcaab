/** How many of a group are of one sort and how many of the other: those that answered and those that did not. */
export type Split = readonly [number, number];

/** What the margins of a table of splits sum to. */
export interface Margins {
  /** The size of each group. */
  groups: number[];
  /** All of the one sort, in every group. */
  first: number;
  second: number;
  all: number;
}

export function marginsOf(splits: readonly Split[]): Margins {
  const groups = splits.map(([first, second]) => first + second);
  const first = splits.reduce((sum, [each]) => sum + each, 0);
  const all = groups.reduce((sum, each) => sum + each, 0);
  return { groups, first, second: all - first, all };
}
