import { type Box, text } from './elements.ts';
import { ink } from './rows.ts';
import { widthOf, wrap } from './text-width.ts';

export interface LegendEntry {
  label: string;
  /** In a square, whose upper left corner and side are told in pixels. */
  draw(x: number, y: number, side: number): string;
}

const side = 14;

/** Names what is drawn, over as many lines as are needed. */
export function legendBox(entries: LegendEntry[], width: number): Box {
  const placed: { lines: string[]; x: number; y: number; entry: LegendEntry }[] = [];
  let [x, y, deepest] = [0, 0, 1];
  for (const entry of entries) {
    const lines = wrap(entry.label, 14, width - side - 8);
    const wide = side + 8 + Math.max(...lines.map((line) => widthOf(line, 14))) + 18;
    if (x > 0 && x + wide - 18 > width) [x, y, deepest] = [0, y + deepest * 22, 1];
    placed.push({ lines, x, y, entry });
    deepest = Math.max(deepest, lines.length);
    x += wide;
  }
  const height = placed.length > 0 ? y + deepest * 22 + 12 : 0;
  return {
    height,
    draw: (top) =>
      placed
        .map(({ lines, x: left, y: down, entry }) => {
          const base = top + 12 + down;
          const words = lines.map((line, row) =>
            text(line, { size: 14, weight: 400, ink }, left + side + 8, base + 12 + row * 22),
          );
          return `${entry.draw(left, base, side)}${words.join('')}`;
        })
        .join(''),
  };
}
