import type { Numbers } from '../analysis/numbers.ts';
import { hiddenSums, isSafeNationally, together } from './dominance.ts';
import type { Policy } from './policy.ts';
import { areSafeTogether } from './safe-together.ts';

/** A breakdown that sums are shown by. */
export interface SumsBy {
  /** How many groups it has. */
  groups: number;
  /** Whether a group may be shown for all that is decided elsewhere. */
  isCandidate(group: number): boolean;
  /** The numbers by this breakdown alone, where it tells of their ends. */
  alone?: Numbers;
}

/**
 * Which groups' sums of numbers, or means, may be shown beside those of everybody: in each division by itself, and then
 * all together. Where they are not safe together the last division loses all of them.
 *
 * @returns for each division, the places of its groups
 */
export function safeSums(
  numbers: Numbers,
  divisions: readonly SumsBy[],
  policy: Policy,
): ReadonlySet<number>[] {
  const shown = divisions.map(({ groups, isCandidate, alone }, division) => {
    const places = Array.from({ length: groups }, (_, group) => group);
    const numbersIn = (group: number) =>
      alone
        ? numbersOf(alone, atomsIn(alone, 0, group))
        : numbersOf(numbers, atomsIn(numbers, division, group));
    const also = new Set(places.filter((group) => !isCandidate(group)));
    const hidden = hiddenSums(places.map(numbersIn), numbersIn(groups), policy, also);
    return new Set(places.filter((group) => !hidden.has(group)));
  });
  const everybody = new Set(numbers.atoms.keys());
  const national = isSafeNationally(numbersOf(numbers, everybody), policy) ? [everybody] : [];
  const sums = () => [
    ...national,
    ...shown.flatMap((places, division) => [...places].map((group) => atomsIn(numbers, division, group))),
  ];
  for (const places of shown.toReversed()) {
    if (areSafeTogether(numbers, sums(), policy)) break;
    places.clear();
  }
  return shown;
}

function atomsIn({ atoms }: Numbers, division: number, group: number): Set<number> {
  return new Set(atoms.flatMap((codes, atom) => (codes[division] === group ? [atom] : [])));
}

/** Those of everybody where no atoms are said. */
export function numbersOf({ above, below }: Numbers, atoms: Iterable<number> = above.keys()) {
  return together([...atoms].map((atom) => ({ above: above[atom]!, below: below[atom]! })));
}
