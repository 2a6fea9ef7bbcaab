import type { Colour } from '../column.ts';

/** A colour, the ink that can be read on it at 4.5 to 1 or better, and what tells it apart in black and white. */
export interface Paint {
  fill: string;
  ink: string;
  pattern?: Pattern;
}

export type Pattern = 'lines' | 'dots' | 'crosses';

const white = '#ffffff';
const black = '#1a1a1a';
const dark = (fill: string): Paint => ({ fill, ink: white });
const light = (fill: string): Paint => ({ fill, ink: black });

/** As on the pages: public/client/charts/palette.ts. A test holds the two alike. */
const scales: Record<number, Paint[]> = {
  2: [dark('#8c510a'), dark('#01665e')],
  3: [dark('#8c510a'), light('#e9e4d8'), dark('#01665e')],
  4: [dark('#8c510a'), light('#e3c07f'), light('#8fd3c8'), dark('#01665e')],
  5: [dark('#8c510a'), light('#e3c07f'), light('#eeeae0'), light('#8fd3c8'), dark('#01665e')],
};

const categories: Paint[] = [
  dark('#1f4e87'),
  light('#e8b04a'),
  dark('#7c2d55'),
  light('#8ec9ea'),
  dark('#3b6b2f'),
  light('#e9b9a6'),
];

const sequence: Paint[] = [
  light('#deebf7'),
  light('#c1d9ee'),
  light('#98c6e4'),
  light('#68acd8'),
  light('#4292c6'),
  dark('#2171b5'),
  dark('#0b4a8f'),
];

const greys: Partial<Record<Colour['role'], Paint>> = {
  dontKnow: light('#c2c4c6'),
  notRelevant: light('#dcdddf'),
  noAnswer: light('#dcdddf'),
};

export const barPaint = dark('#1f4e87');

/**
 * The two sides of a scale are as dark as each other, and categories are dark and light by turns: without colour
 * they are told apart by a pattern. Degrees and bands go from light to dark and need none.
 */
export function paintOf(colour: Colour): Paint {
  const { role, index, of } = colour;
  const grey = greys[role];
  if (grey) return grey;
  if (role === 'band' || role === 'degree') return spread(sequence, index, of);
  if (role === 'step')
    return patterned(scaleOf(of)[index] ?? barPaint, index < (of - 1) / 2 ? 'lines' : undefined);
  return patterned(categories[index % categories.length] ?? barPaint, patterns[Math.floor(index / 2) % 4]);
}

const patterns: (Pattern | undefined)[] = [undefined, 'lines', 'dots', 'crosses'];

function patterned(paint: Paint, pattern: Pattern | undefined): Paint {
  return pattern ? { ...paint, pattern } : paint;
}

function scaleOf(of: number): Paint[] {
  return scales[of] ?? Array.from({ length: of }, (_, index) => spread(scales[5] ?? [], index, of));
}

/** Place `index` of `of`, where the first has the first paint and the last the last. */
function spread(paints: Paint[], index: number, of: number): Paint {
  return paints[Math.round((index / Math.max(1, of - 1)) * (paints.length - 1))] ?? barPaint;
}
