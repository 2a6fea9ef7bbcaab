import { type Editorial, leastForQuote, type Quote } from './editorial.ts';
import type { Publication } from './publication.ts';

type Group = NonNullable<Quote['group']>;

/** A group that a quote may be told to come from, with the words for what it is a group of. */
export interface QuotableGroup extends Group {
  breakdownLabel: string;
}

/**
 * Groups that somewhere in the released tables have so many respondents that a quote can be told to come from one.
 * A base is never more than the respondents of the group, so the largest is on the safe side.
 */
export function quotableGroups({ sections }: Pick<Publication, 'sections'>): QuotableGroup[] {
  const groups = new Map<string, QuotableGroup>();
  for (const { breakdowns } of sections.flatMap(({ figures }) => figures))
    for (const { id, label, rows } of breakdowns)
      for (const row of rows)
        if (!('hidden' in row) && row.base >= leastForQuote)
          groups.set(`${id} ${row.code}`, {
            breakdown: id,
            breakdownLabel: label,
            code: row.code,
            label: row.label,
          });
  return [...groups.values()];
}

/** The quotes that are told to come from a group that is too small for it, or is no group any more. */
export function exposedQuotes(
  { quotes }: Pick<Editorial, 'quotes'>,
  publication: Pick<Publication, 'sections'>,
): Quote[] {
  const known = quotableGroups(publication);
  return quotes.filter(
    ({ group }) =>
      group && !known.some(({ breakdown, code }) => breakdown === group.breakdown && code === group.code),
  );
}
