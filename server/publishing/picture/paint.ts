import type { Colour } from '../column.ts';

/** The colours of figures: of pictures that are drawn here, and of charts that are drawn in the browser. */

/** A colour and the ink that can be read on it, at 4.5 to 1 or better. */
export interface Paint {
  fill: string;
  ink: string;
  /** Tells it from others that are as light or as dark, in print without colour. */
  hatch?: Hatch;
}

export type Hatch = 'rising' | 'falling' | 'dots';

export const white = '#ffffff';
const black = '#1a1a1a';
const dark = (fill: string): Paint => ({ fill, ink: white });
const light = (fill: string): Paint => ({ fill, ink: black });
const hatched = (hatch: Hatch, paint: Paint): Paint => ({ ...paint, hatch });

/**
 * From one end of a scale to the other: brown to teal, which every kind of colour vision tells apart. Each side
 * goes from dark to light, and the second is hatched, so that the ends are told apart in print without colour too.
 */
const scales: Record<number, Paint[]> = {
  2: [dark('#8c510a'), hatched('rising', dark('#01665e'))],
  3: [dark('#8c510a'), light('#e9e4d8'), hatched('rising', dark('#01665e'))],
  4: [
    dark('#8c510a'),
    light('#e3c07f'),
    hatched('rising', light('#8fd3c8')),
    hatched('rising', dark('#01665e')),
  ],
  5: [
    dark('#8c510a'),
    light('#e3c07f'),
    light('#eeeae0'),
    hatched('rising', light('#8fd3c8')),
    hatched('rising', dark('#01665e')),
  ],
};

/** Neighbours differ in lightness, and those that are as light or dark in how they are hatched. */
const categories: Paint[] = [
  dark('#1f4e87'),
  light('#e8b04a'),
  hatched('rising', dark('#7c2d55')),
  hatched('falling', light('#8ec9ea')),
  hatched('dots', dark('#3b6b2f')),
  hatched('dots', light('#e9b9a6')),
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
  dontKnow: hatched('falling', light('#c2c4c6')),
  notRelevant: light('#dcdddf'),
  noAnswer: light('#dcdddf'),
};

/**
 * What takes the place of a hidden part among others in a bar, in percent: the same whatever is hidden, so that its
 * length tells nothing, and those after it do not stand where it would have been.
 */
export const hiddenLength = 4;

export const barPaint = dark('#1f4e87');

export function paintOf({ role, index, of }: Colour): Paint {
  const grey = greys[role];
  if (grey) return grey;
  if (role === 'band' || role === 'degree') return spread(sequence, index, of);
  const paints = paintsFor(role, of);
  return paints[index % paints.length] ?? barPaint;
}

/** Nets of a scale stand for its ends. */
function paintsFor(role: string, of: number): Paint[] {
  if (role === 'step') return scales[of] ?? longScale(of);
  return (role === 'net' ? scales[of] : undefined) ?? categories;
}

/** A scale of six or more steps: the five colours, stretched, still with its ends at the ends. */
function longScale(of: number): Paint[] {
  return Array.from({ length: of }, (_, index) => spread(scales[5] ?? [], index, of));
}

/** Place `index` of `of`, where the first has the first paint and the last the last. */
function spread(paints: Paint[], index: number, of: number): Paint {
  return paints[Math.round((index / Math.max(1, of - 1)) * (paints.length - 1))] ?? barPaint;
}

/** What tells the lines of a trend apart, also for those who do not see the colours. The names are those of the browser's library. */
export type LineMark = 'circle' | 'rect' | 'triangle' | 'rectRot' | 'star' | 'crossRot';

export interface LineStyle {
  colour: string;
  mark: LineMark;
}

/** Each at 4.5 to 1 or better on white: numbers are written in them. */
const lineColours = ['#1f4e87', '#b3470b', '#3b6b2f', '#7c2d55', '#0b7285', '#5b5d60'];

const lineMarks: LineMark[] = ['circle', 'rect', 'triangle', 'rectRot', 'star', 'crossRot'];

/** Of the break between waves that cannot be compared. */
export const breakInk = '#8a5a00';

/** @param place of the line among the others */
export function lineStyle(place: number): LineStyle {
  return {
    colour: lineColours[place % lineColours.length]!,
    // Marks are shifted for each round of colours, so that no two of many lines are alike.
    mark: lineMarks[(place + Math.floor(place / lineColours.length)) % lineMarks.length]!,
  };
}
