import {
  asSentences,
  type Box,
  escaped,
  stack,
  swatch,
  type TextStyle,
  text,
  textBlock,
} from './elements.ts';
import type { Paint } from './paint.ts';
import { patternDefinitions } from './patterns.ts';
import type { Picture } from './picture.ts';
import { pictureWords } from './picture-words.ts';
import { ink, labelStyle, roomFor, rowBox, subtleInk } from './rows.ts';
import { widthOf, wrap } from './text-width.ts';

/** How a picture is set. */
export interface Setting {
  /** In pixels. */
  width: number;
  /** `alone`: with title, question, notes and source, as a file. `inText`: the page around it says these. */
  place: 'alone' | 'inText';
  /** First in every id of the picture, so that several can stand in one page. */
  mark: string;
}

const overlineStyle: TextStyle = { size: 14, weight: 400, ink: subtleInk };
const titleStyle: TextStyle = { size: 20, weight: 600, ink };
const smallStyle: TextStyle = { size: 13, weight: 400, ink: subtleInk };

/**
 * The picture as an SVG file, or as an element in a page. Nothing in it overflows: words are measured and wrapped.
 * It holds no style sheet, which pages do not allow, and its title and description are its text alternative.
 */
export function svgOf(picture: Picture, { width, place, mark }: Setting): string {
  const margin = place === 'alone' ? 24 : 0;
  const inner = width - 2 * margin;
  const { overline, title, subtitle, example, drawing, notes, source, description } = picture;
  const alone = (box: () => Box) => (place === 'alone' ? [box()] : []);
  const body = stack([
    ...alone(() => textBlock(overline, overlineStyle, inner)),
    ...alone(() => textBlock(title, titleStyle, inner, 4)),
    ...(subtitle === undefined ? [] : [textBlock(subtitle, labelStyle, inner, 4)]),
    ...(example === undefined ? [] : alone(() => exampleBox(example, inner))),
    legendBox(picture, inner, mark),
    ...(drawing.rows.length > 0
      ? drawing.rows.map((row) => rowBox(row, { width: inner, room: roomFor(drawing.rows), mark }))
      : [textBlock(pictureWords.noNumbers, labelStyle, inner, 8)]),
    ...(place === 'alone' ? notes : []).map((note, at) =>
      textBlock(note, smallStyle, inner, at === 0 ? 14 : 4),
    ),
    ...alone(() => textBlock(source, smallStyle, inner, 10)),
  ]);
  const height = Math.ceil(body.height + 2 * margin + 2);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
    ` role="img" aria-labelledby="${mark}-tittel" aria-describedby="${mark}-tall" font-family="Inter, Arial, sans-serif" xml:lang="nb">`,
    `<title id="${mark}-tittel">${escaped(asSentences([title, subtitle, example]))}</title>`,
    `<desc id="${mark}-tall">${escaped(description)}</desc>`,
    patternDefinitions(paintsIn(picture), mark),
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<g transform="translate(${margin} ${margin})">${body.draw(0)}</g>`,
    '</svg>',
  ].join('');
}

function paintsIn({ drawing: { legend, rows } }: Picture): Paint[] {
  return [...legend, ...rows.flatMap(({ parts }) => parts)].map(({ paint }) => paint);
}

function exampleBox(words: string, width: number): Box {
  const lines = wrap(words, 13, width - 20);
  const height = lines.length * 18 + 10;
  return {
    height: height + 10,
    draw: (y) =>
      `<rect x="0.5" y="${y + 10}" width="${width - 1}" height="${height}" rx="4" fill="#fff5d6" stroke="#8a6100"/>${lines
        .map((line, at) => text(line, { size: 13, weight: 600, ink }, 10, y + 28 + at * 18))
        .join('')}`,
  };
}

function legendBox({ drawing }: Picture, width: number, mark: string): Box {
  const side = 14;
  const placed: { lines: string[]; x: number; y: number; at: number }[] = [];
  let [x, y, deepest] = [0, 0, 1];
  for (const [at, { label }] of drawing.legend.entries()) {
    const lines = wrap(label, 14, width - side - 8);
    const wide = side + 8 + Math.max(...lines.map((line) => widthOf(line, 14))) + 18;
    if (x > 0 && x + wide - 18 > width) [x, y, deepest] = [0, y + deepest * 22, 1];
    placed.push({ lines, x, y, at });
    deepest = Math.max(deepest, lines.length);
    x += wide;
  }
  const height = placed.length > 0 ? y + deepest * 22 + 12 : 0;
  return {
    height,
    draw: (top) =>
      placed
        .map(({ lines, x: left, y: down, at }) => {
          const base = top + 12 + down;
          const words = lines.map((line, row) =>
            text(line, { size: 14, weight: 400, ink }, left + side + 8, base + 12 + row * 22),
          );
          return `${swatch(left, base, side, drawing.legend[at]!.paint, mark)}${words.join('')}`;
        })
        .join(''),
  };
}
