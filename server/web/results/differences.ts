import { setImmediate as others } from 'node:timers/promises';
import type { Breakdown, Figure } from '../../publishing/figure.ts';
import type { Publication } from '../../publishing/publication.ts';
import type { ShownRow } from '../../publishing/row.ts';
import { pearson } from '../../statistics/chi-square.ts';
import { type CountsTable, withoutEmpty } from '../../statistics/counts-table.ts';
import { type DifferenceTest, differenceBetweenGroups } from '../../statistics/difference.ts';
import { holm } from '../../statistics/holm.ts';
import { enoughExpected } from '../../statistics/independence.ts';

/** Whether the groups of a breakdown answered differently, as a reader is told it. */
export interface DifferenceFound extends DifferenceTest {
  /** `p` after Holm: the report looks in many places. */
  adjusted: number;
  /** What was compared is the share of this net; nothing: all the categories. */
  net: string | undefined;
}

/** By the id of the breakdown's table. */
export type Differences = ReadonlyMap<string, DifferenceFound>;

const found = new WeakMap<Publication, Promise<Differences>>();

/** A publication never changes, so its tests are made once. */
export function differencesIn(publication: Publication): Promise<Differences> {
  const known = found.get(publication) ?? findDifferences(publication);
  found.set(publication, known);
  return known;
}

async function findDifferences({ sections }: Publication): Promise<Differences> {
  const tests: { table: string; net: string | undefined; test: DifferenceTest }[] = [];
  for (const figure of sections.flatMap(({ figures }) => figures))
    for (const breakdown of figure.breakdowns) {
      const compared = comparedIn(figure, breakdown);
      if (!compared) continue;
      const test = differenceBetweenGroups(compared.counts);
      if ('p' in test) tests.push({ table: breakdown.table, net: compared.net, test });
      // An exact test takes some time, and there are other visitors.
      await others();
    }
  const adjusted = holm(tests.map(({ test }) => test.p));
  return new Map(
    tests.map(({ table, net, test }, place) => [table, { ...test, net, adjusted: adjusted[place]! }]),
  );
}

/** Groups down, and what they are compared by across. */
interface Compared {
  counts: CountsTable;
  /** A net against everybody else in the base. Nothing: every category. */
  net?: string;
}

/**
 * What tells the groups apart: the last net of a scale, which is its upper end, or else every category. Nothing where
 * a cell is hidden, where one respondent may be counted twice, or where many categories hold too few for Pearson's
 * test: an exact test of those takes longer than a visitor waits.
 */
export function comparedIn(
  { kind, chart }: Pick<Figure, 'kind' | 'chart'>,
  { columns, rows }: Pick<Breakdown, 'columns' | 'rows'>,
): Compared | undefined {
  const shown = rows.filter((row): row is ShownRow => !('hidden' in row));
  const hidesSome =
    shown.length < rows.length || shown.some(({ cells }) => cells.some((cell) => 'hidden' in cell));
  if (hidesSome || kind === 'several' || chart === 'several' || chart === 'summary') return undefined;
  const net = columns.findLast((column) => column.kind === 'net');
  if (net)
    return {
      counts: shown.map((row) => withRest(row, [countIn(row, columns.indexOf(net))])),
      net: net.label,
    };
  const places = columns.flatMap(({ inBase }, place) => (inBase ? [place] : []));
  const counts = withoutEmpty(
    shown.map((row) =>
      withRest(
        row,
        places.map((place) => countIn(row, place)),
      ),
    ),
  );
  return isSplit(counts) || holdsEnough(counts) ? { counts } : undefined;
}

function countIn({ cells }: ShownRow, place: number): number {
  const cell = cells[place];
  return cell && 'count' in cell ? cell.count : 0;
}

function withRest({ base }: ShownRow, counts: number[]): number[] {
  return [...counts, base - counts.reduce((sum, count) => sum + count, 0)];
}

function isSplit(counts: CountsTable): boolean {
  return (counts[0]?.length ?? 0) <= 2;
}

function holdsEnough(counts: CountsTable): boolean {
  return pearson(counts).leastExpected >= enoughExpected;
}
