import MarkdownIt from 'markdown-it';

/** Headings of the publisher stand below those of the page. */
const highestHeading = 3;
const lowestHeading = 6;

const renderer = new MarkdownIt('commonmark', { html: false, linkify: false });
// A picture would be fetched from somewhere else, and tell them who reads.
renderer.disable('image');
renderer.validateLink = (address) => /^https?:\/\//i.test(address.trim());
renderer.renderer.rules.heading_open = (tokens, place) =>
  `<${levelOf(tokens[place]?.tag)} class="ds-heading">`;
renderer.renderer.rules.heading_close = (tokens, place) => `</${levelOf(tokens[place]?.tag)}>\n`;
renderer.renderer.rules.paragraph_open = (tokens, place) =>
  tokens[place]?.hidden ? '' : '<p class="ds-paragraph" data-variant="long">';
renderer.renderer.rules.link_open = (tokens, place, options, _environment, self) => {
  tokens[place]?.attrSet('class', 'ds-link');
  tokens[place]?.attrSet('rel', 'noopener');
  return self.renderToken(tokens, place, options);
};

/**
 * What the publisher has written, in Markdown, as HTML that is safe to put in a page: HTML in it is text, links lead
 * to http and https alone, and there are no pictures. Headings begin at level 3.
 */
export function renderMarkdown(text: string): string {
  return renderer.render(text);
}

function levelOf(tag = 'h1'): string {
  return `h${Math.min(lowestHeading, Number(tag.slice(1)) + highestHeading - 1)}`;
}
