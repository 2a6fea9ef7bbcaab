import type { ShownDifference } from '../../publishing/shown-difference.ts';
import { pInWords, withDecimals } from '../../publishing/words.ts';
import { resultWords } from '../i18n/result-pages.ts';

/** A test of the groups of a breakdown, in words. */
export interface DifferenceWords {
  /** What was found, in a sentence. */
  said: string;
  /** How it was found, for those who want to know. */
  details: string;
}

/** A finding is one that chance gives less often than this in a report without any. */
const level = 0.05;

export function differenceWords({ adjusted, p, cramersV, test }: ShownDifference): DifferenceWords {
  const { isGreater, isNot, details } = resultWords.difference;
  return {
    said: adjusted < level ? isGreater : isNot,
    details: details({
      test: resultWords.difference.tests[test],
      p: pInWords(p),
      adjusted: pInWords(adjusted),
      v: withDecimals(cramersV, 2),
    }),
  };
}
