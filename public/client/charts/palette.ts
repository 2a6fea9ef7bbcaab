import type { Column } from './table.ts';

/** A colour and the ink that can be read on it, at 4.5 to 1 or better. */
export interface Paint {
  fill: string;
  ink: string;
}

const white = '#ffffff';
const black = '#1a1a1a';
const dark = (fill: string): Paint => ({ fill, ink: white });
const light = (fill: string): Paint => ({ fill, ink: black });

/**
 * From one end of a scale to the other: brown to teal, which every kind of colour vision tells apart. Each side
 * goes from dark to light, so that the ends stand out in print without colour too.
 */
const scales: Record<number, Paint[]> = {
  2: [dark('#8c510a'), dark('#01665e')],
  3: [dark('#8c510a'), light('#e9e4d8'), dark('#01665e')],
  4: [dark('#8c510a'), light('#e3c07f'), light('#8fd3c8'), dark('#01665e')],
  5: [dark('#8c510a'), light('#e3c07f'), light('#eeeae0'), light('#8fd3c8'), dark('#01665e')],
};

/** Neighbours differ in lightness, not only in hue. */
const categories: Paint[] = [
  dark('#1f4e87'),
  light('#e8b04a'),
  dark('#7c2d55'),
  light('#8ec9ea'),
  dark('#3b6b2f'),
  light('#e9b9a6'),
];

/** From few to many, light to dark: bands come in order, and there may be more of them than of categories. */
const sequence: Paint[] = [
  light('#deebf7'),
  light('#c1d9ee'),
  light('#98c6e4'),
  light('#68acd8'),
  light('#4292c6'),
  dark('#2171b5'),
  dark('#0b4a8f'),
];

const greys: Record<string, Paint> = {
  dontKnow: light('#c2c4c6'),
  notRelevant: light('#dcdddf'),
  noAnswer: light('#dcdddf'),
};

export const barPaint = dark('#1f4e87');

export function paintOf({ role, index, of }: Column): Paint {
  const grey = greys[role];
  if (grey) return grey;
  if (role === 'band' || role === 'degree') return spread(sequence, index, of);
  const paints = role === 'step' ? (scales[of] ?? longScale(of)) : categories;
  return paints[index % paints.length] ?? barPaint;
}

/** A scale of six or more steps: the five colours, stretched, still with its ends at the ends. */
function longScale(of: number): Paint[] {
  return Array.from({ length: of }, (_, index) => spread(scales[5] ?? [], index, of));
}

/** Place `index` of `of`, where the first has the first paint and the last the last. */
function spread(paints: Paint[], index: number, of: number): Paint {
  return paints[Math.round((index / Math.max(1, of - 1)) * (paints.length - 1))] ?? barPaint;
}
