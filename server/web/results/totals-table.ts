import type { NotMade, Publication } from '../../publishing/publication.ts';
import { percentWithOneDecimal, quantity } from '../../publishing/words.ts';

/** A table of totals: who answered, and how much of the field they speak for. */
interface TotalsTable {
  /** The id of the table's file. */
  table: string;
  groupHeading: string;
  unit: string;
  rows: { label: string; hidden: boolean; cells: string[] }[];
  all: { label: string; hidden: boolean; cells: string[] };
  hasHidden: boolean;
}

export interface CoverageTable extends TotalsTable {
  source: string;
}

export interface SizesTable extends TotalsTable {
  /** Nothing to say when the summary is hidden. */
  summary: { mean: string; median: string } | undefined;
}

/** Cells: answers, their sum, the register's sum, coverage. */
export function coverageTable({ coverage }: Publication): CoverageTable | undefined {
  if (isNotMade(coverage)) return undefined;
  const cells = (row: (typeof coverage)['all']) =>
    'hidden' in row
      ? undefined
      : [
          quantity(row.answers),
          quantity(row.total),
          quantity(row.register),
          percentWithOneDecimal(row.share),
        ];
  return { ...totals(coverage, cells, 4), source: coverage.source };
}

/** Cells: answers, their sum. */
export function sizesTable({ sizes }: Publication): SizesTable | undefined {
  if (isNotMade(sizes)) return undefined;
  const cells = (row: (typeof sizes)['all']) =>
    'hidden' in row ? undefined : [quantity(row.answers), quantity(row.total)];
  const { summary } = sizes;
  return {
    ...totals(sizes, cells, 2),
    summary:
      'mean' in summary ? { mean: quantity(summary.mean), median: quantity(summary.median) } : undefined,
  };
}

interface Figure<Row> {
  table: string;
  measure: { unit: string };
  by: { label: string };
  rows: Row[];
  all: Row;
}

function totals<Row extends { label: string }>(
  { table, measure, by, rows, all }: Figure<Row>,
  cellsOf: (row: Row) => string[] | undefined,
  width: number,
): TotalsTable {
  const shown = (row: Row) => {
    const cells = cellsOf(row);
    return { label: row.label, hidden: !cells, cells: cells ?? Array.from({ length: width }, () => ':') };
  };
  const [groups, everybody] = [rows.map(shown), shown(all)];
  return {
    table,
    groupHeading: by.label,
    unit: measure.unit,
    rows: groups,
    all: everybody,
    hasHidden: [...groups, everybody].some(({ hidden }) => hidden),
  };
}

function isNotMade(figure: object | NotMade): figure is NotMade {
  return 'missing' in figure;
}
