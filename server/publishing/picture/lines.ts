import { type Box, escaped, round, type TextStyle, text } from './elements.ts';
import { legendBox } from './legend.ts';
import { breakInk, type LineMark, type LineStyle } from './paint.ts';
import { pictureWords } from './picture-words.ts';
import { ink, subtleInk } from './rows.ts';
import { widthOf, wrap } from './text-width.ts';
import type { DrawnLine, LineDrawing } from './trend-picture.ts';

/** In pixels. */
const plotHeight = 300;
/** Above the plot: the word at a break, and half of the highest number. */
const headroom = 34;
const markSize = 6;
const valueSize = 14;
const valueStep = 17;

const waveStyle: TextStyle = { size: 14, weight: 600, ink };
const noteStyle: TextStyle = { size: 13, weight: 400, ink: subtleInk };

/** Where things are, in pixels from the left. */
interface Layout {
  left: number;
  right: number;
  /** Of each wave. */
  xs: number[];
  /** The words of a wave may be this wide. */
  room: number;
}

/** A trend: what the lines are, and the lines, with their numbers at their points and the waves below. */
export function linesBoxes(drawing: LineDrawing, width: number): Box[] {
  const layout = layoutOf(drawing, width);
  return [
    legendBox(
      drawing.lines.map(({ label, style }) => ({
        label,
        draw: (x, y, side) => markAt(style, x + side / 2, y + side / 2),
      })),
      width,
    ),
    { height: headroom + plotHeight, draw: (y) => plot(drawing, layout, y + headroom) },
    waveWords(drawing, layout),
  ];
}

function layoutOf({ waves, ticks }: LineDrawing, width: number): Layout {
  const left = Math.max(...ticks.map(({ words }) => widthOf(words, 13))) + 8;
  // The outermost waves have half of their words outside themselves, and their numbers to the right.
  const edge = (width - left) / (2 * waves.length);
  const span = width - left - 2 * edge;
  const xs = waves.map(({ place }) => left + edge + place * span);
  const gaps = xs.slice(1).map((x, at) => x - xs[at]!);
  return { left, right: width, xs, room: Math.min(2 * edge, ...gaps) - 8 };
}

function plot({ waves, lines, ticks, max }: LineDrawing, layout: Layout, top: number): string {
  const yOf = (value: number) => top + plotHeight - (value / max) * plotHeight;
  const grid = ticks.map(({ value, words }) => {
    const y = yOf(value);
    return `<path d="M${round(layout.left)} ${round(y)}H${layout.right}" stroke="${value === 0 ? '#5b5d60' : '#dcdddf'}"/>${text(words, noteStyle, 0, y + 4)}`;
  });
  const breaks = waves.flatMap(({ isAfterBreak }, place) => {
    if (!isAfterBreak) return [];
    const x = (layout.xs[place - 1]! + layout.xs[place]!) / 2;
    const word = text(pictureWords.break, { size: 13, weight: 600, ink: breakInk }, x, top - 18, 'middle');
    return `${word}<path d="M${round(x)} ${top - 12}V${top + plotHeight}" stroke="${breakInk}" stroke-width="1.5" stroke-dasharray="5 5"/>`;
  });
  const strokes = lines.map((line) => stroke(line, waves, layout.xs, yOf));
  const marks = lines.map(({ points, style }) =>
    points.map((point, place) => (point ? markAt(style, layout.xs[place]!, yOf(point.value)) : '')).join(''),
  );
  const numbers = waves.map((_, place) =>
    lines.length === 1
      ? numberAbove(lines[0]!, place, layout.xs[place]!, yOf)
      : numbersBeside(lines, place, layout.xs[place]!, yOf),
  );
  return [...grid, ...breaks, ...strokes, ...marks, ...numbers].join('');
}

/** A line never goes across a break, nor over a wave where the number is hidden or not known. */
function stroke(
  { points, style }: DrawnLine,
  waves: LineDrawing['waves'],
  xs: number[],
  yOf: (value: number) => number,
): string {
  const steps = points.flatMap((point, place) => {
    if (!point) return [];
    const isJoined = points[place - 1] !== undefined && !waves[place]!.isAfterBreak;
    return `${isJoined ? 'L' : 'M'}${round(xs[place]!)} ${round(yOf(point.value))}`;
  });
  return `<path d="${steps.join('')}" fill="none" stroke="${style.colour}" stroke-width="2.5"/>`;
}

