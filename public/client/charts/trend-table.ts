/**
 * What a chart of a trend is drawn from: the table below it. A number that the table hides is not in the page,
 * so no chart, label or tooltip can hold it.
 */
export interface TrendTable {
  waves: string[];
  /** Where each stands along the axis of time, from 0 to 1. */
  places: number[];
  /** The places of the waves that have a break before them. */
  breaks: number[];
  series: TrendSeries[];
}

export interface TrendSeries {
  label: string;
  /** One for each wave. Null: hidden, or not known. */
  values: (number | null)[];
}

export function readTrendTable(table: HTMLTableElement): TrendTable {
  const heads = [...table.querySelectorAll<HTMLTableCellElement>('th[data-wave]')];
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('tr[data-charted]')];
  return {
    waves: heads.map(({ dataset }) => dataset.wave ?? ''),
    places: heads.map(({ dataset }) => Number(dataset.place)),
    breaks: heads.flatMap(({ dataset }, place) => (dataset.break === undefined ? [] : [place])),
    series: rows.map(({ cells }) => ({
      label: cells[0]?.textContent ?? '',
      values: heads.map(({ cellIndex }) => {
        const { value } = cells[cellIndex]?.dataset ?? {};
        return value === undefined ? null : Number(value);
      }),
    })),
  };
}
