import type { Paint, Pattern } from './paint.ts';

const shapes: Record<Pattern, string> = {
  lines: 'd="M-2 2l4-4M0 8l8-8M6 10l4-4" fill="none"',
  dots: 'd="M2 2h.01M6 6h.01" fill="none" stroke-linecap="round"',
  crosses: 'd="M0 0l8 8M8 0l-8 8" fill="none"',
};

const inks = { onDark: '#ffffff', onLight: '#1a1a1a' };

/** The patterns that tell colours apart in black and white. */
export function patternDefinitions(mark: string): string {
  const patterns = Object.entries(shapes).flatMap(([name, shape]) =>
    Object.entries(inks).map(
      ([ground, ink]) =>
        `<pattern id="${mark}-${name}-${ground}" width="8" height="8" patternUnits="userSpaceOnUse"><path ${shape} stroke="${ink}" stroke-opacity="0.45" stroke-width="${name === 'dots' ? 2 : 1.2}"/></pattern>`,
    ),
  );
  return `<defs>${patterns.join('')}</defs>`;
}

export function patternFill({ pattern, ink }: Paint, mark: string): string {
  return `url(#${mark}-${pattern}-${ink === '#ffffff' ? 'onDark' : 'onLight'})`;
}
