import type { ShownDifference } from '../../publishing/shown-difference.ts';
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
      p: inWords(p),
      adjusted: inWords(adjusted),
      v: twoDecimals.format(cramersV),
    }),
  };
}

const twoDecimals = new Intl.NumberFormat('nb', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const threeDecimals = new Intl.NumberFormat('nb', { minimumFractionDigits: 3, maximumFractionDigits: 3 });

/** `= 0,016`, or `< 0,001` where more decimals would say no more. */
function inWords(p: number): string {
  return p < 0.001 ? '<\u00a00,001' : `=\u00a0${threeDecimals.format(p)}`;
}
