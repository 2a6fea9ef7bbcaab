/** What a chart of answers by day is drawn from: the table beside it. */
export interface CurveTable {
  days: string[];
  /** What was sent on each day, in words; empty on most. */
  sent: string[];
  /** The columns of numbers: of the day, and up to and with it. */
  daily: CurveSeries;
  total: CurveSeries;
}

interface CurveSeries {
  label: string;
  values: number[];
}

export function readCurveTable(table: HTMLTableElement): CurveTable {
  const rows = [...(table.tBodies[0]?.rows ?? [])];
  const column = (place: number): CurveSeries => ({
    label: table.tHead?.rows[0]?.cells[place]?.textContent ?? '',
    values: rows.map(({ cells }) => Number(cells[place]?.textContent)),
  });
  return {
    days: rows.map(({ dataset }) => dataset.day ?? ''),
    sent: rows.map(({ dataset }) => dataset.sent ?? ''),
    daily: column(1),
    total: column(2),
  };
}
