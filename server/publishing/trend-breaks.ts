import type { Found, ItemComparison } from '../questionnaire/comparability.ts';

/** Between two neighbouring points of a trend, results that cannot be compared. */
export interface Break {
  /** The place of the later point: the break is between it and the one before. */
  before: number;
  /** The deepest of what has changed. `unknown`: nobody has compared the waves. */
  found: Exclude<Found, 'same' | 'new' | 'gone'> | 'notAsked' | 'unknown';
  /** In bokmål. */
  why: string;
}

/**
 * The breaks of a variable between the waves where it is known. Waves in between count too: what changed there
 * is changed afterwards as well.
 *
 * @param places where the known waves stand among all waves
 * @param comparisons for each wave, how its items compare with those of the wave before it
 */
export function breaksOf(
  variable: string,
  places: number[],
  comparisons: readonly ItemComparison[][],
): Break[] {
  return places.slice(1).flatMap((place, index): Break[] => {
    const steps = comparisons
      .slice(places[index]! + 1, place + 1)
      .map((comparison) => changeOf(variable, comparison))
      .filter((change) => change !== undefined);
    if (steps.length === 0) return [];
    const found = depth.find((each) => steps.some((step) => step.found === each)) ?? 'unknown';
    return [{ before: index + 1, found, why: [...new Set(steps.map(({ why }) => why))].join(' ') }];
  });
}

const depth: Break['found'][] = ['scaleChanged', 'routingChanged', 'wordingChanged', 'notAsked', 'unknown'];

type Change = Pick<Break, 'found' | 'why'>;

/** A row of a battery that has no comparison of its own compares as the battery. */
function changeOf(variable: string, comparisons: ItemComparison[]): Change | undefined {
  const [item] = variable.split('.');
  const comparison =
    comparisons.find(({ id }) => id === variable) ?? comparisons.find(({ id }) => id === item);
  if (!comparison) return { found: 'unknown', why: 'Vi vet ikke om spørsmålet er det samme.' };
  const { found, why } = comparison;
  if (found === 'same') return undefined;
  return found === 'new' || found === 'gone'
    ? { found: 'notAsked', why: 'Spørsmålet ble ikke stilt hver gang.' }
    : { found, why };
}
