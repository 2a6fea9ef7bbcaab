import type { Chart } from 'chart.js';
import { drawingOf } from './compose.ts';
import { describeTable } from './description.ts';
import { draw, heightOf } from './draw.ts';
import type { Drawing } from './drawing.ts';
import { showLegend } from './legend.ts';
import { readTable } from './table.ts';

/** A view of a figure: its chart is drawn from the table beside it. */
export class ChartView {
  readonly element: HTMLElement;
  private drawing: Drawing | undefined;
  private chart: Chart<'bar', (number | null)[]> | undefined;

  constructor(element: HTMLElement) {
    this.element = element;
  }

  /** Takes the chart's place on the page before it is drawn, so that nothing jumps when it is, and says what is in it. */
  prepare(): Drawing {
    if (this.drawing) return this.drawing;
    const { canvas } = this;
    const { hidden: long = '', hiddenShort: short = '' } = canvas.dataset;
    const table = readTable(this.element.querySelector('table')!);
    const drawing = drawingOf(this.element.dataset.chart, table, { long, short });
    showLegend(this.element.querySelector('.legend')!, drawing);
    canvas.parentElement!.style.setProperty('--chart-height', `${heightOf(drawing)}px`);
    canvas.ariaLabel = `${canvas.ariaLabel} ${describeTable(table, short)}`;
    this.drawing = drawing;
    return drawing;
  }

  show(): void {
    this.chart ??= draw(this.canvas, this.prepare());
  }

  private get canvas(): HTMLCanvasElement {
    return this.element.querySelector('canvas')!;
  }
}
