import { longestText, renderMarkdown, troubleWith } from '../../server/publishing/markdown.ts';

describe('A publisher’s text', () => {
  test('is paragraphs, headings below those of the page, lists, quotations and emphasis', () => {
    const html = renderMarkdown('# Hoved\n\nTekst *med* **vekt**.\n\n- en\n- to\n\n> sitat');
    expect(html).toContain('<h3 class="ds-heading" data-size="xs">Hoved</h3>');
    expect(html).toContain(
      '<p class="ds-paragraph" data-variant="long">Tekst <em>med</em> <strong>vekt</strong>.',
    );
    expect(html).toContain('<ul class="ds-list">');
    expect(html).toContain('<blockquote>');
  });

  test.each([
    ['# En', 'h3'],
    ['## To', 'h4'],
    ['### Tre', 'h5'],
    ['###### Seks', 'h6'],
  ])('«%s» is an %s', (text, tag) => {
    expect(renderMarkdown(text)).toMatch(new RegExp(`^<${tag} [^>]*>.*</${tag}>\n$`));
  });

  test('links to the web, and tells the other site nothing', () => {
    expect(renderMarkdown('[loven](https://lovdata.eksempel.no/a)')).toContain(
      '<a href="https://lovdata.eksempel.no/a" class="ds-link" rel="noopener noreferrer">loven</a>',
    );
  });

  test.each([
    ['<script>alert(1)</script>'],
    ['<img src=x onerror=alert(1)>'],
    ['[a](javascript:alert(1))'],
    ['[a](JaVaScRiPt:alert(1))'],
    ['[a](data:text/html;base64,PHNjcmlwdD4=)'],
    ['[a](/admin/logg-ut)'],
    ['[a](mailto:noen@eksempel.no)'],
    ['![a](https://eksempel.no/spor.png)'],
    ['<svg/onload=alert(1)>'],
    ['[a][b]\n\n[b]: vbscript:x'],
    ['[a](https://eksempel.no/"onmouseover="alert(1))'],
    ['|a|\n|:-:|\n|b|'],
  ])('«%s» makes no element but those that are allowed', (text) => {
    const html = renderMarkdown(text);
    const tags = [...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag);
    expect(tags.filter((tag) => !['p', 'a', 'ul', 'li'].includes(`${tag}`))).toEqual([]);
    expect(html).not.toMatch(/<[^>]*\s(on\w+|style)=/i);
    for (const [, address] of html.matchAll(/href="([^"]*)"/g)) expect(address).toMatch(/^https?:\/\//);
  });

  test.each([
    ['a'.repeat(longestText.comment + 1), 'tooLong'],
    ['Se ![bilde](https://eksempel.no/a.png)', 'picture'],
    ['Se <b>her</b>', 'html'],
    ['Se [her](/resultater)', 'link'],
    ['Se [her](https://eksempel.no) og <https://eksempel.no>, 3 < 4', undefined],
  ])('is told of when it would not come out as meant: %#', (text, trouble) => {
    expect(troubleWith(text, 'comment')).toBe(trouble);
  });
});
