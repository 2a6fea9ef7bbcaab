import { listed, quoted } from '../wording.ts';

/**
 * What differs between two waves' versions of an item, in sentences of bokmål, by what it does to a series.
 * `guidance`: help and introduction, which only the author can tell the weight of. `aside`: worth telling, and
 * no change of the question.
 */
export type Changes = Partial<Record<'scale' | 'routing' | 'wording' | 'guidance' | 'aside', string[]>>;

const kinds = ['scale', 'routing', 'wording', 'guidance', 'aside'] as const;

export function mergeChanges(all: Changes[]): Changes {
  return Object.fromEntries(kinds.map((kind) => [kind, all.flatMap((changes) => changes[kind] ?? [])]));
}

export function prefixed(words: string, changes: Changes): Changes {
  return Object.fromEntries(
    Object.entries(changes).map(([kind, sentences]) => [
      kind,
      sentences.map((sentence) => `${words}${sentence}`),
    ]),
  );
}

/** «A», «B» og «C» */
export function quotedLabels(labels: string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return listed(
    labels.map((label) => quoted(label, 'nb')),
    'nb',
    type,
  );
}

/** «A text.» as the last words of a sentence: the text may end it already. */
export function endingWith(text: string): string {
  return `${quoted(text, 'nb')}${/[.?!…]$/.test(text) ? '' : '.'}`;
}
