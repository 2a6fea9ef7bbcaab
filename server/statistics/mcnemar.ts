import { upperTail } from './tail.ts';

export interface ChangeTest {
  /** Those that differ from one time to the other, in either direction. Nobody else tells anything. */
  changed: number;
  p: number;
}

/**
 * Whether the same services have changed from one time to another: `gained` went from no to yes, `lost` from yes to
 * no. McNemar (Psychometrika 12, 1947), exact and two-sided: had nothing happened, each direction is as likely.
 *
 * @param gained whole, from 0
 * @param lost whole, from 0
 */
export function exactMcNemar(gained: number, lost: number): ChangeTest {
  const changed = gained + lost;
  const more = Math.max(gained, lost);
  const tail = upperTail(
    more,
    (k) => (changed - k) / (k + 1),
    (k) => k / (changed - k + 1),
  );
  return { changed, p: Math.min(1, 2 * tail) };
}
