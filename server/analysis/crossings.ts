import { columnOf, type Dataset } from './dataset.ts';

/**
 * Every combination of groups that somebody is in, once each, with a code for each breakdown; nothing for those in
 * no group. It tells which groups are parts of others: all districts may be in Oslo.
 */
export interface Crossings {
  breakdowns: string[];
  combinations: (string | undefined)[][];
}

export function crossingsIn(dataset: Dataset, breakdowns: string[]): Crossings {
  const columns = breakdowns.map((id) => columnOf(dataset, id, 'coded'));
  const found = new Map<string, (string | undefined)[]>();
  for (let row = 0; row < dataset.respondents; row++) {
    const key = columns.map(({ cells }) => cells[row]).join();
    if (!found.has(key))
      found.set(
        key,
        columns.map(({ codes, cells }) => codes[cells[row]!]),
      );
  }
  return { breakdowns, combinations: [...found.values()] };
}
