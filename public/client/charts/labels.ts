import type { Chart, Plugin } from 'chart.js';
import type { Drawing } from './drawing.ts';

const ink = '#292c30';
const subtleInk = '#5b5d60';
const family = 'Inter, system-ui, sans-serif';
const labelFont = `400 15px ${family}`;
const strongFont = `600 15px ${family}`;
const shareFont = `500 14px ${family}`;

/** Fonts that must have arrived before anything is drawn: a canvas does not redraw itself when they do. */
export const chartFonts = [labelFont, strongFont, shareFont];

interface Bar {
  x: number;
  y: number;
  base: number;
  height: number;
}

/** Writes each row's words above its bar, where there is room for them on a phone too, and shares in the bars. */
export function labelsOf(drawing: Drawing): Plugin<'bar'> {
  return {
    id: 'labels',
    afterDatasetsDraw(chart) {
      const context = chart.ctx;
      context.save();
      context.textBaseline = 'middle';
      writeRows(chart, drawing);
      for (const [place] of drawing.series.entries()) writeShares(chart, drawing, place);
      context.restore();
    },
  };
}

function writeRows(chart: Chart<'bar'>, { rows }: Drawing): void {
  const context = chart.ctx;
  for (const [place, { label, note, strong }] of rows.entries()) {
    const { y, height } = barAt(chart, 0, place);
    const middle = y - height / 2 - 13;
    const left = chart.chartArea.left;
    const width = chart.chartArea.width;
    context.textAlign = 'left';
    context.font = strong ? strongFont : labelFont;
    context.fillStyle = ink;
    context.fillText(label, left, middle, width);
    if (!note) continue;
    const after = context.measureText(label).width + 10;
    context.font = labelFont;
    context.fillStyle = subtleInk;
    context.fillText(note, left + after, middle, Math.max(1, width - after));
  }
}

function writeShares(chart: Chart<'bar'>, { series, stacked }: Drawing, place: number): void {
  const context = chart.ctx;
  const { bars, paint } = series[place]!;
  for (const [row, cell] of bars.entries()) {
    if (!cell) continue;
    const { x, y, base, height } = barAt(chart, place, row);
    const width = x - base;
    context.font = height < 20 ? `400 12px ${family}` : shareFont;
    const full = `${cell.share} %`;
    const words = stacked && context.measureText(full).width + 8 > width ? String(cell.share) : full;
    if (!stacked) write(context, words, { x: x + 6, y, align: 'left', ink });
    else if (cell.share > 0 && context.measureText(words).width + 4 <= width)
      write(context, words, { x: base + width / 2, y, align: 'center', ink: paint.ink });
  }
}

function write(
  context: CanvasRenderingContext2D,
  words: string,
  at: { x: number; y: number; align: CanvasTextAlign; ink: string },
): void {
  context.textAlign = at.align;
  context.fillStyle = at.ink;
  context.fillText(words, at.x, at.y);
}

function barAt(chart: Chart<'bar'>, series: number, row: number): Bar {
  const element = chart.getDatasetMeta(series).data[row];
  if (!element) throw new TypeError(`There is no bar ${row} in series ${series}.`);
  const { x, y, base, height } = element.getProps(['x', 'y', 'base', 'height'], true) as unknown as Bar;
  return { x, y, base, height: height || 26 };
}
