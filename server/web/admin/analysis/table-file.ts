import type { Crosstab, CrosstabWanted, Slice } from '../../../analysis/crosstab.ts';
import type { Wave } from '../../../fieldwork/wave.ts';
import { type CsvVariant, csvFile } from '../../../publishing/csv.ts';
import { isLowBase } from '../../../publishing/row.ts';
import { wholePercent } from '../../../statistics/rounding.ts';
import { isMissing, labelOfPlace } from './place-words.ts';

const columns = [
  'survey',
  'wave',
  'filters',
  'layer',
  'layer_code',
  'layer_label',
  'column',
  'column_code',
  'column_label',
  'row',
  'row_code',
  'row_label',
  'measure',
  'value',
  'base',
  'obs_status',
];

/** The table as a file, a row for each number: counts and both percentages, whichever the page shows. */
export function crosstabFile(
  { survey, wave, example }: Wave,
  crosstab: Crosstab,
  { filters }: CrosstabWanted,
  variant: CsvVariant,
): { name: string; content: string } {
  const { row, column, layer, slices } = crosstab;
  const about = {
    survey,
    wave,
    filters: filters.map(({ variable, codes }) => `${variable}=${codes.join('|')}`).join(' '),
    layer: layer?.id ?? '',
    column: column?.id ?? '',
    row: row.id,
  };
  const rows = slices.flatMap((slice) =>
    slice.columns.flatMap((_, at) =>
      numbersOf(crosstab, slice, at).map((number) => ({
        ...about,
        layer_code: slice.place.code,
        layer_label: labelOfPlace(slice.place),
        column_code: slice.columns[at]!.place.code,
        column_label: labelOfPlace(slice.columns[at]!.place),
        ...number,
      })),
    ),
  );
  const sides = [row.id, column?.id, layer?.id].filter((id) => id !== undefined).join('_');
  return {
    name: `${example ? 'eksempel-' : ''}${survey}-${wave}-intern-${sides}${variant === 'excel' ? '-excel' : ''}.csv`,
    content: csvFile(columns, rows, variant),
  };
}

function numbersOf({ rows }: Crosstab, { columns, rowBases }: Slice, at: number): object[] {
  const { place, base, counts, mean, summary } = columns[at]!;
  const low = (of: number) => (of > 0 && isLowBase(of) ? 'u' : '');
  const counted = rows.flatMap((row, index) => {
    const count = counts[index]!;
    const named = { row_code: row.code, row_label: labelOfPlace(row) };
    const rowBase = rowBases[index]!;
    return [
      { ...named, measure: 'count', value: count },
      ...(row.inBase && base > 0
        ? [{ ...named, measure: 'column_pct', value: wholePercent(count, base), base, obs_status: low(base) }]
        : []),
      ...(place.inBase && place.role !== 'everybody' && !isMissing(row) && rowBase > 0
        ? [
            {
              ...named,
              measure: 'row_pct',
              value: wholePercent(count, rowBase),
              base: rowBase,
              obs_status: low(rowBase),
            },
          ]
        : []),
    ];
  });
  const sums = summary && 'mean' in summary ? summary : mean === undefined ? {} : { mean };
  const summed = Object.entries(sums).flatMap(([name, value]) =>
    name === 'answers' ? [] : [{ measure: sumNames[name], value, base, obs_status: low(base) }],
  );
  return [...counted, { measure: 'base', value: base }, ...summed];
}

const sumNames: Record<string, string> = { mean: 'mean', first: 'q1', median: 'median', third: 'q3' };
