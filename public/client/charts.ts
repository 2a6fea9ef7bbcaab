import { CurveFigure } from './charts/curve.ts';
import { offerCopies } from './charts/embed.ts';
import { findFigures } from './charts/find.ts';
import { chartFonts } from './charts/labels.ts';
import { ViewSwitch } from './charts/switch.ts';
import { TrendFigure } from './charts/trend.ts';
import { ChartView } from './charts/view.ts';

/** Draws the charts of the pages with results, each when it comes near the window, from the table beside it. */

const drawAhead = '600px';

const elements = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];

const views = elements('[data-chart]')
  .filter(({ dataset }) => dataset.chart)
  .map((element) => new ChartView(element));
const trends = elements('[data-trend]')
  .filter(({ dataset }) => dataset.trend)
  .map((element) => new TrendFigure(element));
const curves = elements('[data-curve]').map((element) => new CurveFigure(element));
const charts = new Map([...views, ...trends, ...curves].map((chart) => [chart.element, chart]));

for (const view of views) if (view.element.checkVisibility()) view.prepare();

// The page grew as room was made for the charts: go again to the figure that the address names.
if (location.hash)
  document
    .getElementById(decodeURIComponent(location.hash.slice(1)))
    ?.scrollIntoView({ behavior: 'instant' });

const switches = elements('[data-views]').map(
  (navigation) =>
    new ViewSwitch(navigation, (element) => {
      const chart = charts.get(element);
      if (chart instanceof ChartView) chart.prepare();
    }),
);
const form = document.querySelector<HTMLFormElement>('[data-find]');
if (form)
  findFigures(form, (view) => {
    for (const each of switches) each.turnTo(view);
  });
offerCopies();
void drawWhenNear();

async function drawWhenNear(): Promise<void> {
  await Promise.all(chartFonts.map((font) => document.fonts.load(font)));
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        charts.get(target as HTMLElement)?.show();
      }
    },
    { rootMargin: drawAhead },
  );
  for (const element of charts.keys()) observer.observe(element);
  window.addEventListener('beforeprint', () => {
    for (const chart of charts.values()) if (chart.element.checkVisibility()) chart.show();
  });
}
