import type { Cell } from '../../disclosure/released.ts';
import { type Column, isCharted } from '../column.ts';
import { percent } from '../words.ts';
import { barPaint, hiddenLength, type Paint, paintOf } from './paint.ts';
import { baseText, pictureWords, valueText } from './picture-words.ts';
import type { View, ViewRow } from './view.ts';

/** What a picture shows between its title and its source, in order. Lengths are parts of the whole width. */
export interface Drawing {
  legend: { label: string; paint: Paint }[];
  rows: DrawnRow[];
}

export interface DrawnRow {
  label: string;
  /** In grey after the label: N, and what is hidden. */
  note: string;
  strong: boolean;
  /** Stands above a group of bars and has none itself. */
  heading: boolean;
  /** Bars under a heading are thinner. */
  grouped: boolean;
  parts: Part[];
  /** Stands after the bar, where the parts hold no values. */
  after?: string;
}

export interface Part {
  length: number;
  /** Stands in the part, where there is room for it. */
  value?: string;
  /** None: what stands here is hidden. */
  paint?: Paint;
}

/** What is hidden has no part of its own length, so that a bar tells nothing of it. */
export function drawingOf(view: View): Drawing {
  if (view.withheld || view.nothingShown !== undefined) return { legend: [], rows: [] };
  switch (view.chart) {
    case 'scale':
    case 'one':
      return stacked(view);
    case 'histogram':
      return view.breakdown ? stacked(view) : bars(view);
    case 'several':
      return view.breakdown || view.rows.length > 1 ? groupedByColumn(view) : bars(view);
    case 'summary':
      return { legend: [], rows: meanBars(view.rows) };
    case 'series':
      return { legend: [], rows: series(view.rows) };
  }
}

function charted({ columns }: View): { column: Column; place: number }[] {
  return columns
    .map((column, place) => ({ column, place }))
    .filter(({ column }) => isCharted(column, columns));
}

function stacked(view: View): Drawing {
  const shown = charted(view);
  const partOf = (row: ViewRow, place: number) =>
    !row.hidden && isHidden(row.cells[place]) ? hiddenLength : shareOf(row.cells[place]);
  const wholeOf = (row: ViewRow) => shown.reduce((sum, { place }) => sum + partOf(row, place), 0);
  // Shares are rounded one by one, so that a whole may be 101.
  const max = Math.max(100, ...view.rows.map(wholeOf));
  const legend = shown.map(({ column }) => ({ label: column.label, paint: paintOf(column.colour) }));
  return {
    legend: legend.filter((_, at) => view.rows.some((row) => partOf(row, shown[at]!.place) > 0)),
    rows: view.rows.map((row) => ({
      ...plain(row),
      note: noteOf(row, shown),
      parts: shown.flatMap(({ place }, at) => {
        if (!row.hidden && isHidden(row.cells[place]))
          return [{ length: hiddenLength / max, value: pictureWords.hiddenMark }];
        const share = shareOf(row.cells[place]);
        return share > 0 ? [{ length: share / max, value: percent(share), paint: legend[at]!.paint }] : [];
      }),
    })),
  };
}

function noteOf(row: ViewRow, shown: { column: Column; place: number }[]): string {
  const base = baseText(row);
  if (base === undefined) return pictureWords.hidden;
  const hidden = shown.filter(({ place }) => isHidden(row.cells[place])).map(({ column }) => column.label);
  return hidden.length > 0 ? `${base}, ${pictureWords.hiddenColumns(hidden)}` : base;
}

/** A bar for each option or band of one row. */
function bars(view: View): Drawing {
  const [row] = view.rows as [ViewRow];
  const shown = charted(view);
  const max = longest(shown.map(({ place }) => row.cells[place]));
  return {
    legend: [],
    rows: shown.map(({ column, place }) => ({
      label: column.label,
      note: (!isHidden(row.cells[place]) && baseText(row)) || pictureWords.hidden,
      strong: false,
      heading: false,
      grouped: false,
      ...barOf(row.cells[place], max),
    })),
  };
}

/** For each option a bar of everybody and one of each group, so that the groups are seen together. */
function groupedByColumn(view: View): Drawing {
  const shown = charted(view);
  const max = longest(view.rows.flatMap(({ cells }) => shown.map(({ place }) => cells[place])));
  return {
    legend: [],
    rows: shown.flatMap(({ column, place }) => [
      headingOf(column.label),
      ...view.rows.map((row) => ({
        ...plain(row),
        note: isHidden(row.cells[place]) ? ':' : (baseText(row) ?? ':'),
        grouped: true,
        ...barOf(row.cells[place], max),
      })),
    ]),
  };
}

/** Numbers without bands: a bar for each mean. */
function meanBars(rows: ViewRow[], grouped = false): DrawnRow[] {
  const means = rows.map(({ summary }) => (summary && 'mean' in summary ? summary.mean : 0));
  const max = Math.max(...means, 0);
  return rows.map((row, place) => {
    const { summary, unit } = row;
    const mean = means[place]!;
    const isShown = summary !== undefined && 'mean' in summary;
    return {
      ...plain(row),
      note: summary && 'hidden' in summary ? pictureWords.hidden : meanNote(row, grouped),
      grouped,
      parts: mean > 0 ? [{ length: mean / max, paint: barPaint }] : [],
      ...(isShown ? { after: valueText(mean, unit) } : {}),
    };
  });
}

/** What one has told by year is no mean, and needs no N. */
function meanNote(row: ViewRow, isByYear: boolean): string {
  return isByYear && row.base === 1 ? '' : (baseText(row) ?? pictureWords.hidden);
}

/** Figures by year: the rows of each line of the table, whose labels end in their years. */
function series(rows: ViewRow[]): DrawnRow[] {
  const lines = new Map<string, ViewRow[]>();
  for (const row of rows) {
    const [, line = row.label, year = row.label] = /^(.*) (\d{4})$/.exec(row.label) ?? [];
    lines.set(line, [...(lines.get(line) ?? []), { ...row, label: year }]);
  }
  return [...lines].flatMap(([line, own]) => [headingOf(line), ...meanBars(own, true)]);
}

function headingOf(label: string): DrawnRow {
  return { label, note: '', strong: true, heading: true, grouped: true, parts: [] };
}

function plain({ label, strong }: ViewRow): Pick<DrawnRow, 'label' | 'strong' | 'heading' | 'grouped'> {
  return { label, strong, heading: false, grouped: false };
}

function barOf(cell: Cell | undefined, max: number): Pick<DrawnRow, 'parts' | 'after'> {
  if (!cell || 'hidden' in cell || !('share' in cell)) return { parts: [] };
  return {
    parts: cell.share > 0 ? [{ length: cell.share / max, paint: barPaint }] : [],
    after: percent(cell.share),
  };
}

/** In steps, so that pictures are easy to compare. */
function longest(cells: (Cell | undefined)[]): number {
  return Math.max(0, ...cells.map(shareOf)) > 40 ? 100 : 50;
}

function shareOf(cell: Cell | undefined): number {
  return cell && !('hidden' in cell) && 'share' in cell ? cell.share : 0;
}

function isHidden(cell: Cell | undefined): boolean {
  return cell !== undefined && 'hidden' in cell;
}
