import MarkdownIt, { type Token } from 'markdown-it';

/** The longest text of each kind that a publisher can write, in characters. */
export const longestText = {
  introduction: 10_000,
  methodNote: 10_000,
  comment: 3_000,
  quote: 1_500,
} as const;

/** Pages have their own headings above: the highest that a text can have is this. */
const firstHeading = 3;
const lastHeading = 6;

/**
 * What a publisher may write with: paragraphs, headings, lists, quotations, emphasis and links. No HTML; no pictures,
 * which would be fetched from others; no tables, whose numbers nobody has checked.
 */
const markdown = new MarkdownIt({ html: false, linkify: false }).disable(['image', 'table']);

// A way into this page, or into a program, is no link to a source.
markdown.validateLink = (address) => /^https?:\/\//i.test(address.trim());

const classes: Record<string, string> = {
  paragraph_open: 'ds-paragraph',
  heading_open: 'ds-heading',
  bullet_list_open: 'ds-list',
  ordered_list_open: 'ds-list',
};

/** Dresses the parts in the classes of the pages. */
function dress(tokens: Token[]): void {
  for (const token of tokens) {
    const named = classes[token.type];
    if (named) token.attrSet('class', named);
    if (token.type === 'heading_open' || token.type === 'heading_close') lower(token);
    if (token.type === 'heading_open') token.attrSet('data-size', 'xs');
    if (token.type === 'paragraph_open') token.attrSet('data-variant', 'long');
    if (token.type === 'link_open') {
      token.attrSet('class', 'ds-link');
      // The other site is told nothing, and gets no hold of this page.
      token.attrSet('rel', 'noopener noreferrer');
    }
    if (token.children) dress(token.children);
  }
}

function lower(token: Token): void {
  const level = Math.min(Number(token.tag.slice(1)) + firstHeading - 1, lastHeading);
  token.tag = `h${level}`;
}

/** A publisher's text in its parts, for documents that are no pages. Headings are as the publisher wrote them. */
export function partsOfMarkdown(text: string): Token[] {
  return markdown.parse(text, {});
}

/** A publisher's text as HTML that is safe to put into a page as it is. */
export function renderMarkdown(text: string): string {
  const tokens = markdown.parse(text, {});
  dress(tokens);
  return markdown.renderer.render(tokens, markdown.options, {});
}

/** What a publisher should know of a text that would not come out as it was meant. */
export type TextTrouble = 'tooLong' | 'picture' | 'html' | 'link';

export function troubleWith(text: string, kind: keyof typeof longestText): TextTrouble | undefined {
  if (text.length > longestText[kind]) return 'tooLong';
  if (/!\[[^\]]*\]\(/.test(text)) return 'picture';
  if (/<\/?[a-z][^>]*>/i.test(text.replaceAll(/<https?:\/\/[^>]*>/gi, ''))) return 'html';
  const addresses = [...text.matchAll(/\]\(\s*<?([^)\s>]*)/g)].map(([, address]) => address ?? '');
  return addresses.every((address) => markdown.validateLink(address)) ? undefined : 'link';
}
