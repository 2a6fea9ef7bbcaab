import type { DrawnRow, Part } from './drawing.ts';
import { type Box, round, type TextStyle, text } from './elements.ts';
import { patternFill } from './patterns.ts';
import { widthOf, wrap } from './text-width.ts';

/** What the rows of a picture have in common. */
export interface Canvas {
  /** In pixels. */
  width: number;
  /** Room after the longest bar there can be, the same in every row so that bars can be compared. */
  room: number;
  /** First in every id of the picture. */
  mark: string;
}

export const ink = '#292c30';
export const subtleInk = '#5b5d60';
export const labelStyle: TextStyle = { size: 15, weight: 400, ink };
const strongStyle: TextStyle = { size: 15, weight: 600, ink };
const noteStyle: TextStyle = { size: 14, weight: 400, ink: subtleInk };
const valueSize = 14;
const valueGap = 8;

/** What stands after the bars has the room of the widest. */
export function roomFor(rows: DrawnRow[]): number {
  const widths = rows.map(({ after }) => (after === undefined ? 0 : widthOf(after, valueSize) + valueGap));
  return Math.max(0, ...widths);
}

/** From this width on there is room for words beside thin bars. */
const widthForBeside = 500;
const besideShare = 0.36;

export function rowBox(row: DrawnRow, canvas: Canvas): Box {
  const { width } = canvas;
  const beside = row.grouped && !row.heading && width >= widthForBeside;
  return beside ? rowBeside(row, canvas) : rowAbove(row, canvas);
}

/** The label and its note to the left of the bar. */
function rowBeside(row: DrawnRow, canvas: Canvas): Box {
  const { width } = canvas;
  const left = Math.round(width * besideShare);
  const style = row.strong ? strongStyle : labelStyle;
  const labels = wrap(row.label, style.size, left - 14);
  const lastWidth = widthOf(labels.at(-1) ?? '', style.size) + 8;
  const fits = lastWidth + widthOf(row.note, noteStyle.size) <= left - 14;
  const notes = fits ? [] : wrap(row.note, noteStyle.size, left - 14);
  const height = (labels.length + notes.length) * 20;
  return {
    height: height + 4,
    draw: (y) => {
      const at = (line: number) => y + 17 + line * 20;
      const words = labels.map((line, place) => text(line, style, 0, at(place)));
      const after = fits ? [text(row.note, noteStyle, lastWidth, at(labels.length - 1))] : [];
      const below = notes.map((line, place) => text(line, noteStyle, 0, at(labels.length + place)));
      const bar = barOf(row, { x: left, y: y + 3, height: 17, length: width - left }, canvas);
      return [...words, ...after, ...below, bar].join('');
    },
  };
}

/** The words above the bar: the label, and its note after it or on a line of its own. */
function rowAbove(row: DrawnRow, canvas: Canvas): Box {
  const { width } = canvas;
  const style = row.strong ? strongStyle : labelStyle;
  const lines = wrap(row.label, style.size, width);
  const lastWidth = widthOf(lines.at(-1) ?? '', style.size) + 10;
  const fits = lastWidth + widthOf(row.note, noteStyle.size) <= width;
  const noteLines = row.note ? wrap(row.note, noteStyle.size, width) : [];
  const above = row.heading ? 16 : row.grouped ? 10 : 14;
  const wordsHeight = (lines.length + (fits ? 0 : noteLines.length)) * 20;
  const bar = row.heading ? 0 : row.grouped ? 14 : 26;
  return {
    height: above + wordsHeight + (row.heading ? 0 : 4 + bar),
    draw: (y) => {
      const at = (line: number) => y + above + 15 + line * 20;
      const words = lines.map((line, place) => text(line, style, 0, at(place)));
      const note = fits
        ? [text(row.note, noteStyle, lastWidth, at(lines.length - 1))]
        : noteLines.map((line, place) => text(line, noteStyle, 0, at(lines.length + place)));
      return [
        ...words,
        ...(row.note ? note : []),
        barOf(row, { x: 0, y: y + above + wordsHeight + 4, height: bar, length: width }, canvas),
      ].join('');
    },
  };
}

function barOf(row: DrawnRow, place: Place, { mark, room }: Canvas): string {
  if (row.heading) return '';
  const whole = place.length - room;
  let x = place.x;
  const drawn = row.parts.map((part) => {
    const length = part.length * whole;
    const element = partOf(part, { ...place, x, length }, mark);
    x += length;
    return element;
  });
  const gap = row.parts.length > 0 ? valueGap : 0;
  const value =
    row.after === undefined
      ? ''
      : text(row.after, { size: valueSize, weight: 500, ink }, x + gap, place.y + place.height / 2 + 5);
  return `${drawn.join('')}${value}`;
}

interface Place {
  x: number;
  y: number;
  height: number;
  length: number;
}

/** A white gap between the parts tells them apart without colour. */
function partOf({ value, paint }: Part, { x, y, height, length }: Place, mark: string): string {
  const wide = Math.max(0.5, length - 2);
  const area = `x="${round(x)}" y="${round(y)}" width="${round(wide)}" height="${height}"`;
  if (!paint) return hiddenPart({ x, y, height, length: wide }, value);
  const fill = `<rect ${area} fill="${paint.fill}"/>`;
  const pattern = paint.hatch ? `<rect ${area} fill="${patternFill(paint, mark)}"/>` : '';
  const words = [value, value?.replace(/\s*%$/, '')].find(
    (each) => each !== undefined && widthOf(each, valueSize) + 4 <= wide,
  );
  if (words === undefined) return `${fill}${pattern}`;
  const middle = x + wide / 2;
  const style = { size: valueSize, weight: 500, ink: paint.ink };
  return `${fill}${pattern}${text(words, style, middle, y + height / 2 + 5, 'middle')}`;
}

/** An empty place with dashed edges. */
function hiddenPart({ x, y, height, length }: Place, value = ''): string {
  const area = `x="${round(x + 0.5)}" y="${y + 0.5}" width="${round(length - 1)}" height="${height - 1}"`;
  const edge = `<rect ${area} fill="none" stroke="${subtleInk}" stroke-dasharray="3 3"/>`;
  const style = { size: valueSize, weight: 600, ink: subtleInk };
  return `${edge}${text(value, style, x + length / 2, y + height / 2 + 5, 'middle')}`;
}
