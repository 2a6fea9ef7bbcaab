/** Groups down, categories across: how many of each group chose each. A table of splits has two categories. */
export type CountsTable = readonly (readonly number[])[];

/** What the rows and columns of a table sum to. */
export interface TableMargins {
  groups: number[];
  categories: number[];
  all: number;
}

/** @param table with at least one group */
export function tableMargins(table: CountsTable): TableMargins {
  const groups = table.map(sum);
  const categories = table[0]!.map((_, place) => sum(table.map((group) => group[place]!)));
  return { groups, categories, all: sum(groups) };
}

/** The table without groups that nobody is in, and without categories that nobody chose. */
export function withoutEmpty(table: CountsTable): CountsTable {
  const filled = table.filter((group) => sum(group) > 0);
  if (filled.length === 0) return [];
  const { categories } = tableMargins(filled);
  return filled.map((group) => group.filter((_, place) => categories[place]! > 0));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
