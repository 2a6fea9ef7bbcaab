import type { Unit } from '../frame/unit.ts';

/** Which units get a letter on paper: those that no message reaches, or all. */
export type LetterChoice = 'without-email' | 'all';

/** Units that are asked by letter: they have neither answered nor declined. */
export function unitsAskedByLetter(units: Unit[], choice: LetterChoice): Unit[] {
  return units.filter(
    (unit) => !unit.answered && !unit.declined && (choice === 'all' || !canBeReached(unit)),
  );
}

/**
 * Units that a letter is made for now. Not for those that somebody has begun to answer for: the code on it would open
 * what a leader has written.
 *
 * @param begun the ids of these, as begunUnits finds them
 */
export function unitsForLetters(units: Unit[], choice: LetterChoice, begun: ReadonlySet<string>): Unit[] {
  return unitsAskedByLetter(units, choice).filter(({ id }) => !begun.has(id));
}

function canBeReached({ contacts }: Unit): boolean {
  return contacts.some(({ state }) => state === 'reachable');
}
