import { type FileChild, HeadingLevel, ImageRun, Paragraph, SimpleField, TextRun } from 'docx';
import { asSentences } from '../picture/elements.ts';
import { pngOf } from '../picture/png.ts';
import { svgOf } from '../picture/svg.ts';
import { numbering, pictureWidth, styleIds, tallestPicture } from './document-styles.ts';
import { documentTable } from './document-table.ts';
import { writtenParagraphs } from './document-text.ts';
import type { Block, FigureBlock } from './report.ts';
import { reportWords as words } from './report-words.ts';

/**
 * A block as Word has it. Pictures are drawn here, so this takes a while.
 *
 * @param newList gives each list a number of its own in the document
 */
export async function documentBlock(block: Block, newList: () => number): Promise<FileChild[]> {
  switch (block.type) {
    case 'heading':
      return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_2 })];
    case 'paragraph':
      return [new Paragraph(block.text)];
    case 'list':
      return block.lines.map(
        (text) => new Paragraph({ text, numbering: { reference: numbering.bullets, level: 0 } }),
      );
    case 'written':
      return writtenParagraphs(block.markdown, newList);
    case 'quote':
      return [
        new Paragraph({
          style: styleIds.quote,
          text: block.from === undefined ? block.text : `${block.text} – ${block.from}`,
        }),
      ];
    case 'table':
      return [
        captionOf(words.table, block.number, block.caption),
        documentTable(block.table),
        ...notesOf(block.notes),
      ];
    case 'figure':
      return figure(block);
  }
}

async function figure({
  number,
  question,
  sentence,
  picture,
  table,
  notes,
}: FigureBlock): Promise<FileChild[]> {
  const example = picture.example === undefined ? '' : ` (${words.exampleMark.toLowerCase()})`;
  return [
    captionOf(words.figure, number, `${question}${example}`),
    ...(sentence === undefined ? [] : [new Paragraph({ text: sentence, keepNext: true })]),
    new Paragraph({
      children: [await pictureRun(picture, number)],
      spacing: { before: 80, after: 80 },
      keepNext: true,
    }),
    ...notesOf([...notes, picture.source]),
    new Paragraph({ text: words.numbersOf(number), style: styleIds.note, keepNext: true }),
    documentTable(table),
    new Paragraph({ text: '', style: styleIds.note }),
  ];
}

async function pictureRun(picture: FigureBlock['picture'], number: number): Promise<ImageRun> {
  const svg = svgOf(picture, { width: 680, place: 'inText', mark: 'figur' });
  const png = await pngOf(svg);
  const size = { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
  const scale = Math.min(pictureWidth / size.width, tallestPicture / size.height);
  const title = asSentences([`${words.figure} ${number}`, picture.title, picture.example]);
  return new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: Math.round(size.width * scale), height: Math.round(size.height * scale) },
    altText: { name: `${words.figure} ${number}`, title, description: `${title} ${picture.description}` },
  });
}

/** Numbered by a field, so that figures can be moved, and listed in a table of figures. */
function captionOf(label: string, number: number, text: string): Paragraph {
  return new Paragraph({
    style: styleIds.caption,
    children: [
      new TextRun(`${label} `),
      new SimpleField(`SEQ ${label} \\* ARABIC`, String(number)),
      new TextRun(`. ${text}`),
    ],
  });
}

function notesOf(notes: string[]): Paragraph[] {
  return notes.map((text) => new Paragraph({ text, style: styleIds.note }));
}
