import type { Publication } from '../../publishing/publication.ts';
import { itemOfFigure } from '../../publishing/publication.ts';
import type { Trend } from '../../publishing/trend.ts';
import { dayInWords } from '../../publishing/words.ts';
import { type Block, blocksOf } from './blocks.ts';
import type { FigureModel, View } from './figure-model.ts';
import { numberOf } from './figure-number.ts';
import { type Asked, contextOf, hasIntervals, hidesSome, hidesSomeOf } from './results-page.ts';

interface FigureLink {
  id: string;
  number: string | undefined;
  text: string;
}

export interface FigurePage {
  publication: Publication;
  published: string;
  /** Of the address: a figure, or the item of several. */
  id: string;
  block: Block;
  /** A question, or a row of a battery by itself. */
  figure: FigureModel | undefined;
  title: string;
  number: string | undefined;
  /** The battery that the figure is a row of. */
  partOf: FigureLink | undefined;
  /** In the order that they are shown in: what was asked for comes first. */
  views: View[];
  /** Which view was asked for. */
  view: string;
  before: FigureLink | undefined;
  after: FigureLink | undefined;
  hasHidden: boolean;
  /** Intervals can be told of it. */
  hasIntervals: boolean;
}

/** Whether an address may name it: a figure, or the item of several. */
export function hasFigure({ sections }: Publication, id: string): boolean {
  return sections.some(({ figures }) =>
    figures.some((figure) => figure.id === id || itemOfFigure(figure) === id),
  );
}

/** What a page of one figure shows. Nothing when the publication has no such figure. */
export function figurePage(
  publication: Publication,
  trends: readonly Trend[],
  id: string,
  asked: Asked,
): FigurePage | undefined {
  const all = publication.sections.flatMap(({ figures }) => figures);
  const item = all.find((figure) => figure.id === id || itemOfFigure(figure) === id);
  if (!item) return undefined;
  const own = itemOfFigure(item);
  const context = contextOf(publication, trends, asked);
  const [block] = blocksOf(
    all.filter((figure) => itemOfFigure(figure) === own),
    context,
    publication.editorial,
  ) as [Block];
  const figure = figureIn(block, id);
  const views: View[] = figure?.views ?? (block.type === 'battery' ? [block.view] : []);
  const answered: View[] = [...views, ...(figure?.emptyViews ?? [])];
  const chosen = answered.find((view) => view.id === asked.view) ?? views[0];
  const items = [...new Map(all.map((each) => [itemOfFigure(each), linkTo(each)])).values()];
  const place = items.findIndex((each) => each.id === own);
  return {
    publication,
    published: dayInWords(publication.published),
    id,
    block,
    figure,
    title: figure?.text ?? block.text,
    number: numberOf(id),
    partOf: figure && id !== own ? items[place] : undefined,
    views: chosen ? [chosen, ...views.filter((view) => view !== chosen)] : [],
    view: chosen?.id ?? '',
    before: items[place - 1],
    after: items[place + 1],
    hasHidden: figure ? hidesSomeOf(figure) : hidesSome(block),
    hasIntervals: all.some((each) => itemOfFigure(each) === own && hasIntervals(each)),
  };
}

function figureIn(block: Block, id: string): FigureModel | undefined {
  if (block.type === 'figure') return block.figure;
  return block.type === 'battery' ? block.figures.find((figure) => figure.id === id) : undefined;
}

function linkTo(figure: Publication['sections'][number]['figures'][number]): FigureLink {
  const id = itemOfFigure(figure);
  return { id, number: numberOf(id), text: figure.partOf?.text ?? figure.text };
}
