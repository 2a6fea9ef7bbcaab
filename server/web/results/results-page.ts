import type { Figure } from '../../publishing/figure.ts';
import { intervalOf } from '../../publishing/interval.ts';
import { renderMarkdown } from '../../publishing/markdown.ts';
import type { Publication } from '../../publishing/publication.ts';
import type { Trend } from '../../publishing/trend.ts';
import { dayInWords, percentWithOneDecimal, quantity } from '../../publishing/words.ts';
import { fold } from '../../questionnaire/fold.ts';
import { type Block, blocksOf } from './blocks.ts';
import type { Context, FigureModel } from './figure-model.ts';
import { type CoverageTable, coverageTable, type SizesTable, sizesTable } from './totals-table.ts';

/** How a reader wants the figures. */
export interface Asked {
  /** A view's id; everybody where it is empty, and in figures that have no such view. */
  view: string;
  intervals: boolean;
}

/** Which figures. Empty words and no section: all of them. */
export interface Sought {
  words: string;
  section: string;
}

interface ResultsModel {
  publication: Publication;
  /** The day of publication, in words. */
  published: string;
  respondents: string;
  /** Of the units in the register, in percent. */
  rate: string | undefined;
  introduction: string | undefined;
  sections: Section[];
  coverage: CoverageTable | undefined;
  sizes: SizesTable | undefined;
  /** Views that any figure has beside everybody, for choosing one for all figures at once. */
  views: { id: string; label: string }[];
  /** Something is hidden somewhere on the page. */
  hasHidden: boolean;
  /** Intervals can be told of some figure. */
  hasIntervals: boolean;
}

interface Section {
  id: string;
  title: string;
  blocks: Block[];
}

export function resultsModel(publication: Publication, trends: readonly Trend[], asked: Asked): ResultsModel {
  const sections = sectionsOf(publication, contextOf(publication, trends, asked));
  const figures = sections.flatMap(({ blocks }) => blocks.flatMap(figuresOf));
  const views = figures.flatMap((figure) => figure.views.slice(1));
  const coverage = coverageTable(publication);
  const sizes = sizesTable(publication);
  const { editorial, respondents, published, participation } = publication;
  return {
    publication,
    published: dayInWords(published),
    respondents: quantity(respondents),
    rate: participation && percentWithOneDecimal(participation.rate),
    introduction: editorial?.introduction === undefined ? undefined : renderMarkdown(editorial.introduction),
    sections,
    coverage,
    sizes,
    views: [...new Map(views.map(({ id, label }) => [id, { id, label }])).values()],
    hasHidden:
      coverage?.hasHidden === true ||
      sizes?.hasHidden === true ||
      sections.some(({ blocks }) => blocks.some(hidesSome)),
    hasIntervals: publication.sections.some(({ figures: all }) => all.some(hasIntervals)),
  };
}

/** Whether an interval can be told of anything in the figure. */
export function hasIntervals(figure: Figure): boolean {
  const { all, breakdowns } = figure;
  const rows = [all, ...breakdowns.flatMap((breakdown) => breakdown.rows)];
  return rows.some(
    (row) => !('hidden' in row) && row.cells.some((cell) => intervalOf(figure, row, cell) !== undefined),
  );
}

/** The figures that hold every word, of one section or all. */
export function soughtIn(sections: Section[], { words, section }: Sought): Section[] {
  const wanted = fold(words).split(' ');
  return sections
    .filter(({ id }) => section === '' || id === section)
    .map((each) => ({
      ...each,
      blocks: each.blocks.filter(({ sought }) => wanted.every((word) => sought.includes(word))),
    }))
    .filter(({ blocks }) => blocks.length > 0);
}

function sectionsOf({ sections, editorial }: Publication, context: Context): Section[] {
  return sections
    .filter(({ figures }) => figures.length > 0)
    .map(({ id, title, figures }) => ({ id, title, blocks: blocksOf(figures, context, editorial) }));
}

export function contextOf(
  publication: Publication,
  trends: readonly Trend[],
  { intervals }: Pick<Asked, 'intervals'>,
): Context {
  return {
    intervals,
    trends,
    isBrokenDown:
      publication.policy.mode === 'controlled' &&
      publication.sections.some(({ figures }) => figures.some(({ breakdowns }) => breakdowns.length > 0)),
  };
}

function figuresOf(block: Block) {
  if (block.type === 'figure') return [block.figure];
  return block.type === 'battery' ? block.figures : [];
}

/** Whether something in the block is hidden, in any of its views. */
export function hidesSome(block: Block): boolean {
  if (block.type === 'series') return block.rows.some(({ values }) => values.some(({ hidden }) => hidden));
  return figuresOf(block).some(hidesSomeOf);
}

/** Where not even everybody's result is shown, what is hidden is told of in other words. */
export function hidesSomeOf({ views, emptyViews, withheld }: FigureModel): boolean {
  return (
    !withheld &&
    [...views, ...emptyViews].some((view) =>
      view.type === 'table' ? view.table.hasHidden : view.trend.has.hidden,
    )
  );
}