/** Where there is one line, no other is in the way. */
function numberAbove(
  { points, style }: DrawnLine,
  place: number,
  x: number,
  yOf: (value: number) => number,
): string {
  const point = points[place];
  return point
    ? number(point.words, style, `x="${round(x)}" y="${round(yOf(point.value) - 13)}" text-anchor="middle"`)
    : '';
}

/** To the right of the points of a wave, moved apart where they would stand on each other. */
function numbersBeside(lines: DrawnLine[], place: number, x: number, yOf: (value: number) => number): string {
  const numbers = lines
    .flatMap(({ points, style }) => {
      const point = points[place];
      return point ? [{ words: point.words, y: yOf(point.value), style }] : [];
    })
    .sort((a, b) => a.y - b.y);
  const ys = apart(
    numbers.map(({ y }) => y),
    yOf(0),
  );
  return numbers
    .map(({ words, style }, at) =>
      number(words, style, `x="${round(x + markSize + 6)}" y="${round(ys[at]! + 5)}"`),
    )
    .join('');
}

/** A white edge, so that a line behind the number does not hide it. */
function number(words: string, { colour }: LineStyle, place: string): string {
  const looks = `font-size="${valueSize}" font-weight="600" fill="${colour}"`;
  return `<text ${place} ${looks} stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${escaped(words)}</text>`;
}

/**
 * @param ys from the highest; each is kept as near to its own as there is room for, one step from the next
 * @param lowest none goes below
 */
function apart(ys: number[], lowest: number): number[] {
  const groups: { ys: number[]; top: number }[] = [];
  for (const y of ys) {
    let group = { ys: [y], top: Math.min(y, lowest - valueStep / 2) };
    // Those that meet stand around the middle of where they would be.
    while (groups.length > 0 && endOf(groups.at(-1)!) > group.top) {
      const joined = [...groups.pop()!.ys, ...group.ys];
      const middle = joined.reduce((sum, each) => sum + each, 0) / joined.length;
      const half = ((joined.length - 1) * valueStep) / 2;
      group = { ys: joined, top: Math.min(middle - half, lowest - valueStep / 2 - 2 * half) };
    }
    groups.push(group);
  }
  return groups.flatMap(({ ys: own, top }) => own.map((_, at) => top + at * valueStep));
}

function endOf({ ys, top }: { ys: number[]; top: number }): number {
  return top + ys.length * valueStep;
}

function waveWords({ waves }: LineDrawing, { xs, room }: Layout): Box {
  const columns = waves.map(({ label, notes }) => [
    ...wrap(label, waveStyle.size, room).map((words) => ({ words, style: waveStyle })),
    ...notes
      .flatMap((note) => wrap(note, noteStyle.size, room))
      .map((words) => ({ words, style: noteStyle })),
  ]);
  const deepest = Math.max(...columns.map(({ length }) => length));
  return {
    height: 10 + deepest * 19,
    draw: (y) =>
      columns
        .map((lines, place) =>
          lines
            .map(({ words, style }, at) => text(words, style, xs[place]!, y + 22 + at * 19, 'middle'))
            .join(''),
        )
        .join(''),
  };
}

function markAt({ colour, mark }: LineStyle, x: number, y: number): string {
  return `<path transform="translate(${round(x)} ${round(y)})" d="${shapes[mark]}" fill="${filled.has(mark) ? colour : 'none'}" stroke="${colour}" stroke-width="2.5"/>`;
}

const s = markSize;
const t = round(s * 0.7);
const shapes: Record<LineMark, string> = {
  circle: `M${-s + 1} 0a${s - 1} ${s - 1} 0 1 0 ${2 * s - 2} 0a${s - 1} ${s - 1} 0 1 0 ${-2 * s + 2} 0z`,
  rect: `M${-t} ${-t}h${2 * t}v${2 * t}h${-2 * t}z`,
  triangle: `M0 ${-s}L${s} ${t}H${-s}z`,
  rectRot: `M0 ${-s}L${s} 0L0 ${s}L${-s} 0z`,
  star: `M0 ${-s}V${s}M${-s} 0H${s}M${-t} ${-t}L${t} ${t}M${-t} ${t}L${t} ${-t}`,
  crossRot: `M${-t} ${-t}L${t} ${t}M${-t} ${t}L${t} ${-t}`,
};
const filled = new Set<LineMark>(['circle', 'rect', 'triangle', 'rectRot']);
