import { exampleWordsOf } from '../example-words.ts';
import type { Publication } from '../publication.ts';
import { quantity, unbroken } from '../words.ts';
import { type Drawing, drawingOf } from './drawing.ts';
import { describe, pictureWords, valueText } from './picture-words.ts';
import { isToldByOne, type View } from './view.ts';

/** A view as a picture, with all the words in it. What the publication hides is in none of them. */
export interface Picture extends PictureWords {
  drawing: Drawing;
}

/** What stands around what is drawn. */
export interface PictureWords {
  /** The survey and the wave. */
  overline: string;
  title: string;
  subtitle: string | undefined;
  example: string | undefined;
  notes: string[];
  source: string;
  /** Every number in words, and what must be known of them. */
  description: string;
}

/** @param address of the page where the figure is from, where it is known */
export function pictureOf(publication: Publication, view: View, address?: string): Picture {
  const { publisher, title, waveLabel, version } = publication;
  const notes = notesOf(view);
  return {
    overline: `${title}, ${waveLabel}`,
    title: view.question,
    subtitle: view.breakdown && pictureWords.by(view.breakdown.label),
    example: exampleWordsOf(publication)?.short,
    drawing: drawingOf(view),
    notes,
    source: [`${pictureWords.source} ${publisher}, ${title}, ${waveLabel}, versjon ${version}.`, address]
      .filter((part) => part !== undefined)
      .join(' '),
    description: unbroken([describe(view), ...notes].join(' ')),
  };
}

/** What a reader must know of the picture's numbers. */
export function notesOf(view: View): string[] {
  const { rows, chart, note, unequalBands } = view;
  // Where nothing is drawn there are no marks.
  const marks = view.withheld ? [] : markNotes(view);
  const drawsMeans = chart === 'summary' || chart === 'series';
  return [
    note,
    ...(rows.length === 1 ? summaryNotes(view) : []),
    rows.length === 1 && rows[0]!.notAsked ? pictureWords.notAsked(rows[0]!.notAsked) : undefined,
    drawsMeans && rows.some(({ base = 0 }) => base > 1) ? pictureWords.means : undefined,
    unequalBands && chart === 'histogram' ? pictureWords.unequalBands : undefined,
    ...(view.nothingShown === undefined ? marks : [view.nothingShown]),
  ].filter((each) => each !== undefined);
}

/** What the marks at numbers mean, in pictures and tables. */
export function markNotes(view: View): string[] {
  const { rows } = view;
  const cells = rows.flatMap((row) => [...row.cells, row.summary]);
  const hasHidden =
    rows.some(({ hidden }) => hidden) || cells.some((cell) => cell !== undefined && 'hidden' in cell);
  return [
    ...(rows.some(({ lowBase }) => lowBase) && !isToldByOne(view) ? [pictureWords.lowBaseNote] : []),
    ...(hasHidden ? [pictureWords.hiddenNote] : []),
  ];
}

/** The mean and the median of everybody, beside their shares. */
function summaryNotes({ rows, chart }: View): string[] {
  const { summary, unit, base = 0 } = rows[0]!;
  if (!summary || !('mean' in summary) || (chart === 'summary' && base < 2)) return [];
  return [pictureWords.summary(quantity(summary.mean), valueText(summary.median, unit))];
}
