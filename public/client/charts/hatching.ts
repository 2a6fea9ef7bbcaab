import type { Hatch, Paint } from '../../../server/publishing/picture/paint.ts';

/** In pixels: one period of the lines, and how wide they are. */
const period = 8;
const lineWidth = 2;

/** Lines away from the ink, so that words in the bar are read as well as without. */
const lineOn = { dark: 'rgb(0 0 0 / 45%)', light: 'rgb(255 255 255 / 80%)' };

const strokes: Record<Hatch, (context: CanvasRenderingContext2D) => void> = {
  rising: (context) => strokeLines(context, 1),
  falling: (context) => strokeLines(context, -1),
  dots: (context) => {
    for (const [x, y] of [
      [2, 2],
      [6, 6],
    ] as const)
      context.fillRect(x - 1, y - 1, 2.4, 2.4);
  },
};

/** What a bar is filled with. */
export function fillOf(paint: Paint, context: CanvasRenderingContext2D): string | CanvasPattern {
  return (paint.hatch && context.createPattern(tileOf(paint), 'repeat')) || paint.fill;
}

/** A piece of the filling, for the list that names it. */
export function tileOf({ fill, ink, hatch }: Paint): HTMLCanvasElement {
  const tile = document.createElement('canvas');
  tile.width = period;
  tile.height = period;
  const context = tile.getContext('2d')!;
  context.fillStyle = fill;
  context.fillRect(0, 0, period, period);
  const line = ink === '#ffffff' ? lineOn.dark : lineOn.light;
  context.strokeStyle = line;
  context.fillStyle = line;
  context.lineWidth = lineWidth;
  if (hatch) strokes[hatch](context);
  return tile;
}

/** The corners are drawn too, or the line would be broken where tiles meet. */
function strokeLines(context: CanvasRenderingContext2D, direction: 1 | -1): void {
  context.beginPath();
  for (const shift of [-period, 0, period]) {
    context.moveTo(shift - 1, direction === 1 ? period + 1 : -1);
    context.lineTo(shift + period + 1, direction === 1 ? -1 : period + 1);
  }
  context.stroke();
}
