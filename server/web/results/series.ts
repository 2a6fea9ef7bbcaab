import type { Figure } from '../../publishing/figure.ts';
import { quantity } from '../../publishing/words.ts';

/** A figure by year. */
export interface SeriesRow {
  label: string;
  unit: string;
  values: { text: string; hidden: boolean }[];
}

/** The label of a figure's value ends in its year. */
export function seriesOf(figures: Figure[]): { years: string[]; rows: SeriesRow[] } {
  const cells = figures.map((figure) => {
    const [, label = figure.text, year = ''] = /^(.*) (\d{4})$/.exec(figure.text) ?? [];
    return { figure, label, year };
  });
  const years = [...new Set(cells.map(({ year }) => year))];
  const labels = [...new Set(cells.map(({ label }) => label))];
  return {
    years,
    rows: labels.map((label) => ({
      label,
      unit: cells.find((cell) => cell.label === label)?.figure.unit ?? '',
      values: years.map((year) =>
        valueOfFigure(cells.find((cell) => cell.label === label && cell.year === year)?.figure),
      ),
    })),
  };
}

function valueOfFigure(figure: Figure | undefined): SeriesRow['values'][number] {
  if (!figure) return { text: '–', hidden: false };
  if ('hidden' in figure.all || (figure.all.summary && 'hidden' in figure.all.summary))
    return { text: ':', hidden: true };
  const { summary } = figure.all;
  return { text: summary && 'mean' in summary ? quantity(summary.mean) : '–', hidden: false };
}
