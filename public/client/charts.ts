import type { Chart } from 'chart.js';
import { drawingOf } from './charts/compose.ts';
import { CurveFigure } from './charts/curve.ts';
import { draw, heightOf } from './charts/draw.ts';
import type { Drawing } from './charts/drawing.ts';
import { chartFonts } from './charts/labels.ts';
import { showLegend } from './charts/legend.ts';
import { type ChartTable, readTable } from './charts/table.ts';
import { TrendFigure } from './charts/trend.ts';

/** Draws the charts of the pages with results, each when it comes near the window, from the table beside it. */

const drawAhead = '600px';

class Figure {
  readonly element: HTMLElement;
  private readonly canvas: HTMLCanvasElement;
  private readonly table: ChartTable;
  private readonly choice: HTMLSelectElement | null;
  private chart: Chart<'bar', (number | null)[]> | undefined;

  constructor(element: HTMLElement) {
    this.element = element;
    this.canvas = element.querySelector('canvas')!;
    this.table = readTable(element.querySelector('table')!);
    this.choice = element.querySelector('select');
    this.choice?.addEventListener('change', () => this.redraw());
    this.reserve(this.drawing());
  }

  /** Stays as it is where there is no such breakdown. */
  breakDownBy(breakdown: string): void {
    if (!this.choice || (breakdown && !this.table.breakdowns.has(breakdown))) return;
    this.choice.value = breakdown;
    this.reserve(this.drawing());
    if (this.chart) this.redraw();
  }

  show(): void {
    if (!this.chart) this.redraw();
  }

  private redraw(): void {
    const drawing = this.drawing();
    this.chart?.destroy();
    this.reserve(drawing);
    this.chart = draw(this.canvas, drawing);
  }

  private drawing(): Drawing {
    const { hidden: long = '', hiddenShort: short = '' } = this.canvas.dataset;
    return drawingOf(this.element.dataset.figure, this.table, this.choice?.value ?? '', { long, short });
  }

  /** Takes the chart's place on the page before it is drawn, so that nothing jumps when it is. */
  private reserve(drawing: Drawing): void {
    showLegend(this.element.querySelector('.legend')!, drawing);
    this.canvas.parentElement!.style.setProperty('--chart-height', `${heightOf(drawing)}px`);
  }
}

const figures = [...document.querySelectorAll<HTMLElement>('[data-figure]')]
  .filter(({ dataset }) => dataset.figure)
  .map((element) => new Figure(element));
const trends = [...document.querySelectorAll<HTMLElement>('[data-trend]')]
  .filter(({ dataset }) => dataset.trend)
  .map((element) => new TrendFigure(element));
const curves = [...document.querySelectorAll<HTMLElement>('[data-curve]')].map(
  (element) => new CurveFigure(element),
);
const charts = [...figures, ...trends, ...curves];

// The page grew as room was made for the charts: go again to the figure that the address names.
if (location.hash)
  document
    .getElementById(decodeURIComponent(location.hash.slice(1)))
    ?.scrollIntoView({ behavior: 'instant' });

letReaderBreakAllDown();
void drawWhenNear();

async function drawWhenNear(): Promise<void> {
  await Promise.all(chartFonts.map((font) => document.fonts.load(font)));
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        charts.find(({ element }) => element === target)?.show();
      }
    },
    { rootMargin: drawAhead },
  );
  for (const { element } of charts) observer.observe(element);
  window.addEventListener('beforeprint', () => {
    for (const chart of charts) chart.show();
  });
}

function letReaderBreakAllDown(): void {
  const form = document.querySelector<HTMLFormElement>('[data-for-all]');
  const choice = form?.querySelector('select');
  if (!form || !choice) return;
  form.hidden = false;
  choice.addEventListener('change', () => {
    for (const figure of figures) figure.breakDownBy(choice.value);
  });
}
