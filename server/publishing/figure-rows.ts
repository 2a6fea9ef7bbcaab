import type { Column } from './column.ts';
import type { Figure } from './figure.ts';
import { everybodyCode, type LongRow, longRow, type Origin, type RowCell, type RowHead } from './long-row.ts';
import type { Row, ShownRow } from './row.ts';

/** A figure's cells, for everybody and then for each breakdown. */
export function figureRows(origin: Origin, figure: Figure): LongRow[] {
  const head = {
    ...origin,
    question_id: figure.id,
    question_type: figure.kind,
    base_type: figure.kind === 'several' ? ('asked' as const) : ('answered' as const),
  };
  const everybody = { ...head, table_id: figure.id, breakdown: '', group_code: everybodyCode };
  return [
    ...rowsOf({ ...everybody, group_label: figure.all.label }, figure, figure.all),
    ...figure.breakdowns.flatMap(({ table, id, rows }) =>
      rows.flatMap((row) => {
        const group = { table_id: table, breakdown: id, group_code: row.code, group_label: row.label };
        return rowsOf({ ...head, ...group }, figure, row);
      }),
    ),
  ];
}

function rowsOf(head: RowHead, figure: Figure, row: Row): LongRow[] {
  const cells = [
    ...figure.columns.map((column, place) => columnCell(figure, column, row, place)),
    ...summaryCells(figure, row),
  ];
  return cells.map((cell) => longRow(head, cell));
}

function columnCell(figure: Figure, column: Column, row: Row, place: number): RowCell {
  const named = { option_code: column.code, option_label: column.label, note: noteOf(figure, column) };
  if ('hidden' in row) return { ...named, obs_status: ':' };
  const cell = row.cells[place]!;
  if ('hidden' in cell) return { ...named, n_base: row.base, obs_status: ':' };
  const pct = 'share' in cell ? { pct: cell.share } : {};
  return { ...named, n_base: row.base, count: cell.count, ...pct, obs_status: statusOf(row) };
}

function summaryCells({ unit, note }: Figure, row: Row): RowCell[] {
  if (unit === undefined) return [];
  const measures = [
    { key: 'mean', option_code: 'mean_value', option_label: 'Gjennomsnitt' },
    { key: 'median', option_code: 'median_value', option_label: 'Median' },
  ] as const;
  return measures.map(({ key, ...named }) => {
    const cell = { ...named, note: joined([note, `Verdien står i count, i ${unit}.`]) };
    if ('hidden' in row) return { ...cell, obs_status: ':' };
    const { summary } = row;
    if (!summary || 'missing' in summary) return { ...cell, n_base: row.base };
    if ('hidden' in summary) return { ...cell, n_base: row.base, obs_status: ':' };
    return { ...cell, n_base: row.base, count: summary[key], obs_status: statusOf(row) };
  });
}

function statusOf({ lowBase }: ShownRow): LongRow['obs_status'] {
  return lowBase ? 'u' : '';
}

/** A net is marked as one, or a reader adding up a table would count its respondents twice. */
function noteOf({ columns, note }: Figure, { parts }: Column): string {
  const labels = parts?.map((code) => `«${columns.find((column) => column.code === code)?.label ?? code}»`);
  return joined([note, labels && `Sum av ${labels.join(' og ')}.`]);
}

function joined(parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' ');
}
