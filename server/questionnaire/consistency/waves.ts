import type { Definition } from '../definition.ts';
import { error, type Problem } from '../finding.ts';
import { didYouMean } from '../nearest.ts';
import type { Surroundings, WaveInLine } from './surroundings.ts';

/** Waves stand in a line: each is compared with one that is there, and none comes back to itself. */
export function checkWaves(definition: Definition, { waves }: Surroundings): Problem[] {
  const { wave, previous } = definition;
  if (previous === undefined) return [];
  const circle = circleOf(definition, waves ?? []);
  if (circle)
    return [
      error(
        'previous-in-circle',
        ['previous'],
        circle.length === 1
          ? `Bølgen ${wave} kan ikke sammenlignes med seg selv. Skriv bølgen før, eller ta bort «previous».`
          : `Bølgene går i ring: ${[...circle, wave].map((each) => `«${each}»`).join(' kommer etter ')}. Rett «previous» i en av dem.`,
      ),
    ];
  if (!waves || waves.some((each) => each.wave === previous)) return [];
  const others = [...new Set(waves.map((each) => each.wave))].filter((each) => each !== wave);
  const suggestion =
    didYouMean(previous, others) || ' Rett navnet, eller legg skjemaet for den bølgen i samme mappe.';
  return [
    error(
      'previous-unknown',
      ['previous'],
      `Undersøkelsen har ingen bølge «${previous}» å sammenligne med.${suggestion}`,
    ),
  ];
}

/** The waves before a questionnaire's own, the nearest first, each once. */
export function wavesBefore(own: WaveInLine, waves: WaveInLine[]): string[] {
  const before: string[] = [];
  let next = own.previous;
  while (next !== undefined && next !== own.wave && !before.includes(next)) {
    const current: string = next;
    before.push(current);
    next = waves.find(({ wave, previous }) => wave === current && previous !== undefined)?.previous;
  }
  return before;
}

/** The way from the wave back to itself, if there is one. */
function circleOf(own: WaveInLine, waves: WaveInLine[]): string[] | undefined {
  const line = [own.wave, ...wavesBefore(own, waves)];
  const last = line.at(-1);
  const isBack =
    line.length === 1
      ? own.previous === own.wave
      : waves.some(({ wave, previous }) => wave === last && previous === own.wave);
  return isBack ? line : undefined;
}
