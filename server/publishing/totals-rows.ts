import { everybodyCode, type LongTable, longRow, type Origin, type RowCell } from './long-row.ts';
import { isLowBase } from './row.ts';
import type { CoverageFigure, SizesFigure } from './totals.ts';

type TotalsRow = (CoverageFigure | SizesFigure)['all'];

export function coverageTable(origin: Origin, figure: CoverageFigure): LongTable {
  return totalsTable(origin, figure, 'coverage', (row) => [
    ...sizeCells(figure, row),
    {
      option_code: 'register_fte',
      option_label: `Sum i registeret (${figure.measure.unit})`,
      note: `Verdien står i count, i ${figure.measure.unit}. Kilde: ${figure.source}.`,
      ...('register' in row ? { count: row.register } : {}),
    },
    {
      option_code: 'coverage',
      option_label: 'Dekning',
      note: 'Prosent med én desimal.',
      ...('share' in row ? { pct: row.share } : {}),
    },
  ]);
}

export function sizesTable(origin: Origin, figure: SizesFigure): LongTable {
  return totalsTable(origin, figure, 'size', (row) => sizeCells(figure, row));
}

function sizeCells({ measure }: CoverageFigure | SizesFigure, row: TotalsRow): RowCell[] {
  return [
    {
      option_code: 'answers',
      option_label: 'Svar',
      ...('answers' in row ? { count: row.answers } : {}),
    },
    {
      option_code: 'fte',
      option_label: `Sum (${measure.unit})`,
      note: `Verdien står i count, i ${measure.unit}.`,
      ...('total' in row ? { count: row.total } : {}),
    },
  ];
}

/** Everybody, and then each group. A hidden group has the same rows, without numbers. */
function totalsTable(
  origin: Origin,
  { table, measure, by, rows, all }: CoverageFigure | SizesFigure,
  type: 'coverage' | 'size',
  cellsOf: (row: TotalsRow) => RowCell[],
): LongTable {
  const head = {
    ...origin,
    table_id: table,
    question_id: measure.id,
    question_type: type,
    base_type: 'answered' as const,
  };
  const groups = [
    { row: all, breakdown: '', group_code: everybodyCode },
    ...rows.map((row) => ({ row, breakdown: by.id, group_code: row.code })),
  ];
  return {
    id: table,
    label: `${type === 'coverage' ? 'Hvor mye svarene dekker' : 'Størrelsen på dem som svarte'}, etter ${by.label}`,
    groups: by.label,
    rows: () =>
      groups.flatMap(({ row, ...group }) =>
        cellsOf(row).map((cell) =>
          longRow({ ...head, ...group, group_label: row.label }, withStatus(row, cell)),
        ),
      ),
  };
}

function withStatus(row: TotalsRow, cell: RowCell): RowCell {
  if ('hidden' in row) return { ...cell, obs_status: ':' };
  return { ...cell, n_base: row.answers, obs_status: isLowBase(row.answers) ? 'u' : '' };
}
