import { renderMarkdown } from '../../../publishing/markdown.ts';
import { svgOf } from '../../../publishing/picture/svg.ts';
import type { Publication } from '../../../publishing/publication.ts';
import { figuresOf, reportModel } from '../../../publishing/report/model.ts';
import { type Block, type FigureBlock, hiddenText, type Report } from '../../../publishing/report/report.ts';
import { reportWords } from '../../../publishing/report/report-words.ts';

/** A block as the page shows it: what is written as HTML, and figures drawn for paper and for a phone. */
type ShownBlock =
  | Exclude<Block, { type: 'written' } | FigureBlock>
  | { type: 'written'; html: string }
  | (FigureBlock & { wide: string; narrow: string });

export interface ReportPage {
  report: Report;
  chapters: { id: string; title: string; blocks: ShownBlock[] }[];
  figures: { number: number; id: string; question: string }[];
  words: typeof reportWords;
  hiddenText: string;
}

/** In pixels: the text of a page of paper, and of the smallest phone. */
const widths = { wide: 680, narrow: 328 };

export function reportPage(publication: Publication, address: string | undefined): ReportPage {
  const report = reportModel(publication, address);
  return {
    report,
    chapters: report.chapters.map((chapter) => ({ ...chapter, blocks: chapter.blocks.map(shown) })),
    figures: figuresOf(report).map(({ number, id, question }) => ({ number, id, question })),
    words: reportWords,
    hiddenText,
  };
}

function shown(block: Block): ShownBlock {
  if (block.type === 'written') return { type: 'written', html: renderMarkdown(block.markdown) };
  if (block.type !== 'figure') return block;
  const drawn = (kind: keyof typeof widths) =>
    svgOf(block.picture, { width: widths[kind], place: 'inText', mark: `bilde-${block.number}-${kind}` });
  return { ...block, wide: drawn('wide'), narrow: drawn('narrow') };
}
