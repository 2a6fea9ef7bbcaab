import { fold } from '../fold.ts';
import type { Questionnaire } from '../questionnaire.ts';

/** Whether a text of the earlier wave and one of the later say the same. */
export type SameWords = (before: string, after: string) => boolean;

/**
 * Texts are the same whatever their case and white space, and where each names a year of its own wave. A wave's
 * own years are the four-digit years in its id and its label. A year that is not is a word like any other:
 * «siden reformen i 2022» is the same in every wave, and «sammenlignet med 2021» changes when the year does.
 */
export function sameWordsIn(before: Questionnaire, after: Questionnaire): SameWords {
  const [yearsBefore, yearsAfter] = [ownYears(before), ownYears(after)];
  const areOwnYears = (year: string, other = '') =>
    yearsBefore.includes(year) && yearsBefore.indexOf(year) === yearsAfter.indexOf(other);
  return (one, other) => {
    const [words, others] = [inParts(one), inParts(other)];
    return (
      words.length === others.length &&
      words.every((word, place) => word === others[place] || areOwnYears(word, others[place]))
    );
  };
}

/** The latest first, so that a wave over two years is compared year by year from its end. */
function ownYears({ wave, waveLabel }: Questionnaire): string[] {
  const years = `${wave} ${waveLabel}`.match(/(?<!\d)(19|20)\d\d(?!\d)/g) ?? [];
  return [...new Set(years)].sort().reverse();
}

/** Numbers apart from the words around them. */
function inParts(text: string): string[] {
  return fold(text).split(/(\d+)/);
}
