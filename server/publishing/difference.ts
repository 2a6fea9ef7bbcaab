import { type DifferenceTest, differenceBetweenGroups } from '../statistics/difference.ts';
import { holm } from '../statistics/holm.ts';
import type { Column } from './column.ts';
import type { Breakdown, Figure } from './figure.ts';
import type { Row } from './row.ts';

/** Adds the tests to every breakdown that can be tested: one where no cell is hidden, of answers that exclude each other. */
export function withDifferences<Section extends { figures: Figure[] }>(sections: Section[]): Section[] {
  const tests = new Map<Breakdown, DifferenceTest>();
  for (const figure of sections.flatMap(({ figures }) => figures))
    for (const breakdown of figure.breakdowns) {
      const table = figure.chart === 'several' ? undefined : countsIn(breakdown);
      const tested = table && differenceBetweenGroups(table);
      if (tested && 'p' in tested) tests.set(breakdown, tested);
    }
  const tested = [...tests];
  const adjusted = holm(tested.map(([, { p }]) => p));
  const found = new Map(
    tested.map(([breakdown, test], place) => [breakdown, { ...test, adjusted: adjusted[place]! }]),
  );
  const withDifference = (breakdown: Breakdown): Breakdown => {
    const difference = found.get(breakdown);
    return difference ? { ...breakdown, difference } : breakdown;
  };
  return sections.map((section) => ({
    ...section,
    figures: section.figures.map((figure) => ({
      ...figure,
      breakdowns: figure.breakdowns.map(withDifference),
    })),
  }));
}

/** Groups down, categories across, and last those of the base who chose none of them. Nothing where a cell is hidden. */
function countsIn({ columns, rows }: Breakdown): number[][] | undefined {
  const counted = columns.flatMap((column, place) => (column.inBase ? [{ column, place }] : []));
  if (counted.length === 0 || overlaps(counted.map(({ column }) => column))) return undefined;
  const table = rows.map((row) => countsOf(row, counted));
  return table.some((counts) => counts === undefined) ? undefined : (table as number[][]);
}

function countsOf(row: Row, counted: { place: number }[]): number[] | undefined {
  if ('hidden' in row) return undefined;
  const counts = counted
    .map(({ place }) => row.cells[place]!)
    .map((cell) => ('count' in cell ? cell.count : undefined));
  if (counts.some((count) => count === undefined)) return undefined;
  const known = counts as number[];
  return [...known, row.base - known.reduce((sum, count) => sum + count, 0)];
}

/** Somebody may be counted in two of the columns. */
function overlaps(columns: Column[]): boolean {
  const parts = columns.flatMap(({ code, parts: own }) => own ?? [code]);
  return new Set(parts).size < parts.length;
}
