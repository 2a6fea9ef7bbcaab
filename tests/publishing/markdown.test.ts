import { renderMarkdown } from '../../server/publishing/markdown.ts';

test.each([
  [
    'a paragraph',
    'Vi *fant* **mye**.',
    '<p class="ds-paragraph" data-variant="long">Vi <em>fant</em> <strong>mye</strong>.</p>',
  ],
  ['a heading', '# Funn', '<h3 class="ds-heading">Funn</h3>'],
  ['a heading far down', '###### Funn', '<h6 class="ds-heading">Funn</h6>'],
  ['a list', '- en\n- to', '<ul>\n<li>en</li>\n<li>to</li>\n</ul>'],
  [
    'a link',
    '[her](https://eksempel.no/)',
    '<p class="ds-paragraph" data-variant="long"><a href="https://eksempel.no/" class="ds-link" rel="noopener">her</a></p>',
  ],
])('%s is rendered', (_what, text, html) => {
  expect(renderMarkdown(text).trim()).toBe(html);
});

test.each([
  ['a script', '<script>alert(1)</script>'],
  ['an element', 'Se <img src=x onerror=alert(1)> her'],
  ['a link that runs', '[her](javascript:alert(1))'],
  ['a link that runs, written otherwise', '[her](JaVaScRiPt&colon;alert(1))'],
  ['a link to data', '[her](data:text/html,x)'],
  ['a picture', '![bilde](https://eksempel.no/bilde.png)'],
  ['a link in angles', '<javascript:alert(1)>'],
  ['a quote that breaks out', '[her](https://eksempel.no/"onclick="alert(1))'],
])('%s does nothing', (_what, text) => {
  expect(renderMarkdown(text)).not.toMatch(/<(script|img)|href="(?!https:\/\/eksempel\.no\/)|\sonclick="/i);
});
