import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js';
import { type Drawing, rowHeightOf, thicknessOf } from './drawing.ts';
import { labelsOf } from './labels.ts';

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
  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels: drawing.rows.map(({ label }) => label),
      datasets: drawing.series.map(({ label, paint, bars }, place) => ({
        label,
        data: bars.map((cell) => cell?.share ?? null),
        backgroundColor: paint.fill,
        // A white gap between the parts tells them apart without colour.
        borderColor: '#ffffff',
        borderWidth: drawing.stacked ? { left: 1, right: 1 } : 0,
        borderSkipped: false,
        barThickness: thicknessOf(drawing, place),
        grouped: true,
      })),
    },
    options: {
      indexAxis: 'y',
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      devicePixelRatio: Math.max(leastPixelRatio, window.devicePixelRatio),
      layout: { padding: { top: labelRoom, right: drawing.stacked ? 0 : shareRoom } },
      scales: {
        x: { display: false, stacked: drawing.stacked, min: 0, max: drawing.max },
        y: { display: false, stacked: drawing.stacked },
      },
      plugins: {
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
  const cell = series[place]?.bars[row];
  return cell ? `${series[place]?.label}: ${cell.share} % (${cell.count})` : '';
}
