import { conditionsAt } from '../questionnaire/groups/asked.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
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

/**
 * The questions in words that only some are asked. Whoever wrote there gave the answers that lead there, so that a
 * group would tell that somebody in it did: the least that a hidden figure can be.
 *
 * @param instruments what was fielded: a question may be routed in one and not in another
 * @returns ids, none when the figures are open
 */
export function routedInWords(instruments: readonly Questionnaire[]): ReadonlySet<string> {
  const controlled = instruments.filter(({ disclosure }) => disclosure === 'controlled');
  return new Set(
    controlled.flatMap(({ sections }) =>
      sections.flatMap((section) =>
        section.items.flatMap((item) =>
          item.kind === 'text' && conditionsAt(section, item).length > 0 ? [item.id] : [],
        ),
      ),
    ),
  );
}

/** The quotes that are told to come from a group, though only some were asked what they are answers to. */
export function routedQuotes({ quotes }: Pick<Editorial, 'quotes'>, routed: ReadonlySet<string>): Quote[] {
  // Where it is not known what was answered, it may be one of them.
  return quotes.filter(
    ({ group, answerTo }) => group && (answerTo === undefined ? routed.size > 0 : routed.has(answerTo)),
  );
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
