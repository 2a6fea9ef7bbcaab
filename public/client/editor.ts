import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { completions } from './editor/completions.ts';
import { colours, theme } from './editor/look.ts';
import { checking } from './editor/remarks.ts';
import type { JsonSchema } from './editor/schema.ts';

/**
 * What a script adds to the page where a questionnaire is written, which works without it: an editor of JSON with
 * findings while one writes, and suggestions of what can stand where.
 */

/** The words of the page that the script needs. */
export interface EditorWords {
  line: string;
  because: string;
  count: string;
  none: string;
  failed: string;
  error: string;
  warning: string;
  explained: string;
  explainedTitle: string;
  phrases: Record<string, string>;
}

for (const place of document.querySelectorAll<HTMLElement>('[data-editor]')) enhance(place);

function enhance(place: HTMLElement): void {
  const field = place.querySelector('textarea')!;
  const words = JSON.parse(place.dataset.words!) as EditorWords;
  const schema = fetch(place.dataset.schema!).then((answer) => answer.json() as Promise<JsonSchema>);
  // Without suggestions, the editor is still an editor.
  schema.catch(() => {});
  const view = new EditorView({
    doc: field.value,
    extensions: [
      lineNumbers(),
      foldGutter(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      highlightActiveLine(),
      highlightSelectionMatches(),
      json(),
      indentUnit.of('  '),
      lintGutter(),
      checking(place, words),
      autocompletion({ override: [completions(schema)] }),
      // Escape, and then Tab, leaves the editor: the page says so.
      keymap.of([
        ...completionKeymap,
        ...lintKeymap,
        ...searchKeymap,
        ...historyKeymap,
        ...defaultKeymap,
        indentWithTab,
      ]),
      EditorState.phrases.of(words.phrases),
      EditorState.readOnly.of(field.readOnly),
      EditorView.contentAttributes.of({
        'aria-labelledby': 'tekst-navn',
        'aria-describedby': 'hjelp-tekst',
        id: 'tekst-redigering',
        lang: 'nb',
        tabindex: '0',
      }),
      EditorView.lineWrapping,
      // The field is what is sent, also by a browser that restores the page.
      EditorView.updateListener.of((update) => {
        if (update.docChanged) field.value = update.state.doc.toString();
      }),
      // The content security policy lets in style sheets with the page's own word.
      EditorView.cspNonce.of(place.dataset.nonce!),
      theme,
      colours,
    ],
  });
  field.hidden = true;
  // Beside the field, not in it: the design system would draw the search panel's boxes as the field's own.
  place.querySelector('[data-editor-place]')!.append(view.dom);
  goToLines(view);
  followLinks(view);
  place.querySelector<HTMLElement>('[data-with-script]')!.hidden = false;
  place.querySelector<HTMLElement>('[data-without-script]')!.hidden = true;
  place.dataset.ready = '';
}

/** A finding leads to its line, from beside the text and from the error summary. */
function goToLines(view: EditorView): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-line], a[href^="#linje-"]');
    if (!link) return;
    event.preventDefault();
    const wanted = Number(link.dataset.line ?? link.hash.replace('#linje-', ''));
    const line = view.state.doc.line(Math.min(wanted, view.state.doc.lines));
    view.dispatch({
      selection: { anchor: line.from, head: line.to },
      effects: EditorView.scrollIntoView(line.from, { y: 'center' }),
    });
    view.focus();
  });
}

/** The error summary points to the field, which the editor stands in for. */
function followLinks(view: EditorView): void {
  for (const link of document.querySelectorAll('a[href="#tekst"]:not([data-line])'))
    link.addEventListener('click', (event) => {
      event.preventDefault();
      view.focus();
    });
}
