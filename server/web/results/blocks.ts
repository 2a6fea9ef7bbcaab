import type { Figure } from '../../publishing/figure.ts';
import { basesText } from '../../publishing/row.ts';
import { quantity, unbroken } from '../../publishing/words.ts';
import { batteryTable } from './battery-table.ts';
import type { FigureTable } from './figure-table.ts';

/** What stands together in a section: one figure, or the figures of a grid. */
export type Block<F extends Figure> = FigureBlock<F> | BatteryBlock<F> | SeriesBlock;

interface Heading {
  id: string;
  /** What the question is called beside its text. An id of whole words would only be in the way. */
  number: string | undefined;
  text: string;
}

interface FigureBlock<F> extends Heading {
  type: 'figure';
  figure: F;
}

/** A battery: its rows in one chart and table, and each by itself below. */
interface BatteryBlock<F> extends Heading {
  type: 'battery';
  bases: string;
  note: string | undefined;
  table: FigureTable;
  figures: F[];
}

/** Figures by year: a line for each, a column for each year. With several respondents the values are means. */
interface SeriesBlock extends Heading {
  type: 'series';
  years: string[];
  rows: { label: string; unit: string; values: { text: string; hidden: boolean }[] }[];
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
  const heading = { id, number: numberOf(id), text };
  if (first.partOf === undefined) return { ...heading, type: 'figure', figure: first };
  if (first.kind === 'figureTable') return seriesBlock(heading, figures);
  const bases = unbroken(basesText(figures.map(({ all }) => all)));
  return { ...heading, type: 'battery', note: first.note, bases, table: batteryTable(figures), figures };
}

const longestNumber = 6;

export function numberOf(id: string): string | undefined {
  return id.length <= longestNumber ? id : undefined;
}

/** The label of a figure's value ends in its year. */
function seriesBlock(heading: Heading, figures: Figure[]): SeriesBlock {
  const cells = figures.map((figure) => {
    const [, label = figure.text, year = ''] = /^(.*) (\d{4})$/.exec(figure.text) ?? [];
    return { figure, label, year };
  });
  const years = [...new Set(cells.map(({ year }) => year))];
  const labels = [...new Set(cells.map(({ label }) => label))];
  return {
    ...heading,
    type: 'series',
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

function valueOfFigure(figure: Figure | undefined): { text: string; hidden: boolean } {
  if (!figure) return { text: '–', hidden: false };
  if ('hidden' in figure.all || (figure.all.summary && 'hidden' in figure.all.summary))
    return { text: ':', hidden: true };
  const { summary } = figure.all;
  return { text: summary && 'mean' in summary ? quantity(summary.mean) : '–', hidden: false };
}
