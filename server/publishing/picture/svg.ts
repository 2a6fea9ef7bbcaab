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
import { legendBox } from './legend.ts';
import { linesBoxes } from './lines.ts';
import type { Paint } from './paint.ts';
import { patternDefinitions } from './patterns.ts';
import type { Picture, PictureWords } from './picture.ts';
import { pictureWords } from './picture-words.ts';
import { ink, labelStyle, roomFor, rowBox, subtleInk } from './rows.ts';
import { wrap } from './text-width.ts';
import type { TrendPicture } from './trend-picture.ts';

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
export function svgOf(picture: Picture, setting: Setting): string {
  const { drawing } = picture;
  const { mark } = setting;
  return framed(picture, setting, patternDefinitions(paintsIn(picture), mark), (width) => [
    legendBox(
      drawing.legend.map(({ label, paint }) => ({
        label,
        draw: (x, y, side) => swatch(x, y, side, paint, mark),
      })),
      width,
    ),
    ...(drawing.rows.length > 0
      ? drawing.rows.map((row) => rowBox(row, { width, room: roomFor(drawing.rows), mark }))
      : [textBlock(pictureWords.noNumbers, labelStyle, width, 8)]),
  ]);
}

/** The same of a trend. */
export function trendSvgOf(picture: TrendPicture, setting: Setting): string {
  return framed(picture, setting, '', (width) => linesBoxes(picture.drawing, width));
}

/** @param drawn what stands between the words above and those below, as wide as it is told */
function framed(
  { overline, title, subtitle, example, notes, source, description }: PictureWords,
  { width, place, mark }: Setting,
  definitions: string,
  drawn: (width: number) => Box[],
): string {
  const margin = place === 'alone' ? 24 : 0;
  const inner = width - 2 * margin;
  const alone = (box: () => Box) => (place === 'alone' ? [box()] : []);
  const body = stack([
    ...alone(() => textBlock(overline, overlineStyle, inner)),
    ...alone(() => textBlock(title, titleStyle, inner, 4)),
    ...(subtitle === undefined ? [] : [textBlock(subtitle, labelStyle, inner, 4)]),
    ...(example === undefined ? [] : alone(() => exampleBox(example, inner))),
    ...drawn(inner),
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
    definitions,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<g transform="translate(${margin} ${margin})">${body.draw(0)}</g>`,
    '</svg>',
  ].join('');
}

function paintsIn({ drawing: { legend, rows } }: Picture): Paint[] {
  return [...legend, ...rows.flatMap(({ parts }) => parts)].flatMap(({ paint }) => paint ?? []);
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
