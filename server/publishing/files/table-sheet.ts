import type { Cell, SheetData } from 'write-excel-file/node';
import { cellText } from '../../spreadsheet/cell-text.ts';
import type { LongRow, LongTable } from '../long-row.ts';
import { statusWords } from './status-words.ts';

/** A sheet of the workbook. */
export interface Sheet {
  name: string;
  data: SheetData;
  columns: { width: number }[];
  /** Rows that stay when the reader scrolls. */
  frozenRows: number;
  frozenColumns: number;
}

/** What a table tells of each answer, a block of columns each, and how the numbers are shown. */
const blocks = [
  { key: 'pct', heading: 'Prosent' },
  { key: 'count', heading: 'Antall' },
  { key: 'ci_low', heading: '95 % intervall, fra' },
  { key: 'ci_high', heading: '95 % intervall, til' },
] as const;

type Block = (typeof blocks)[number];

const headingRows = 5;

/** A table with a row for each group and a block of columns for each measure. What is hidden is «:», and no number. */
export function tableSheet(name: string, table: LongTable, exampleWords: string | undefined): Sheet {
  const rows = table.rows();
  const options = [...new Map(rows.map((row) => [row.option_code, row])).values()];
  const groups = groupsIn(rows);
  // What there always is, also when all of it is hidden. A weighted share is of no count.
  const least = rows.some(({ weighting }) => weighting !== 'none') ? 'pct' : 'count';
  const shown = blocks.filter(({ key }) => rows.some((row) => row[key] !== undefined) || key === least);
  const hasFrame = rows.some(({ n_frame }) => n_frame !== undefined);
  const isMeasured = rows.some(({ option_code }) => option_code === 'fte' || option_code === 'mean_value');
  return {
    name,
    frozenRows: headingRows,
    frozenColumns: 1,
    columns: [
      { width: 32 },
      { width: 10 },
      ...(hasFrame ? [{ width: 12 }] : []),
      ...shown.flatMap(() => options.map(() => ({ width: 16 }))),
      { width: 24 },
    ],
    data: [
      [heading(table.label)],
      [plain(exampleWords)],
      [plain(notesOf(rows))],
      [
        null,
        null,
        ...(hasFrame ? [null] : []),
        ...shown.flatMap((block) =>
          options.map((_, place) => (place === 0 ? heading(headingOf(block, isMeasured)) : null)),
        ),
      ],
      [
        heading(table.groups ?? 'Gruppe'),
        heading('N'),
        ...(hasFrame ? [heading('I registeret')] : []),
        ...shown.flatMap(() => options.map(({ option_label }) => heading(option_label))),
        heading('Merknad'),
      ],
      ...groups.map((own) => groupRow(own, options, shown, hasFrame)),
    ],
  };
}

/** The rows of each group. Everybody has no breakdown. */
function groupsIn(rows: LongRow[]): LongRow[][] {
  const groups = new Map<string, LongRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.breakdown, row.group_code]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function headingOf({ key, heading }: Block, isMeasured: boolean): string {
  return key === 'count' && isMeasured ? 'Verdi' : heading;
}

/** What the table's rows say of themselves, once each. */
function notesOf(rows: LongRow[]): string {
  const notes = new Set(rows.map(({ note }) => note.replace(/^Eksempeldata\. ?/, '')).filter(Boolean));
  return [...notes].join(' ');
}

function groupRow(
  own: LongRow[],
  options: LongRow[],
  shown: readonly Block[],
  hasFrame: boolean,
): SheetData[number] {
  const [first] = own;
  const isLow = own.some(({ obs_status }) => obs_status === 'u');
  return [
    plain(first?.group_label),
    own.every(({ n_base }) => n_base === undefined) ? hidden : number(first?.n_base, '0'),
    ...(hasFrame ? [number(first?.n_frame, '0')] : []),
    ...shown.flatMap(({ key }) =>
      options.map(({ option_code }) => {
        const row = own.find((each) => each.option_code === option_code);
        return valueCell(row, key);
      }),
    ),
    isLow ? plain(statusWords.u) : null,
  ];
}

function valueCell(row: LongRow | undefined, key: Block['key']): Cell {
  if (row?.obs_status === ':') return hidden;
  const value = row?.[key];
  if (key === 'count') return number(value, Number.isInteger(value) ? '0' : '0.0');
  const decimals = key !== 'pct' ? '0.00%' : Number.isInteger(value) ? '0%' : '0.0%';
  // A percent format counts in hundredths; what binary fractions add is cut off.
  return number(value === undefined ? undefined : Math.round(value * 100) / 10_000, decimals);
}

function number(value: number | undefined, format: string): Cell {
  return value === undefined ? null : { value, type: Number, format };
}

const hidden: Cell = { value: ':', type: String, align: 'right' };

/** Always a text, whatever it looks like. */
export function plain(words: string | undefined): Cell {
  return words ? { value: cellText(words), type: String } : null;
}

export function heading(words: string): Cell {
  return { value: cellText(words), type: String, fontWeight: 'bold', wrap: false };
}
