import type { Picture } from '../picture/picture.ts';

/** A wave's results as a document: read as one page, printed, or edited in Word. Plain data, in bokmål. */
export interface Report {
  title: string;
  waveLabel: string;
  publisher: string;
  /** Version and day of publication, in words. */
  edition: string;
  /** Says that the answers are made up, where they are. */
  example: string | undefined;
  /** Where the results stand on the web, where that is known. */
  address: string | undefined;
  chapters: Chapter[];
}

export interface Chapter {
  id: string;
  title: string;
  blocks: Block[];
}

/** A block that does not know its number yet: it is given when the chapters are put together. */
export type Unnumbered<Each> = Each extends { number: number } ? Omit<Each, 'number'> : Each;

export type DraftBlock = Unnumbered<Block>;

export interface DraftChapter extends Omit<Chapter, 'blocks'> {
  blocks: DraftBlock[];
}

export type Block =
  | { type: 'heading'; text: string }
  | { type: 'paragraph'; text: string }
  | { type: 'list'; lines: string[] }
  /** What the publisher has written, as Markdown without HTML. */
  | { type: 'written'; markdown: string }
  | { type: 'quote'; text: string; from: string | undefined }
  | FigureBlock
  | TableBlock;

/** A question with its picture and its numbers. */
export interface FigureBlock {
  type: 'figure';
  /** From 1, through the whole report. */
  number: number;
  id: string;
  question: string;
  /** The result in words, with N. */
  sentence: string | undefined;
  picture: Picture;
  table: ReportTable;
  notes: string[];
}

export interface TableBlock {
  type: 'table';
  number: number;
  id: string;
  caption: string;
  table: ReportTable;
  notes: string[];
}

/** Texts, ready to be set. The first column says what the row is. */
export interface ReportTable {
  headings: string[];
  rows: TableRow[];
  /** Not even everybody's results are shown. */
  withheld?: boolean;
}

export interface TableRow {
  label: string;
  /** Everybody, among groups. */
  strong: boolean;
  /** `hiddenText` where the number is hidden. */
  cells: string[];
}

/** Stands for whatever is hidden. */
export const hiddenText = ':';
