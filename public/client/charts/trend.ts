import {
  CategoryScale,
  Chart,
  type ChartConfiguration,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
  type PointStyle,
  Tooltip,
} from 'chart.js';
import { describeTrend } from './description.ts';
import { readTrendTable, type TrendSeries, type TrendTable } from './trend-table.ts';

Chart.register(CategoryScale, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip);

type LineChart = ChartConfiguration<'line', (number | null)[], string>;

const ink = '#292c30';
const breakInk = '#8a5a00';

/** Each at 3 to 1 or better on white. */
const colours = ['#1f4e87', '#b3470b', '#3b6b2f', '#7c2d55', '#0b7285', '#5b5d60'];

/** For those who do not see the colours. */
const shapes: PointStyle[] = ['circle', 'rect', 'triangle', 'rectRot', 'star', 'crossRot'];

const noBreakSpace = '\u00a0';

/** Draws a trend from the table beside it, once. */
export class TrendFigure {
  readonly element: HTMLElement;
  private isDrawn = false;

  constructor(element: HTMLElement) {
    this.element = element;
  }

  show(): void {
    if (this.isDrawn) return;
    this.isDrawn = true;
    const table = readTrendTable(this.element.querySelector('table')!);
    const { trend: measure } = this.element.dataset;
    const canvas = this.element.querySelector('canvas')!;
    canvas.ariaLabel = `${canvas.ariaLabel} ${describeTrend(table, inWordsOf(measure))}`;
    new Chart(canvas, configurationOf(table, measure));
  }
}

function inWordsOf(measure: string | undefined): (value: number) => string {
  const unit = measure === 'share' ? `${noBreakSpace}%` : '';
  return (value) => `${value.toLocaleString('nb')}${unit}`;
}

function configurationOf(table: TrendTable, measure: string | undefined): LineChart {
  const inWords = inWordsOf(measure);
  return {
    type: 'line',
    data: {
      labels: table.waves,
      datasets: table.series.map((series, place) => lineOf(series, place, table)),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      devicePixelRatio: Math.max(2, window.devicePixelRatio),
      layout: { padding: { right: 12 } },
      scales: {
        x: { offset: true, grid: { display: false }, ticks: { color: ink } },
        y: {
          beginAtZero: true,
          ...(measure === 'share' ? { max: 100 } : { grace: '10%' }),
          ticks: { color: ink, callback: (value) => inWords(Number(value)) },
        },
      },
      plugins: {
        legend: {
          display: table.series.length > 1,
          position: 'bottom',
          align: 'start',
          labels: { usePointStyle: true, boxHeight: 7, color: ink },
        },
        tooltip: {
          callbacks: { label: ({ dataset, parsed }) => `${dataset.label}: ${inWords(parsed.y ?? 0)}` },
        },
      },
    },
    plugins: [breakLines(table.breaks)],
  };
}

/** A line never goes across a break, nor over a wave where the number is hidden or not known. */
function lineOf({ label, values }: TrendSeries, place: number, { breaks }: TrendTable) {
  const colour = colours[place % colours.length]!;
  // Shapes are shifted for each round of colours, so that no two of many lines have the same mark.
  const pointStyle = shapes[(place + Math.floor(place / colours.length)) % shapes.length]!;
  return {
    label,
    data: values,
    spanGaps: false,
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: 2.5,
    pointStyle,
    pointRadius: 6,
    pointHoverRadius: 7,
    segment: {
      borderColor: ({ p1DataIndex }: { p1DataIndex: number }) =>
        breaks.includes(p1DataIndex) ? 'transparent' : colour,
    },
  };
}

/** A dashed line between the waves that cannot be compared. */
function breakLines(breaks: number[]): Plugin<'line'> {
  return {
    id: 'breaks',
    beforeDatasetsDraw({ ctx, chartArea: { top, bottom }, scales: { x } }) {
      if (!x) return;
      ctx.save();
      ctx.strokeStyle = breakInk;
      ctx.setLineDash([4, 4]);
      for (const place of breaks) {
        const middle = (x.getPixelForValue(place - 1) + x.getPixelForValue(place)) / 2;
        ctx.beginPath();
        ctx.moveTo(middle, top);
        ctx.lineTo(middle, bottom);
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}
