import type { Config } from './config.ts';
import type { Wave } from './fieldwork/wave.ts';

export interface Named {
  survey: string;
  wave: string;
}

/** Waves with made-up answers, so that there are results to look at. Those that are made fastest come first. */
export const answeredExamples: readonly Named[] = [
  { survey: 'baerum-nokkeltall', wave: '2024' },
  { survey: 'barnevernlederundersokelsen', wave: '2022' },
  { survey: 'riksrevisjonen-barnevern', wave: '2024' },
];

/** Waves to try the form with. */
export const openExamples: readonly Named[] = [
  { survey: 'barnevernlederundersokelsen', wave: '2023' },
  { survey: 'baerum-brukerundersokelse', wave: '2025' },
];

/** Whether the platform is making the results of an example by itself. Somebody's own are made when they ask for it. */
export function awaitsResults(
  { production }: Pick<Config, 'production'>,
  { survey, wave, state, example }: Pick<Wave, 'survey' | 'wave' | 'state' | 'example'>,
): boolean {
  return (
    !production &&
    example &&
    state === 'closed' &&
    answeredExamples.some((each) => each.survey === survey && each.wave === wave)
  );
}
