import type { Editorial } from '../../publishing/editorial.ts';
import type { Figure } from '../../publishing/figure.ts';
import { renderMarkdown } from '../../publishing/markdown.ts';
import { isWithheld } from '../../publishing/nothing-shown.ts';
import { itemsIn } from '../../publishing/picture/view.ts';
import { basesText } from '../../publishing/row.ts';
import { unbroken } from '../../publishing/words.ts';
import { fold } from '../../questionnaire/fold.ts';
import { resultWords } from '../i18n/result-pages.ts';
import { batteryTable } from './battery-table.ts';
import {
  type Context,
  everybodyView,
  type FigureModel,
  figureModel,
  type TableView,
} from './figure-model.ts';
import { numberOf } from './figure-number.ts';
import { type SeriesRow, seriesOf } from './series.ts';

/** What stands together in a section: one figure, or the figures of a grid. */
export type Block = FigureBlock | BatteryBlock | SeriesBlock;

interface Heading {
  id: string;
  number: string | undefined;
  text: string;
  /** What the publisher says of it, as HTML. */
  comment: string | undefined;
  quotes: { text: string; from: string }[];
  /** What it can be found by, folded: the question, its rows and its options. */
  sought: string;
}

interface FigureBlock extends Heading {
  type: 'figure';
  figure: FigureModel;
}

/** A battery: its rows in one chart and table, and each by itself below. */
interface BatteryBlock extends Heading {
  type: 'battery';
  bases: string;
  note: string | undefined;
  view: TableView;
  figures: FigureModel[];
}

/** Figures by year: a line for each, a column for each year. With several respondents the values are means. */
interface SeriesBlock extends Heading {
  type: 'series';
  years: string[];
  rows: SeriesRow[];
}

export function blocksOf(figures: Figure[], context: Context, editorial?: Editorial): Block[] {
  return itemsIn(figures).map(({ id, figures: own }) => blockOf(id, own, context, editorial));
}

function blockOf(id: string, figures: Figure[], context: Context, editorial: Editorial | undefined): Block {
  const [first] = figures as [Figure];
  const heading = headingOf(id, figures, editorial);
  if (first.partOf === undefined) return { ...heading, type: 'figure', figure: figureModel(first, context) };
  if (first.kind === 'figureTable') return { ...heading, type: 'series', ...seriesOf(figures) };
  const models = figures.map((figure) => figureModel(figure, context));
  return {
    ...heading,
    type: 'battery',
    note: first.note,
    bases: unbroken(
      basesText(
        figures.map(({ all }) => all),
        'radene',
      ),
    ),
    view: batteryView(id, figures, context),
    figures: models,
  };
}

function headingOf(id: string, figures: Figure[], editorial: Editorial | undefined): Heading {
  const [first] = figures as [Figure];
  const comment = editorial?.comments[id];
  const labels = figures.flatMap(({ text, columns }) => [text, ...columns.map(({ label }) => label)]);
  return {
    id,
    number: numberOf(id),
    text: first.partOf?.text ?? first.text,
    comment: comment === undefined ? undefined : renderMarkdown(comment),
    quotes: (editorial?.quotes ?? [])
      .filter(({ item }) => item === id)
      .map(({ text, group }) => ({
        text,
        from: group ? resultWords.editorial.quotedFrom(group.label) : resultWords.editorial.quoted,
      })),
    sought: fold([...new Set([id, first.partOf?.text ?? '', ...labels])].join(' ')),
  };
}

function batteryView(id: string, figures: Figure[], context: Context): TableView {
  return {
    type: 'table',
    id: everybodyView,
    label: resultWords.everybody,
    name: id,
    bases: undefined,
    nothingShown: undefined,
    table: batteryTable(figures, context),
    drawn: figures.every(isWithheld) ? undefined : 'rows',
    difference: undefined,
  };
}
