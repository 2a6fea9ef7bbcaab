import type { Figure } from '../../publishing/figure.ts';
import type { Publication } from '../../publishing/publication.ts';
import { dayInWords, quantity, unbroken } from '../../publishing/words.ts';
import { type Block, blocksOf, numberOf } from './blocks.ts';
import { type FigureTable, figureTable } from './figure-table.ts';
import { type CoverageTable, coverageTable, type SizesTable, sizesTable } from './totals-table.ts';

interface ResultsModel {
  publication: Publication;
  /** The day of publication, in words. */
  published: string;
  respondents: string;
  sections: { id: string; title: string; blocks: Block<FigureModel>[] }[];
  coverage: CoverageTable | undefined;
  sizes: SizesTable | undefined;
  /** Breakdowns that any figure has, for choosing one for all figures at once. */
  breakdowns: { id: string; label: string }[];
}

interface FigureModel extends Figure {
  /** Its sentence in the language of the page. */
  said: string;
  number: string | undefined;
  table: FigureTable;
  /** How the browser draws it: stacked bars, or a bar for each option or for each band of a number. */
  drawn: 'stacked' | 'several' | 'number' | undefined;
  /** It is not broken down, though other figures are: its answers are what makes the groups. */
  makesGroups: boolean;
  /** Respondents that the item was never shown to, or 0 where nothing can be said of them. */
  notAsked: number;
}

const models = new WeakMap<Publication, ResultsModel>();

/** A publication never changes, so its page is worked out once. */
export function resultsModel(publication: Publication): ResultsModel {
  const known = models.get(publication) ?? makeModel(publication);
  models.set(publication, known);
  return known;
}

function makeModel(publication: Publication): ResultsModel {
  const all = publication.sections.flatMap(({ figures }) => figures.flatMap(({ breakdowns }) => breakdowns));
  const sections = publication.sections
    .filter(({ figures }) => figures.length > 0)
    .map(({ id, title, figures }) => ({
      id,
      title,
      blocks: blocksOf(figures.map((figure) => figureModel(figure, all.length > 0))),
    }));
  return {
    publication,
    published: dayInWords(publication.published),
    respondents: quantity(publication.respondents),
    sections,
    coverage: coverageTable(publication),
    sizes: sizesTable(publication),
    breakdowns: [...new Map(all.map(({ id, label }) => [id, { id, label }])).values()],
  };
}

const drawnAs = {
  scale: 'stacked',
  one: 'stacked',
  several: 'several',
  histogram: 'number',
  summary: undefined,
} as const;

function figureModel(figure: Figure, othersAreBrokenDown: boolean): FigureModel {
  return {
    ...figure,
    number: numberOf(figure.id),
    said: unbroken(figure.sentence.nb),
    table: figureTable(figure),
    drawn: 'hidden' in figure.all ? undefined : drawnAs[figure.chart],
    makesGroups: othersAreBrokenDown && figure.breakdowns.length === 0,
    notAsked: notAskedIn(figure),
  };
}

function notAskedIn({ all }: Figure): number {
  return 'hidden' in all || typeof all.notAsked !== 'number' ? 0 : all.notAsked;
}
