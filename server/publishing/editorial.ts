/**
 * What the publisher adds to the figures of a wave. Texts are Markdown without HTML. An item is a question of the
 * questionnaire: a battery is one item, with a figure for each of its rows.
 */
export interface Editorial {
  introduction?: string;
  /** Follows the method chapter that is made from the data. */
  methodNote?: string;
  /** By item. */
  comments: Record<string, string>;
  /** The items whose figures are published, in order. All of them in the questionnaire's order when there is none. */
  items?: string[];
  quotes: Quote[];
}

/** Words from an answer in free text, chosen and redacted by hand. */
export interface Quote {
  /** The item whose figure it stands at. */
  item: string;
  /** The question in words that it is an answer to. Drafts from before groups were held to it have none. */
  answerTo?: string;
  text: string;
  /** At most one thing about who wrote it, from a group of at least {@link leastForQuote}. */
  group?: { breakdown: string; code: string; label: string };
}

/** The fewest respondents in a group that a quote is told to come from. */
export const leastForQuote = 20;

export const noEditorial: Editorial = { comments: {}, quotes: [] };
