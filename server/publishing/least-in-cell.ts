import type { Publication } from './publication.ts';

/** Fewer than this with an answer, or with another, hide it in a group. Results that were published before that was a rule do not say. */
export function leastInCell({ minimumCell }: Partial<Publication['policy']>): number | undefined {
  return minimumCell;
}
