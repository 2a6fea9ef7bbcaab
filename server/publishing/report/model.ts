import { exampleWordsOf } from '../example-words.ts';
import type { Breakdown, Figure } from '../figure.ts';
import { keyFindings } from '../key-findings.ts';
import { isWithheld, nothingShownOf, showsSome } from '../nothing-shown.ts';
import { asSentences } from '../picture/elements.ts';
import { markNotes, notesOf, pictureOf } from '../picture/picture.ts';
import { isToldByOne, itemsIn, viewOf } from '../picture/view.ts';
import type { Publication } from '../publication.ts';
import { basesText } from '../row.ts';
import { dayInWords, unbroken } from '../words.ts';
import { methodChapter } from './method.ts';
import type {
  Block,
  Chapter,
  DraftBlock,
  DraftChapter,
  FigureBlock,
  Report,
  TableBlock,
  Unnumbered,
} from './report.ts';
import { reportWords as words } from './report-words.ts';
import { viewTable } from './view-table.ts';

/**
 * The report of a wave, made from its publication and nothing else.
 *
 * @param address of the results on the web, where it is known
 */
export function reportModel(publication: Publication, address?: string): Report {
  const { title, waveLabel, publisher, version, published } = publication;
  return {
    title,
    waveLabel,
    publisher,
    edition: words.edition(version, dayInWords(published)),
    example: exampleWordsOf(publication)?.warning,
    address,
    chapters: numbered([
      introduction(publication),
      findings(publication),
      ...figureChapters(publication),
      methodChapter(publication, address),
      appendix(publication),
    ]).filter(({ blocks }) => blocks.length > 0),
  };
}

/** Figures and tables are numbered through the whole report, each kind by itself. */
function numbered(chapters: DraftChapter[]): Chapter[] {
  const last = { figure: 0, table: 0 };
  const withNumber = (block: DraftBlock): Block => {
    if (block.type === 'figure') return { ...block, number: ++last.figure };
    if (block.type === 'table') return { ...block, number: ++last.table };
    return block;
  };
  return chapters.map((chapter) => ({ ...chapter, blocks: chapter.blocks.map(withNumber) }));
}

/** The figures of a report, in order: its table of figures. */
export function figuresOf({ chapters }: Report): FigureBlock[] {
  return chapters.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'figure'));
}

function introduction({ editorial, purpose }: Publication): DraftChapter {
  const written = editorial?.introduction;
  return {
    id: 'innledning',
    title: words.introduction,
    blocks: [
      written === undefined ? { type: 'paragraph', text: purpose } : { type: 'written', markdown: written },
    ],
  };
}

function findings(publication: Publication): DraftChapter {
  const lines = keyFindings(publication).map((figure) =>
    asSentences([questionOf(figure), unbroken(figure.sentence.nb)]),
  );
  return {
    id: 'hovedfunn',
    title: words.findings,
    blocks: lines.length > 0 ? [{ type: 'list', lines }] : [],
  };
}

function questionOf({ partOf, text }: Figure): string {
  return partOf ? `${partOf.text} – ${text}` : text;
}

function figureChapters(publication: Publication): DraftChapter[] {
  return publication.sections.map(({ id, title, figures }) => ({
    id: `del-${id}`,
    title,
    blocks: itemsIn(figures).flatMap((item) => itemBlocks(publication, item)),
  }));
}

/** A figure, then what the publisher says of it and the words of those who answered. */
function itemBlocks(
  publication: Publication,
  { id, figures }: { id: string; figures: Figure[] },
): DraftBlock[] {
  const { editorial } = publication;
  const comment = editorial?.comments[id];
  const quotes = editorial?.quotes.filter(({ item }) => item === id) ?? [];
  return [
    figureBlock(publication, id, figures),
    ...(comment === undefined ? [] : [{ type: 'written' as const, markdown: comment }]),
    ...quotes.map(({ text, group }) => ({ type: 'quote' as const, text, from: group?.label })),
  ];
}

function figureBlock(publication: Publication, id: string, figures: Figure[]): Unnumbered<FigureBlock> {
  const view = viewOf(publication, id);
  if (!view) throw new TypeError(`There is no figure of ${id}.`);
  const [first, ...others] = figures as [Figure];
  const told = others.length === 0 && first.partOf === undefined;
  const bases = basesText(
    figures.map(({ all }) => all),
    'radene',
  );
  return {
    type: 'figure',
    id,
    question: view.question,
    sentence: isToldByOne(view) ? undefined : unbroken(told ? first.sentence.nb : `${bases}.`),
    picture: pictureOf(publication, view),
    table: viewTable(view),
    notes: notesOf(view),
  };
}

/**
 * Every breakdown of every figure, as a table; of those where every group is hidden, that it is so. Where not even
 * everybody's result is shown, the figure has said it.
 */
function appendix(publication: Publication): DraftChapter {
  const figures = publication.sections.flatMap((section) => section.figures);
  const tables = figures.flatMap((figure) =>
    figure.breakdowns
      .filter(showsSome)
      .flatMap((breakdown) => breakdownTable(publication, figure, breakdown)),
  );
  const hidden = figures.flatMap((figure) => {
    const breakdowns = isWithheld(figure) ? [] : figure.breakdowns.filter((each) => !showsSome(each));
    return breakdowns.length > 0
      ? [asSentences([questionOf(figure), nothingShownOf(figure, breakdowns)])]
      : [];
  });
  const listed: DraftBlock[] =
    hidden.length > 0
      ? [
          { type: 'paragraph', text: words.allHidden },
          { type: 'list', lines: hidden },
        ]
      : [];
  return { id: 'vedlegg', title: words.appendix, blocks: [...tables, ...listed] };
}

function breakdownTable(
  publication: Publication,
  { id }: Figure,
  breakdown: Breakdown,
): Unnumbered<TableBlock>[] {
  const view = viewOf(publication, id, breakdown.id);
  if (!view) return [];
  return [
    {
      type: 'table',
      id: `${id}-${breakdown.id}`,
      caption: words.byGroup(view.question, breakdown.label),
      table: viewTable(view),
      notes: [...markNotes(view), ...differenceNotes(breakdown)],
    },
  ];
}

const significance = 0.05;

/** Told only where there is a difference: that none was found does not show that there is none. */
function differenceNotes({ difference }: Breakdown): string[] {
  return difference && difference.adjusted < significance
    ? [words.differs(difference.adjusted, difference.cramersV)]
    : [];
}
