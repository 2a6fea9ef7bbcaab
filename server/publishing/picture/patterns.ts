import { type Hatch, type Paint, white } from './paint.ts';

/** A square of eight pixels, and in it the lines with their ends in the squares beside it. */
const shapes: Record<Hatch, string> = {
  rising: '<path d="M-2 2l4-4M-1 9l10-10M6 10l4-4" fill="none" stroke-width="2"',
  falling: '<path d="M-2 6l4 4M-1-1l10 10M6-2l4 4" fill="none" stroke-width="2"',
  dots: '<path d="M2 2h.01M6 6h.01" fill="none" stroke-width="2.6" stroke-linecap="round"',
};

/** Lines away from the ink, so that words in the bar are read as well as without. */
const strokes = {
  onDark: 'stroke="#000000" stroke-opacity="0.45"',
  onLight: 'stroke="#ffffff" stroke-opacity="0.8"',
};

/** The hatching that tells colours apart in black and white. */
export function patternDefinitions(mark: string): string {
  const patterns = Object.entries(shapes).flatMap(([hatch, shape]) =>
    Object.entries(strokes).map(
      ([ground, stroke]) =>
        `<pattern id="${mark}-${hatch}-${ground}" width="8" height="8" patternUnits="userSpaceOnUse">${shape} ${stroke}/></pattern>`,
    ),
  );
  return `<defs>${patterns.join('')}</defs>`;
}

export function patternFill({ hatch, ink }: Paint, mark: string): string {
  return `url(#${mark}-${hatch}-${ink === white ? 'onDark' : 'onLight'})`;
}
