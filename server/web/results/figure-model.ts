import type { Breakdown, Figure } from '../../publishing/figure.ts';
import { isWithheld, nothingShownOf, showsSome } from '../../publishing/nothing-shown.ts';
import type { Trend } from '../../publishing/trend.ts';
import { unbroken } from '../../publishing/words.ts';
import { resultWords } from '../i18n/result-pages.ts';
import { type DifferenceWords, differenceWords } from './difference-words.ts';
import { numberOf } from './figure-number.ts';
import { breakdownTable, type FigureTable, nationalTable, type Telling } from './figure-table.ts';
import { type TrendFigure, trendFigure } from './trend-page.ts';

/** How the browser draws a table: see compose.ts of the client. Nothing is drawn without. */
type Drawn = 'stacked' | 'rows' | 'bars' | 'grouped' | undefined;

/** A way to see a figure: everybody, the groups of a breakdown, or the waves. Each has a chart and a table of its own. */
export type View = TableView | TrendView;

interface ViewName {
  /** As in addresses. */
  id: string;
  label: string;
}

export interface TableView extends ViewName {
  type: 'table';
  /** Names the table, on the page and in files. */
  name: string;
  /** Breakdowns only: the least and the largest N. */
  bases: string | undefined;
  /** Says so where nothing is shown of any group; there is no chart then. */
  nothingShown: string | undefined;
  table: FigureTable;
  drawn: Drawn;
  difference: DifferenceWords | undefined;
}

interface TrendView extends ViewName {
  type: 'trend';
  name: string;
  trend: TrendFigure;
}

export interface FigureModel {
  id: string;
  number: string | undefined;
  text: string;
  note: string | undefined;
  /** Its sentence in the language of the page. */
  said: string;
  /** Respondents that the item was never shown to, or 0 where nothing can be said of them. */
  notAsked: number;
  /** Everybody first. */
  views: [TableView, ...View[]];
  /** Breakdowns of which nothing is shown: at their own addresses alone. */
  emptyViews: TableView[];
  /** Names them. */
  nothingShown: string | undefined;
  /** Not even everybody's result is shown. */
  withheld: boolean;
  /** It is not broken down, though other figures are: groups would tell too much. */
  nationalOnly: boolean;
  unequalBands: boolean;
}

/** What figures are told with beside the publication itself. */
export interface Context extends Telling {
  trends: readonly Trend[];
  /** Figures of the publication are broken down where they may be. */
  isBrokenDown: boolean;
}

/** What addresses call the views that are no breakdown. No breakdown has these ids: they hold an underscore. */
export const everybodyView = '';
export const trendView = 'over_tid';

export function figureModel(figure: Figure, context: Context): FigureModel {
  const { id, text, note, breakdowns } = figure;
  const national = nationalTable(figure, context);
  const trend = context.trends.find((each) => each.id === id);
  const empty = breakdowns.filter((breakdown) => !showsSome(breakdown));
  return {
    id,
    number: numberOf(id),
    text,
    note,
    said: unbroken(figure.sentence.nb),
    notAsked: notAskedIn(figure),
    views: [
      {
        type: 'table',
        id: everybodyView,
        label: resultWords.everybody,
        name: id,
        bases: undefined,
        nothingShown: undefined,
        table: national,
        drawn: 'hidden' in figure.all ? undefined : drawnOf(figure, national, false),
        difference: undefined,
      },
      ...breakdowns.filter(showsSome).map((breakdown) => breakdownView(figure, breakdown, context)),
      ...(trend ? [trendViewOf(trend)] : []),
    ],
    emptyViews: empty.map((breakdown) => breakdownView(figure, breakdown, context)),
    nothingShown: empty.length > 0 ? nothingShownOf(figure, empty) : undefined,
    withheld: isWithheld(figure),
    nationalOnly: context.isBrokenDown && breakdowns.length === 0,
    unequalBands: figure.unequalBands === true,
  };
}

function breakdownView(figure: Figure, breakdown: Breakdown, context: Context): TableView {
  const { id, label, table: name, bases, difference } = breakdown;
  const table = breakdownTable(figure, breakdown, context);
  const isShown = showsSome(breakdown);
  return {
    type: 'table',
    id,
    label,
    name,
    bases: isShown ? unbroken(bases) : undefined,
    nothingShown: isShown ? undefined : nothingShownOf(figure, [breakdown]),
    table,
    drawn: isShown ? drawnOf(figure, table, true) : undefined,
    difference: difference && differenceWords(difference),
  };
}

function trendViewOf(trend: Trend): TrendView {
  return {
    type: 'trend',
    id: trendView,
    label: resultWords.overTime,
    name: `${trend.id}_trend`,
    trend: trendFigure(trend),
  };
}

/** A number's bands are bars of everybody, and a stacked bar for each group. */
function drawnOf({ chart }: Figure, { columns }: FigureTable, isBrokenDown: boolean): Drawn {
  if (chart === 'summary' || !columns.some(({ charted }) => charted)) return undefined;
  if (chart === 'several') return isBrokenDown ? 'grouped' : 'bars';
  return chart === 'histogram' && !isBrokenDown ? 'bars' : 'stacked';
}

function notAskedIn({ all }: Figure): number {
  return 'hidden' in all || typeof all.notAsked !== 'number' ? 0 : all.notAsked;
}
