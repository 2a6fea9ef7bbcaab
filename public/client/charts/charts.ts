import { Chart } from 'chart.js';
import { CurveFigure } from './curve.ts';
import { TrendFigure } from './trend.ts';
import { ChartView } from './view.ts';

type AnyChart = ChartView | TrendFigure | CurveFigure;

const drawAhead = '600px';

/**
 * The charts of the page, by the element that each is in. Each is drawn when it comes near the window, from the table
 * beside it.
 */
export class Charts {
  private readonly charts = new Map<Element, AnyChart>();
  private readonly observer: IntersectionObserver;
  private readonly ready: Promise<unknown>;

  /** @param ready nothing is drawn before */
  constructor(ready: Promise<unknown>) {
    this.ready = ready;
    this.observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) if (isIntersecting) this.draw(target);
      },
      { rootMargin: drawAhead },
    );
    window.addEventListener('beforeprint', () => {
      for (const element of this.charts.keys()) if (element.checkVisibility()) this.draw(element);
    });
  }

  /** Takes in what is drawn within an element, or is the element, and makes room for what is seen of it. */
  addWithin(root: ParentNode): void {
    const elements = [...root.querySelectorAll<HTMLElement>('[data-chart], [data-trend], [data-curve]')];
    const all = root instanceof HTMLElement ? [root, ...elements] : elements;
    const added = all.map(chartOf).filter((chart) => chart !== undefined);
    // Everything is looked at before anything is changed: a look after a change lays out the whole page anew.
    const seen = added.filter(({ element }) => element.checkVisibility());
    for (const chart of seen) if (chart instanceof ChartView) chart.prepare();
    for (const chart of added) this.charts.set(chart.element, chart);
    void this.ready.then(() => {
      for (const { element } of added) if (this.charts.has(element)) this.observer.observe(element);
    });
  }

  /** Forgets what is about to leave the page. */
  removeWithin(root: Element): void {
    for (const element of this.charts.keys()) {
      if (!root.contains(element)) continue;
      this.observer.unobserve(element);
      this.charts.delete(element);
    }
    for (const canvas of root.querySelectorAll('canvas')) Chart.getChart(canvas)?.destroy();
  }

  /** Makes room for a chart that was hidden until now. */
  prepare(element: Element): void {
    const chart = this.charts.get(element);
    if (chart instanceof ChartView) chart.prepare();
  }

  private draw(element: Element): void {
    this.observer.unobserve(element);
    this.charts.get(element)?.show();
  }
}

/** What names no way to be drawn is not drawn. */
function chartOf(element: HTMLElement): AnyChart | undefined {
  const { chart, trend, curve } = element.dataset;
  if (chart) return new ChartView(element);
  if (trend) return new TrendFigure(element);
  return curve === undefined ? undefined : new CurveFigure(element);
}
