import type { Found, ItemComparison } from '../questionnaire/comparability.ts';

/** Between two neighbouring points of a trend, results that cannot be compared. */
export interface Break {
  /** The place of the later point: the break is between it and the one before. */
  before: number;
  /** The deepest of what has changed. `unknown`: nobody has compared the waves, or not as they were asked. */
  found: Exclude<Found, 'same' | 'new' | 'gone'> | 'notAsked' | 'unknown';
  /** In bokmål. */
  why: string;
}

/**
 * How the items of a wave compare with those of the wave before it, by the files as they are today. `superseded`:
 * one of the files is another than when its results were published, and tells nothing of them.
 */
export type Step = readonly ItemComparison[] | 'superseded';

/**
 * The breaks of a variable between the waves where it is known. Waves in between count too: what changed there
 * is changed afterwards as well.
 *
 * @param places where the known waves stand among all waves
 * @param steps one to each wave from the wave before it
 */
export function breaksOf(variable: string, places: number[], steps: readonly Step[]): Break[] {
  return places.slice(1).flatMap((place, index): Break[] => {
    const changes = steps
      .slice(places[index]! + 1, place + 1)
      .map((step) => changeOf(variable, step))
      .filter((change) => change !== undefined);
    if (changes.length === 0) return [];
    const found = depth.find((each) => changes.some((change) => change.found === each)) ?? 'unknown';
    return [{ before: index + 1, found, why: [...new Set(changes.map(({ why }) => why))].join(' ') }];
  });
}

const depth: Break['found'][] = ['scaleChanged', 'routingChanged', 'wordingChanged', 'notAsked', 'unknown'];

type Change = Pick<Break, 'found' | 'why'>;

/** A row of a battery that has no comparison of its own compares as the battery. */
function changeOf(variable: string, step: Step): Change | undefined {
  if (step === 'superseded')
    return {
      found: 'unknown',
      why: 'Spørreskjemaet er endret etter at resultatene ble publisert, så vi vet ikke om spørsmålet er det samme.',
    };
  const [item] = variable.split('.');
  const comparison = step.find(({ id }) => id === variable) ?? step.find(({ id }) => id === item);
  if (!comparison) return { found: 'unknown', why: 'Vi vet ikke om spørsmålet er det samme.' };
  const { found, why } = comparison;
  if (found === 'same') return undefined;
  return found === 'new' || found === 'gone'
    ? { found: 'notAsked', why: 'Spørsmålet ble ikke stilt hver gang.' }
    : { found, why };
}
