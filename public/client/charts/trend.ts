import {
  Chart,
  type ChartConfiguration,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
  type Scale,
  Tooltip,
} from 'chart.js';
import { breakInk, lineStyle } from '../../../server/publishing/picture/paint.ts';
import { describeTrend } from './description.ts';
import { readTrendTable, type TrendSeries, type TrendTable } from './trend-table.ts';

Chart.register(Legend, LinearScale, LineController, LineElement, PointElement, Tooltip);

interface Point {
  x: number;
  y: number | null;
}

type LineChart = ChartConfiguration<'line', Point[]>;

const ink = '#292c30';
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
      datasets: table.series.map((series, place) => lineOf(series, place, table)),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      devicePixelRatio: Math.max(2, window.devicePixelRatio),
      layout: { padding: { right: 12 } },
      scales: {
        x: timeAxis(table),
        y: {
          beginAtZero: true,
          ...(measure === 'share' ? { max: 100 } : { grace: '10%' }),
          ticks: {
            color: ink,
            ...(measure === 'share' ? { stepSize: 25 } : {}),
            callback: (value) => inWords(Number(value)),
          },
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
          callbacks: {
            title: ([point]) => table.waves[point?.dataIndex ?? 0] ?? '',
            label: ({ dataset, parsed }) => `${dataset.label}: ${inWords(parsed.y ?? 0)}`,
          },
        },
      },
    },
    plugins: [breakLines(table)],
  };
}

/** About how wide a letter of the axis is, in pixels. */
const letterWidth = 7;

/**
 * Waves stand where they were asked, with their own words, and the outermost half a wave from the edges. Where words
 * would run into each other, each stands on a line of its own, and those of every second wave stand below the others.
 */
function timeAxis({ waves, places }: TrendTable): object {
  const edge = 0.5 / Math.max(1, waves.length - 1);
  const nearest = Math.min(1, ...places.slice(1).map((place, before) => place - places[before]!));
  const needed = letterWidth * Math.max(...waves.map(({ length }) => length));
  const wordsOf = (place: number, width: number): string | string[] => {
    const words = waves[place] ?? '';
    if ((width * nearest) / (1 + 2 * edge) > needed) return words;
    const lines = words.split(' ');
    return place % 2 === 0 ? lines : [...lines.map(() => ''), ...lines];
  };
  return {
    type: 'linear',
    min: -edge,
    max: 1 + edge,
    grid: { display: false },
    afterBuildTicks: (axis: Scale) => {
      axis.ticks = places.map((value) => ({ value }));
    },
    ticks: {
      color: ink,
      autoSkip: false,
      maxRotation: 0,
      callback(this: Scale, _value: unknown, place: number) {
        return wordsOf(place, this.chart.width);
      },
    },
  };
}

/** A line never goes across a break, nor over a wave where the number is hidden or not known. */
function lineOf({ label, values }: TrendSeries, place: number, { breaks, places }: TrendTable) {
  const { colour, mark } = lineStyle(place);
  return {
    label,
    data: values.map((y, wave) => ({ x: places[wave]!, y })),
    spanGaps: false,
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: 2.5,
    pointStyle: mark,
    pointRadius: 6,
    pointHoverRadius: 7,
    segment: {
      borderColor: ({ p1DataIndex }: { p1DataIndex: number }) =>
        breaks.includes(p1DataIndex) ? 'transparent' : colour,
    },
  };
}

/** A dashed line between the waves that cannot be compared. */
function breakLines({ breaks, places }: TrendTable): Plugin<'line'> {
  return {
    id: 'breaks',
    beforeDatasetsDraw({ ctx, chartArea: { top, bottom }, scales: { x } }) {
      if (!x) return;
      ctx.save();
      ctx.strokeStyle = breakInk;
      ctx.setLineDash([4, 4]);
      for (const place of breaks) {
        const middle = (x.getPixelForValue(places[place - 1]!) + x.getPixelForValue(places[place]!)) / 2;
        ctx.beginPath();
        ctx.moveTo(middle, top);
        ctx.lineTo(middle, bottom);
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}
