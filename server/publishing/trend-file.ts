import { type CsvVariant, toCsv } from './csv.ts';
import { everybodyCode, type LongRow, longRow, sentences } from './long-row.ts';
import type { Trend, TrendPoint, Value } from './trend.ts';

/** The trends of a survey as a CSV file, in the columns of every long file: a row for each cell and wave. */
export function trendFile(trends: Trend[], variant: CsvVariant): string {
  return toCsv(trends.flatMap(trendLongRows), variant);
}

/** Made-up data is told from real data by the name alone, in a folder of downloads. */
export function trendFileName(survey: string, trends: Trend[], variant: 'csv' | 'excel'): string {
  const example = trends.some(({ points }) => points.some((point) => point.example));
  return `${example ? 'eksempel-' : ''}${survey}-utvikling${variant === 'excel' ? '-excel' : ''}.csv`;
}

/** Shares, and means in a table of their own. At a break, the first cell after it has the status `b`. */
export function trendLongRows(trend: Trend): LongRow[] {
  const shares = trend.rows.flatMap(({ code, label, values }) =>
    cellsOf(trend, `${trend.id}_trend`, values, {
      option_code: code ?? '',
      option_label: label,
      valueIn: (value) => ({ pct: value }),
    }),
  );
  if (!trend.means) return shares;
  const { unit, values } = trend.means;
  const means = cellsOf(trend, `${trend.id}_trend_summary`, values, {
    option_code: 'mean_value',
    option_label: 'Gjennomsnitt',
    note: `Verdien står i count${unit === undefined ? '' : `, i ${unit}`}.`,
    valueIn: (value) => ({ count: value }),
  });
  return [...shares, ...means];
}

interface Counted extends Pick<LongRow, 'option_code' | 'option_label'> {
  note?: string;
  valueIn: (value: number) => Pick<LongRow, 'pct' | 'count'>;
}

function cellsOf(
  trend: Trend,
  table: string,
  values: Value[],
  { note, valueIn, ...named }: Counted,
): LongRow[] {
  return trend.points.map((point, place) => {
    const value = values[place]!;
    const broken = trend.breaks.find(({ before }) => before === place);
    return longRow(headOf(trend, table, point), {
      ...named,
      ...('value' in point.base ? { n_base: point.base.value } : {}),
      ...('value' in value ? valueIn(value.value) : {}),
      obs_status: statusOf(value, point, broken !== undefined),
      note: sentences(note, broken && `Kan ikke sammenlignes med gangen før: ${broken.why}`, point.note),
    });
  });
}

function headOf({ id, kind }: Trend, table: string, point: TrendPoint) {
  const { wave, example, sourceText, planHash = '', baseType } = point;
  return {
    wave,
    plan_hash: planHash,
    note: sentences(example ? 'Eksempeldata.' : '', sourceText && `Kilde: ${sourceText}`),
    table_id: table,
    question_id: id,
    question_type: kind,
    breakdown: '',
    group_code: everybodyCode,
    group_label: 'Alle',
    base_type: baseType,
  };
}

function statusOf(value: Value, { lowBase }: TrendPoint, isBroken: boolean): LongRow['obs_status'] {
  if ('hidden' in value) return ':';
  if ('missing' in value) return '..';
  if (isBroken) return 'b';
  return lowBase ? 'u' : '';
}
