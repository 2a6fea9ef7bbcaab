import type { Division } from './crossings.ts';
import { columnOf, type Dataset } from './dataset.ts';
import type { Grouping } from './tally.ts';

/** Who is in which group when the groups of a breakdown are merged as the division says. */
export function divided(dataset: Dataset, { breakdown, groups }: Division): Grouping {
  const { codes, cells } = columnOf(dataset, breakdown, 'coded');
  const places = codes.map((code) => groups.findIndex(({ members }) => members.includes(code)));
  // A code that no group has is in the last, of the ungrouped, as a cell that is no code.
  const ungrouped = groups.length;
  const merged = Uint8Array.from({ length: 256 }, (_, cell) => {
    const place = places[cell] ?? ungrouped;
    return place === -1 ? ungrouped : place;
  });
  return { codes: groups.map(({ code }) => code), cells: cells.map((cell) => merged[cell]!) };
}
