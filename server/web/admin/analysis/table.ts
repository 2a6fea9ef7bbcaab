import type { Crosstab, CrosstabColumn, Place, Slice } from '../../../analysis/crosstab.ts';
import { isLowBase } from '../../../publishing/row.ts';
import { percent, quantity, withDecimals } from '../../../publishing/words.ts';
import { wholePercent } from '../../../statistics/rounding.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { Choice } from './choice.ts';
import { isMissing, labelOfPlace, nameOf } from './place-words.ts';

/** A crosstab as the page shows it. */
interface TableModel {
  caption: string;
  columns: { label: string; isMissing: boolean }[];
  /** One for everybody, and one for each place of the layer. */
  bodies: { title: string; rows: TableRow[] }[];
  hasLowBase: boolean;
  /** There are rows or columns of those without an answer. */
  hasMissing: boolean;
  isNumber: boolean;
}

interface TableRow {
  label: string;
  kind: Place['role'] | 'base' | 'sum';
  cells: { text: string; count?: string }[];
}

export function tableModel(crosstab: Crosstab, { show, sort }: Pick<Choice, 'show' | 'sort'>): TableModel {
  const { row, column, layer, rows, slices } = crosstab;
  const order = rowOrder(crosstab, sort);
  const sides = [row, column, layer].flatMap((side) => (side ? [nameOf(side)] : []));
  const byRow = show === 'rad' && row.measure !== 'number';
  return {
    caption: sides.join(' × '),
    columns: [
      ...slices[0]!.columns.map(({ place }) => ({
        label: labelOfPlace(place),
        isMissing: isMissing(place),
      })),
      ...(byRow ? [{ label: 'N', isMissing: false }] : []),
    ],
    bodies: slices.map((slice) => ({
      title: layer ? `${layer.label}: ${labelOfPlace(slice.place)}` : '',
      rows: [
        ...(row.measure === 'number' ? numberRows(slice) : []),
        ...order.map((at) => countRow(crosstab, slice, at, show)),
        ...(row.measure === 'number' ? [] : sumRows(slice, byRow)),
      ],
    })),
    hasLowBase: slices.some(({ columns, rowBases }) =>
      byRow ? rowBases.some(isLow) : columns.some(({ base }) => isLow(base)),
    ),
    hasMissing: [...rows, ...slices[0]!.columns.map(({ place }) => place)].some(isMissing),
    isNumber: row.measure === 'number',
  };
}

function isLow(base: number): boolean {
  return base > 0 && isLowBase(base);
}

/** Options as they were asked to stand; nets and what is no answer always come last. */
function rowOrder({ rows, slices }: Crosstab, sort: Choice['sort']): number[] {
  const places = rows.map((place, at) => ({ ...place, at }));
  const options = places.filter(({ role }) => role === 'option');
  const { counts } = slices[0]!.columns[0]!;
  if (sort === 'storst') options.sort((a, b) => counts[b.at]! - counts[a.at]!);
  if (sort === 'alfabet') options.sort((a, b) => labelOfPlace(a).localeCompare(labelOfPlace(b), 'nb'));
  return [...options, ...places.filter(({ role }) => role !== 'option')].map(({ at }) => at);
}

function countRow({ rows }: Crosstab, slice: Slice, at: number, show: Choice['show']): TableRow {
  const place = rows[at]!;
  const rowBase = slice.rowBases[at]!;
  const cells = slice.columns.map((column) => {
    const count = column.counts[at]!;
    const base = show === 'rad' ? rowBase : column.base;
    const isPart = show === 'rad' ? column.place.inBase && !isMissing(place) : place.inBase;
    // A total is of everybody, and only those in the base are part of a row's percentages.
    const part = show === 'rad' && column.place.role === 'everybody' ? rowBase : count;
    if (show === 'antall' || !isPart || base === 0) return { text: quantity(count) };
    return { text: percent(wholePercent(part, base)), count: quantity(count) };
  });
  return {
    label: labelOfPlace(place),
    kind: place.role,
    cells: show === 'rad' ? [...cells, { text: isMissing(place) ? '' : marked(rowBase) }] : cells,
  };
}

function sumRows({ columns }: Slice, byRow: boolean): TableRow[] {
  const blank = byRow ? [{ text: '' }] : [];
  const hasMean = columns.some(({ mean }) => mean !== undefined);
  return [
    ...(hasMean
      ? [
          {
            label: t('admin.analysis.mean'),
            kind: 'sum' as const,
            cells: [
              ...columns.map(({ mean }) => ({ text: mean === undefined ? '–' : withDecimals(mean, 2) })),
              ...blank,
            ],
          },
        ]
      : []),
    {
      label: 'N',
      kind: 'base',
      cells: [...columns.map(({ base }) => ({ text: byRow ? quantity(base) : marked(base) })), ...blank],
    },
  ];
}

function numberRows({ columns }: Slice): TableRow[] {
  const summed = (name: 'mean' | 'first' | 'median' | 'third'): TableRow => ({
    label: t(`admin.analysis.${name}`),
    kind: 'sum',
    cells: columns.map((column) => ({ text: summaryText(column, name) })),
  });
  return [
    ...(['mean', 'first', 'median', 'third'] as const).map(summed),
    { label: 'N', kind: 'base', cells: columns.map(({ base }) => ({ text: marked(base) })) },
  ];
}

function summaryText({ summary }: CrosstabColumn, name: 'mean' | 'first' | 'median' | 'third'): string {
  return summary && 'mean' in summary ? withDecimals(summary[name], 1) : '–';
}

function marked(base: number): string {
  return `${quantity(base)}${isLow(base) ? '*' : ''}`;
}
