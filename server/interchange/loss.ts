/**
 * Something that one language has and the other has not, or that could not be read. Nothing is dropped in silence:
 * whoever brings a questionnaire over goes through the losses one by one.
 */
export interface Loss {
  /** The item, section, scale or field of the questionnaire, or a cell such as `survey!B12`. */
  at: string;
  /** What was lost and what to do about it, in bokmål. */
  what: string;
}

/** Notes a loss. */
export type Lose = (at: string, what: string) => void;

/** The losses noted so far, and the function that notes one more. */
export function lossList(): { losses: Loss[]; lose: Lose } {
  const losses: Loss[] = [];
  return { losses, lose: (at, what) => losses.push({ at, what }) };
}
