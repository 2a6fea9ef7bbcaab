import { defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';

/** As the fields around it, from the tokens of the design system. */
export const theme = EditorView.theme({
  '&': {
    height: '40rem',
    maxHeight: '80vh',
    border: '1px solid var(--ds-color-neutral-border-default)',
    borderRadius: 'var(--ds-border-radius-md)',
    backgroundColor: 'var(--ds-color-neutral-background-default)',
    color: 'var(--ds-color-neutral-text-default)',
    fontSize: '0.9375rem',
  },
  '&.cm-focused': { outline: '3px solid var(--ds-color-focus-outer)', outlineOffset: '2px' },
  '.cm-scroller': { fontFamily: 'ui-monospace, monospace', overflow: 'auto' },
  '.cm-gutters': {
    backgroundColor: 'var(--ds-color-neutral-background-tinted)',
    color: 'var(--ds-color-neutral-text-subtle)',
    border: 'none',
  },
  '.cm-activeLine': {
    backgroundColor: 'transparent',
    boxShadow: 'inset 3px 0 var(--ds-color-accent-border-default)',
  },
  '.cm-tooltip': { maxWidth: '30rem' },
  '.cm-panels': { backgroundColor: 'var(--ds-color-neutral-background-tinted)' },
});

export const colours = syntaxHighlighting(defaultHighlightStyle);
