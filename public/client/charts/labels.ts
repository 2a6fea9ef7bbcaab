import type { Chart, Plugin } from 'chart.js';
import { barHeightOf, type Drawing, type DrawnRow } from './drawing.ts';

const ink = '#292c30';
const subtleInk = '#5b5d60';
const family = 'Inter, system-ui, sans-serif';
const labelFont = `400 15px ${family}`;
const strongFont = `600 15px ${family}`;
const shareFont = `500 14px ${family}`;
const besideFont = `400 14px ${family}`;

/** Fonts that must have arrived before anything is drawn: a canvas does not redraw itself when they do. */
export const chartFonts = [labelFont, strongFont, shareFont];

interface Bar {
  x: number;
  y: number;
  base: number;
}

/** Writes each row's words above or beside its bar, and shares in the bars or after them. */
export function labelsOf(drawing: Drawing): Plugin<'bar'> {
  return {
    id: 'labels',
    afterDatasetsDraw(chart) {
      const context = chart.ctx;
      context.save();
      context.textBaseline = 'middle';
      for (const [place, row] of drawing.rows.entries()) {
        const { y } = barAt(chart, 0, place);
        if (drawing.layout === 'grouped') writeBeside(chart, row, y);
        else
          writeAbove(chart, row, {
            y: y - barHeightOf(drawing) / 2 - 13,
            barLine: y,
            hasBar: drawing.series.some(({ bars }) => bars[place]),
          });
      }
      for (const [place] of drawing.series.entries()) writeShares(chart, drawing, place);
      context.restore();
    },
  };
}

/** The widest that words beside bars may be: on a phone, the bars need the rest. */
const widestBeside = 170;
const besideGap = 10;

/** Pixels for the words to the left of the bars. */
export function besideRoomOf({ layout, rows }: Drawing, context: CanvasRenderingContext2D): number {
  if (layout !== 'grouped') return 0;
  context.font = besideFont;
  const widths = rows.map(({ label, heading }) => (heading ? 0 : context.measureText(label).width));
  return Math.min(widestBeside, Math.ceil(Math.max(...widths))) + besideGap;
}

function writeBeside({ ctx, chartArea, width }: Chart<'bar'>, row: DrawnRow, y: number): void {
  const { label, note, heading = false } = row;
  const words = { align: 'left', ink, font: heading ? strongFont : besideFont } as const;
  // A heading stands nearer to the bars below it than to those above.
  if (heading) write(ctx, label, { ...words, x: 0, y: y + 4, width });
  else write(ctx, label, { ...words, x: 0, y, width: chartArea.left - besideGap });
  if (note) write(ctx, note, { ...words, x: chartArea.left, y, ink: subtleInk, width: chartArea.width });
}

/**
 * A note that has no room after its words stands where the bar would be, if there is none. Otherwise the words give way.
 *
 * @param barLine the middle of the bar
 */
function writeAbove(
  { ctx, chartArea: { left, width } }: Chart<'bar'>,
  { label, note = '', strong }: DrawnRow,
  { y, barLine, hasBar }: { y: number; barLine: number; hasBar: boolean },
): void {
  const words = { align: 'left', ink, font: strong ? strongFont : labelFont } as const;
  const beside = { ...words, ink: subtleInk, font: labelFont };
  const wide = widthOf(ctx, label, words.font);
  const noteWide = note ? widthOf(ctx, note, labelFont) + besideGap : 0;
  const isBelow = wide + noteWide > width && !hasBar;
  const room = Math.max(1, isBelow ? width : width - noteWide);
  write(ctx, label, { ...words, x: left, y, width: room });
  if (isBelow) write(ctx, note, { ...beside, x: left, y: barLine, width });
  else if (note) write(ctx, note, { ...beside, x: left + Math.min(wide, room) + besideGap, y });
}

function widthOf(context: CanvasRenderingContext2D, words: string, font: string): number {
  context.font = font;
  return context.measureText(words).width;
}

function writeShares(chart: Chart<'bar'>, { series, layout }: Drawing, place: number): void {
  const context = chart.ctx;
  const { bars, paint } = series[place]!;
  context.font = shareFont;
  for (const [row, cell] of bars.entries()) {
    if (!cell) continue;
    const { x, y, base } = barAt(chart, place, row);
    if (cell === 'hidden') {
      drawHidden(context, { x, y, base });
      continue;
    }
    const width = x - base;
    const full = `${cell.share} %`;
    if (layout !== 'stacked') {
      const end = cell.interval ? drawInterval(chart, cell.interval, y) : x;
      write(context, full, { align: 'left', ink, font: shareFont, x: end + 6, y });
      continue;
    }
    const words = context.measureText(full).width + 8 > width ? String(cell.share) : full;
    if (cell.share > 0 && context.measureText(words).width + 4 <= width)
      write(context, words, { align: 'center', ink: paint.ink, font: shareFont, x: base + width / 2, y });
  }
}

/** An empty place with dashed edges. */
function drawHidden(context: CanvasRenderingContext2D, { x, y, base }: Bar): void {
  const height = barHeightOf({ layout: 'stacked' });
  context.strokeStyle = subtleInk;
  context.lineWidth = 1;
  context.setLineDash([3, 3]);
  context.strokeRect(base + 1.5, y - height / 2 + 0.5, x - base - 3, height - 1);
  context.setLineDash([]);
  write(context, ':', { align: 'center', ink: subtleInk, font: strongFont, x: (base + x) / 2, y });
}

/** A line from one end of the interval to the other, across the end of the bar. Tells where it ends. */
function drawInterval(
  { ctx, scales: { x } }: Chart,
  { low, high }: { low: number; high: number },
  y: number,
) {
  if (!x) return 0;
  const [from, to] = [x.getPixelForValue(low), x.getPixelForValue(high)];
  // White beside black is seen on the bar and outside it.
  for (const [colour, width] of [
    ['#ffffff', 5],
    [ink, 2],
  ] as const) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.beginPath();
    ctx.moveTo(from, y);
    ctx.lineTo(to, y);
    for (const end of [from, to]) {
      ctx.moveTo(end, y - 5);
      ctx.lineTo(end, y + 5);
    }
    ctx.stroke();
  }
  return to;
}

interface Writing {
  x: number;
  y: number;
  /** Longer words are squeezed. */
  width?: number;
  align: CanvasTextAlign;
  ink: string;
  font: string;
}

function write(context: CanvasRenderingContext2D, words: string, writing: Writing): void {
  context.textAlign = writing.align;
  context.fillStyle = writing.ink;
  context.font = writing.font;
  context.fillText(words, writing.x, writing.y, writing.width);
}

function barAt(chart: Chart<'bar'>, series: number, row: number): Bar {
  const element = chart.getDatasetMeta(series).data[row];
  if (!element) throw new TypeError(`There is no bar ${row} in series ${series}.`);
  return element.getProps(['x', 'y', 'base'], true) as unknown as Bar;
}
