import type { Unit } from '../frame/unit.ts';

/** Which units get a letter on paper: those that no message reaches, or all. */
export type LetterChoice = 'without-email' | 'all';

/** Units that can be asked by letter: they have neither answered nor declined. */
export function unitsForLetters(units: Unit[], choice: LetterChoice): Unit[] {
  return units.filter(
    (unit) => !unit.answered && !unit.declined && (choice === 'all' || !canBeReached(unit)),
  );
}

function canBeReached({ contacts }: Unit): boolean {
  return contacts.some(({ state }) => state === 'reachable');
}
