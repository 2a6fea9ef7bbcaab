import type { Paint } from './paint.ts';
import { patternFill } from './patterns.ts';
import { wrap } from './text-width.ts';

/** A part of a picture that is as wide as the picture and stands below the part before it. In pixels. */
export interface Box {
  height: number;
  /** @param y of its upper edge */
  draw(y: number): string;
}

export interface TextStyle {
  size: number;
  weight: number;
  ink: string;
}

export function stack(boxes: Box[]): Box {
  return {
    height: boxes.reduce((sum, { height }) => sum + height, 0),
    draw: (y) => {
      let top = y;
      return boxes
        .map((box) => {
          const drawn = box.draw(top);
          top += box.height;
          return drawn;
        })
        .join('');
    },
  };
}

/** Words over as many lines as they need. */
export function textBlock(words: string, style: TextStyle, width: number, above = 0): Box {
  const lines = wrap(words, style.size, width);
  const step = Math.round(style.size * 1.35);
  return {
    height: above + lines.length * step,
    draw: (y) => lines.map((line, at) => text(line, style, 0, y + above + style.size + at * step)).join(''),
  };
}

/** One line. @param y of its base line */
export function text(
  words: string,
  { size, weight, ink }: TextStyle,
  x: number,
  y: number,
  anchor: 'start' | 'middle' = 'start',
): string {
  const place = `x="${round(x)}" y="${round(y)}"${anchor === 'middle' ? ' text-anchor="middle"' : ''}`;
  return `<text ${place} font-size="${size}" font-weight="${weight}" fill="${ink}">${escaped(words)}</text>`;
}

export function swatch(x: number, y: number, side: number, paint: Paint, mark: string): string {
  const area = `x="${round(x)}" y="${round(y)}" width="${side}" height="${side}"`;
  const pattern = paint.hatch ? `<rect ${area} fill="${patternFill(paint, mark)}"/>` : '';
  // The lightest colours are hardly seen on white without an edge.
  return `<rect ${area} fill="${paint.fill}"/>${pattern}<rect ${area} fill="none" stroke="#5b5d60" stroke-width="0.5"/>`;
}

/** Parts that stand after each other as sentences. */
export function asSentences(parts: (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined && part !== '')
    .map((part) => (/[.?!:…]$/.test(part ?? '') ? part : `${part}.`))
    .join(' ');
}

export function escaped(words: string): string {
  return words
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Pixels to a tenth: more would only make files larger. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
