import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
  Tooltip,
} from 'chart.js';
import { type CurveTable, readCurveTable } from './curve-table.ts';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

type CurveChart = ChartConfiguration<'bar' | 'line', number[], string>;

const ink = '#292c30';
const sentInk = '#8a5a00';
const barColour = '#8ec9ea';
const lineColour = '#1f4e87';

/** Draws answers by day from the table beside it, once: bars of each day, and a line of all up to then. */
export class CurveFigure {
  readonly element: HTMLElement;
  private isDrawn = false;

  constructor(element: HTMLElement) {
    this.element = element;
  }

  show(): void {
    if (this.isDrawn) return;
    this.isDrawn = true;
    const table = readCurveTable(this.element.querySelector('table')!);
    new Chart(this.element.querySelector('canvas')!, configurationOf(table));
  }
}

function configurationOf({ days, sent, daily, total }: CurveTable): CurveChart {
  return {
    type: 'bar',
    data: {
      labels: days,
      datasets: [
        {
          type: 'line',
          label: total.label,
          data: total.values,
          borderColor: lineColour,
          backgroundColor: lineColour,
          borderWidth: 2.5,
          // Points of many days would hide the line.
          pointRadius: days.length > 31 ? 0 : 3,
        },
        { type: 'bar', label: daily.label, data: daily.values, backgroundColor: barColour },
      ],
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      devicePixelRatio: Math.max(2, window.devicePixelRatio),
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: { grid: { display: false }, ticks: { color: ink, maxRotation: 0 } },
        y: { beginAtZero: true, suggestedMax: 5, ticks: { color: ink, precision: 0 } },
      },
      plugins: {
        legend: { position: 'bottom', align: 'start', labels: { color: ink, boxHeight: 7 } },
        tooltip: { callbacks: { footer: ([first]) => sent[first?.dataIndex ?? -1] ?? '' } },
      },
    },
    plugins: [sendingLines(sent)],
  };
}

/** A dashed line through each day on which messages were sent. */
function sendingLines(sent: string[]): Plugin<'bar' | 'line'> {
  return {
    id: 'sendings',
    beforeDatasetsDraw({ ctx, chartArea: { top, bottom }, scales: { x } }) {
      if (!x) return;
      ctx.save();
      ctx.strokeStyle = sentInk;
      ctx.setLineDash([4, 4]);
      for (const [place, words] of sent.entries()) {
        if (!words) continue;
        const middle = x.getPixelForValue(place);
        ctx.beginPath();
        ctx.moveTo(middle, top);
        ctx.lineTo(middle, bottom);
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}
