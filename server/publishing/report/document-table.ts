import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { styleIds, textWidth } from './document-styles.ts';
import type { ReportTable } from './report.ts';

/** From this many columns on the letters are smaller, or words would be cut. */
const manyColumns = 7;

/** A table whose head is repeated on every page, and whose rows are never split over two. */
export function documentTable({ headings, rows }: ReportTable): Table {
  const widths = columnWidths(headings.length);
  const size = headings.length >= manyColumns ? 15 : 18;
  const cell = (text: string, place: number, bold: boolean) =>
    new TableCell({
      width: { size: widths[place] ?? 0, type: WidthType.DXA },
      margins: { left: 60, right: 60 },
      children: [
        new Paragraph({
          style: styleIds.cell,
          alignment: place === 0 || isWords(text) ? AlignmentType.LEFT : AlignmentType.RIGHT,
          children: [new TextRun({ text, size, ...(bold ? { bold } : {}) })],
        }),
      ],
    });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: headings.map((heading, place) => cell(heading, place, true)),
      }),
      ...rows.map(
        ({ label, strong, cells }) =>
          new TableRow({
            cantSplit: true,
            children: [label, ...cells].map((text, place) => cell(text, place, strong)),
          }),
      ),
    ],
  });
}

/** Numbers stand to the right, under each other; so do the heads above them, which are words of one line or few. */
function isWords(text: string): boolean {
  return text.length > 30;
}

/** The first column, of words, is wider than the rest. In twips. */
function columnWidths(columns: number): number[] {
  const first = Math.round(textWidth * (columns <= 4 ? 0.4 : 0.22));
  const other = Math.floor((textWidth - first) / Math.max(1, columns - 1));
  return Array.from({ length: columns }, (_, place) => (place === 0 ? first : other));
}

const line = { style: BorderStyle.SINGLE, size: 4, color: 'C2C4C6' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const borders = {
  top: line,
  bottom: line,
  insideHorizontal: line,
  left: none,
  right: none,
  insideVertical: none,
};
