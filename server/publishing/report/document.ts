import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx';
import { documentBlock } from './document-blocks.ts';
import { listStyles, page, styleIds, styles } from './document-styles.ts';
import { figuresOf } from './model.ts';
import type { Chapter, Report } from './report.ts';
import { reportWords as words } from './report-words.ts';

/** The report as a Word file (docx) that the publisher can go on editing: real headings, captions, tables and styles. */
export async function reportDocument(report: Report): Promise<Buffer> {
  const chapters: FileChild[] = [];
  // One after another: each picture takes a thread and some memory.
  let lists = 0;
  const newList = () => lists++;
  for (const chapter of report.chapters) chapters.push(...(await chapterOf(chapter, newList)));
  const { title, waveLabel, publisher, edition, example } = report;
  const document = new Document({
    title: `${title}, ${waveLabel}`,
    subject: edition,
    creator: publisher,
    lastModifiedBy: publisher,
    description: [example, edition, report.address].filter(Boolean).join(' '),
    keywords: [title, waveLabel, publisher, ...(example ? [words.exampleMark] : [])].join(', '),
    styles,
    numbering: listStyles,
    sections: [
      {
        properties: { page, titlePage: true },
        headers: { default: header(report), first: new Header({ children: [new Paragraph('')] }) },
        footers: { default: footer(report), first: new Footer({ children: [new Paragraph('')] }) },
        children: [...titlePage(report), ...contents(report), ...chapters],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function titlePage({ title, waveLabel, publisher, edition, example, address }: Report): FileChild[] {
  return [
    new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
    new Paragraph({ text: waveLabel, style: styleIds.subtitle }),
    new Paragraph(publisher),
    new Paragraph(edition),
    ...(address === undefined ? [] : [new Paragraph(address)]),
    ...(example === undefined ? [] : [new Paragraph({ text: example, style: styleIds.mark })]),
  ];
}

/** Chapters and figures, each listed by a field that Word fills in again when the document has changed. */
function contents(report: Report): FileChild[] {
  const entries = figuresOf(report).map(({ number, question }) => ({
    title: `${words.figure} ${number}. ${question}`,
    level: 1,
  }));
  return [
    new Paragraph({ text: words.contents, style: styleIds.contents, pageBreakBefore: true }),
    new TableOfContents(words.contents, { hyperlink: true, headingStyleRange: '1-2' }),
    new Paragraph({ text: words.figures, style: styleIds.contents }),
    new TableOfContents(words.figures, {
      hyperlink: true,
      captionLabelIncludingNumbers: words.figure,
      cachedEntries: entries,
    }),
  ];
}

async function chapterOf({ title, blocks }: Chapter, newList: () => number): Promise<FileChild[]> {
  const children: FileChild[] = [
    new Paragraph({ text: title, heading: HeadingLevel.HEADING_1, pageBreakBefore: true }),
  ];
  for (const block of blocks) children.push(...(await documentBlock(block, newList)));
  return children;
}

function header({ title, waveLabel, example }: Report): Header {
  const mark =
    example === undefined ? [] : [new TextRun({ text: `${words.exampleMark}. `, bold: true, size: 17 })];
  return new Header({
    children: [
      new Paragraph({
        style: styleIds.note,
        children: [...mark, new TextRun({ text: `${title}, ${waveLabel}`, size: 17 })],
      }),
    ],
  });
}

function footer({ publisher, edition }: Report): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: styleIds.note,
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun(`${publisher}. ${edition}. ${words.page} `),
          new TextRun({ children: [PageNumber.CURRENT, ' av ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}
