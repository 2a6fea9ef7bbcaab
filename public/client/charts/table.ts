/**
 * What a chart is drawn from: the table that stands beside it. A number that the table hides is not in the page,
 * so no chart, label or tooltip can hold it.
 */
export interface ChartTable {
  columns: Column[];
  all: Row;
  /** Where the table has more than everybody: a row for each of a battery's. */
  rows: Row[];
  breakdowns: Map<string, Row[]>;
}

export interface Column {
  label: string;
  role: string;
  index: number;
  of: number;
}

export interface Row {
  label: string;
  /** As the table writes N. Undefined: the group is hidden. */
  base: string | undefined;
  /** One for each column. Undefined: hidden, or not a share. */
  cells: (Cell | undefined)[];
}

export interface Cell {
  share: number;
  count: number;
}

export function readTable(table: HTMLTableElement): ChartTable {
  const headings = [...(table.tHead?.rows[0]?.cells ?? [])].filter(({ dataset }) => dataset.role);
  const places = headings.map(({ cellIndex }) => cellIndex);
  const rowsOf = (body: HTMLTableSectionElement) =>
    [...body.rows]
      .filter(({ classList }) => !classList.contains('breakdown'))
      .map((row) => readRow(row, places));
  const [national, ...others] = table.tBodies;
  const rows = national ? rowsOf(national) : [];
  const all = rows[0];
  if (!all) throw new TypeError('The table has no row of everybody.');
  return {
    columns: headings.map(({ textContent, dataset }) => ({
      label: textContent ?? '',
      role: dataset.role ?? '',
      index: Number(dataset.index),
      of: Number(dataset.of),
    })),
    all,
    rows,
    breakdowns: new Map(others.map((body) => [body.dataset.breakdown ?? '', rowsOf(body)])),
  };
}

function readRow({ cells, dataset }: HTMLTableRowElement, places: number[]): Row {
  return {
    label: cells[0]?.textContent ?? '',
    base: dataset.hidden === undefined ? (cells[1]?.textContent ?? undefined) : undefined,
    cells: places.map((place) => {
      const { share, count } = cells[place]?.dataset ?? {};
      return share === undefined ? undefined : { share: Number(share), count: Number(count) };
    }),
  };
}
