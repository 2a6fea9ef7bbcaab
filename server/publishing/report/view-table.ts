import type { Cell, ReleasedSummary } from '../../disclosure/released.ts';
import type { Column } from '../column.ts';
import { valueText } from '../picture/picture-words.ts';
import { isToldByOne, type View, type ViewRow } from '../picture/view.ts';
import { percent, quantity } from '../words.ts';
import { hiddenText, type ReportTable, type TableRow } from './report.ts';

/** The numbers of a view: an option in each row where there is one row of answers, else a group in each. */
export function viewTable(view: View): ReportTable {
  const [only, ...others] = view.rows;
  if (isToldByOne(view)) return numbersTable(view);
  const table = only && others.length === 0 ? optionsTable(view, only) : groupsTable(view);
  return view.withheld ? { ...table, withheld: true } : table;
}

function optionsTable({ columns, hasMean, chart }: View, row: ViewRow): ReportTable {
  const options = columns.map((column, place): TableRow => {
    const cell = row.cells[place];
    return { label: labelOf(column), strong: false, cells: [shareText(cell), countText(cell)] };
  });
  const means: TableRow[] =
    hasMean || chart === 'summary'
      ? ['Gjennomsnitt', 'Median'].map((label, place) => ({
          label,
          strong: false,
          cells: [summaryTexts(row)[place]!, ''],
        }))
      : [];
  const base = { label: 'Svar i alt (N)', strong: true, cells: ['', baseOf(row)] };
  return { headings: ['Svar', 'Andel', 'Antall'], rows: [...options, ...means, base] };
}

function numbersTable({ rows, breakdown }: View): ReportTable {
  return {
    headings: [breakdown?.label ?? 'Spørsmål', 'Tall'],
    rows: rows.map((row) => ({ label: row.label, strong: row.strong, cells: [summaryTexts(row)[0]] })),
  };
}

function groupsTable({ columns, rows, hasMean, chart, breakdown }: View): ReportTable {
  const tellsMean = hasMean || chart === 'summary' || chart === 'series';
  return {
    headings: [
      breakdown?.label ?? 'Spørsmål',
      'N',
      ...columns.map(labelOf),
      ...(tellsMean ? ['Gjennomsnitt', 'Median'] : []),
    ],
    rows: rows.map((row) => ({
      label: row.label,
      strong: row.strong,
      cells: [
        baseOf(row),
        ...columns.map(({ inBase }, place) => (inBase ? shareText : countText)(row.cells[place])),
        ...(tellsMean ? summaryTexts(row) : []),
      ],
    })),
  };
}

/** A net says that it is one, or a reader adding up the table would count its respondents twice. */
function labelOf({ label, kind, inBase }: Column): string {
  if (kind === 'net') return `${label} (sum)`;
  return inBase ? label : `${label} (antall)`;
}

function baseOf({ base, lowBase }: ViewRow): string {
  return base === undefined ? hiddenText : `${quantity(base)}${lowBase ? '*' : ''}`;
}

function shareText(cell: Cell | undefined): string {
  if (!cell) return '';
  if ('hidden' in cell) return hiddenText;
  return 'share' in cell ? percent(cell.share) : '–';
}

function countText(cell: Cell | undefined): string {
  if (!cell) return '';
  return 'hidden' in cell ? hiddenText : quantity(cell.count);
}

function summaryTexts({ hidden, summary, unit }: ViewRow): [string, string] {
  if (hidden || isHidden(summary)) return [hiddenText, hiddenText];
  return summary && 'mean' in summary
    ? [valueText(summary.mean, unit), valueText(summary.median, unit)]
    : ['–', '–'];
}

function isHidden(summary: ReleasedSummary | undefined): boolean {
  return summary !== undefined && 'hidden' in summary;
}
