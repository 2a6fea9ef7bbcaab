import type { Figure } from '../../publishing/figure.ts';
import { quantity } from '../../publishing/words.ts';
import { batteryTable } from './battery-table.ts';
import type { FigureTable } from './figure-table.ts';

/** What stands together in a section: one figure, or the figures of a grid. */
export type Block<F extends Figure> = FigureBlock<F> | BatteryBlock<F> | SeriesBlock;

interface FigureBlock<F> {
  type: 'figure';
  id: string;
  text: string;
  figure: F;
}

/** A battery: its rows in one chart and table, and each by itself below. */
interface BatteryBlock<F> {
  type: 'battery';
  id: string;
  text: string;
  note: string | undefined;
  table: FigureTable;
  figures: F[];
}

/** Figures by year: a line for each, a column for each year. With several respondents the values are means. */
interface SeriesBlock {
  type: 'series';
  id: string;
  text: string;
  years: string[];
  rows: { label: string; unit: string; values: { text: string; hidden: boolean }[] }[];
  /** Tables that the values stand in. */
  tables: string[];
}

export function blocksOf<F extends Figure>(figures: F[]): Block<F>[] {
  const parts = new Map<string, F[]>();
  for (const figure of figures) {
    const key = figure.partOf?.id ?? figure.id;
    parts.set(key, [...(parts.get(key) ?? []), figure]);
  }
  return [...parts.entries()].map(([id, own]) => blockOf(id, own));
}

function blockOf<F extends Figure>(id: string, figures: F[]): Block<F> {
  const [first] = figures as [F];
  const text = first.partOf?.text ?? first.text;
  if (first.partOf === undefined) return { type: 'figure', id, text, figure: first };
  if (first.kind === 'figureTable') return seriesBlock(id, text, figures);
  return { type: 'battery', id, text, note: first.note, table: batteryTable(figures), figures };
}

/** The variable of a figure's value ends in its year. */
function seriesBlock(id: string, text: string, figures: Figure[]): SeriesBlock {
  const cells = figures.map((figure) => {
    const [, label = figure.text, year = ''] = /^(.*) (\d{4})$/.exec(figure.text) ?? [];
    return { figure, label, year };
  });
  const years = [...new Set(cells.map(({ year }) => year))];
  const labels = [...new Set(cells.map(({ label }) => label))];
  return {
    type: 'series',
    id,
    text,
    years,
    rows: labels.map((label) => ({
      label,
      unit: cells.find((cell) => cell.label === label)?.figure.unit ?? '',
      values: years.map((year) =>
        valueOfFigure(cells.find((cell) => cell.label === label && cell.year === year)?.figure),
      ),
    })),
    tables: figures.map((figure) => figure.id),
  };
}

function valueOfFigure(figure: Figure | undefined): { text: string; hidden: boolean } {
  if (!figure) return { text: '–', hidden: false };
  if ('hidden' in figure.all || (figure.all.summary && 'hidden' in figure.all.summary))
    return { text: ':', hidden: true };
  const { summary } = figure.all;
  return { text: summary && 'mean' in summary ? quantity(summary.mean) : '–', hidden: false };
}
