import { closest, distance } from 'fastest-levenshtein';

/** " Mente du «x»?" when `candidates` has something that `given` may be a misspelling of; else nothing. */
export function didYouMean(given: string, candidates: readonly string[]): string {
  if (candidates.length === 0) return '';
  const nearest = closest(given, candidates as string[]);
  return distance(given, nearest) <= Math.max(1, Math.floor(nearest.length / 3))
    ? ` Mente du «${nearest}»?`
    : '';
}
