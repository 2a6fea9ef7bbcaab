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

/** The hatching that tells these colours apart in black and white. */
export function patternDefinitions(paints: Paint[], mark: string): string {
  const patterns = paints.flatMap(({ hatch, ink }) => (hatch ? [patternOf(hatch, groundOf(ink), mark)] : []));
  return patterns.length > 0 ? `<defs>${[...new Set(patterns)].join('')}</defs>` : '';
}

function patternOf(hatch: Hatch, ground: keyof typeof strokes, mark: string): string {
  const id = `${mark}-${hatch}-${ground}`;
  return `<pattern id="${id}" width="8" height="8" patternUnits="userSpaceOnUse">${shapes[hatch]} ${strokes[ground]}/></pattern>`;
}

export function patternFill({ hatch, ink }: Paint, mark: string): string {
  return `url(#${mark}-${hatch}-${groundOf(ink)})`;
}

function groundOf(ink: string): keyof typeof strokes {
  return ink === white ? 'onDark' : 'onLight';
}
