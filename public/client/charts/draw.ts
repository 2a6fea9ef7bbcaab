import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js';
import { lengthOf } from './compose.ts';
import { barHeightOf, type Drawing, rowHeightOf } from './drawing.ts';
import { fillOf } from './hatching.ts';
import { besideRoomOf, labelsOf } from './labels.ts';

// Only what these charts are made of: the rest of the library stays out of the page.
Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);
Chart.defaults.font.family = 'Inter, system-ui, sans-serif';
Chart.defaults.font.size = 14;

/** Pixels for the words above the first bar and, where shares stand after the bars, for the longest of them. */
const labelRoom = 8;
const shareRoom = 52;

/** Sharp on paper, whatever the screen is. */
const leastPixelRatio = 2;

export function heightOf(drawing: Drawing): number {
  return labelRoom + drawing.rows.length * rowHeightOf(drawing);
}

export function draw(canvas: HTMLCanvasElement, drawing: Drawing): Chart<'bar', (number | null)[]> {
  const stacked = drawing.layout === 'stacked';
  const context = canvas.getContext('2d')!;
  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels: drawing.rows.map(({ label }) => label),
      datasets: drawing.series.map(({ label, paint, bars }) => ({
        label,
        data: bars.map((cell) => (cell === undefined ? null : lengthOf(cell))),
        backgroundColor: bars.map((cell) => (cell === 'hidden' ? '#ffffff' : fillOf(paint, context))),
        // A white gap between the parts tells them apart without colour.
        borderColor: '#ffffff',
        borderWidth: stacked ? { left: 1, right: 1 } : 0,
        borderSkipped: false,
        barThickness: barHeightOf(drawing),
      })),
    },
    options: {
      indexAxis: 'y',
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      devicePixelRatio: Math.max(leastPixelRatio, window.devicePixelRatio),
      layout: {
        padding: {
          top: labelRoom,
          right: stacked ? 0 : shareRoom,
          left: besideRoomOf(drawing, context),
        },
      },
      scales: {
        x: { display: false, stacked, min: 0, max: drawing.max },
        y: { display: false, stacked },
      },
      plugins: {
        // The colours are named beside the chart, where a reader's own fonts and colours reach them.
        legend: { display: false },
        tooltip: {
          callbacks: {
            label: ({ datasetIndex, dataIndex }) => tooltipOf(drawing, datasetIndex, dataIndex),
          },
        },
      },
    },
    plugins: [labelsOf(drawing)],
  });
}

function tooltipOf({ series }: Drawing, place: number, row: number): string {
  const { label, bars } = series[place]!;
  const cell = bars[row];
  if (cell === 'hidden') return `${label}: :`;
  return cell ? `${label && `${label}: `}${cell.share} % (${cell.count})` : '';
}
