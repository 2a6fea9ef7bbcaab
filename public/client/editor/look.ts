import { defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';

/** As the fields around it, from the tokens of the design system. */
export const theme = EditorView.theme({
  '&': {
    height: '40rem',
    marginBlockStart: 'var(--ds-size-2)',
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
  '.cm-panels': {
    backgroundColor: 'var(--ds-color-neutral-background-tinted)',
    color: 'var(--ds-color-neutral-text-default)',
    // Above the numbers of the lines that it covers.
    zIndex: 300,
  },
  '.cm-panel.cm-search, .cm-panel.cm-gotoLine, .cm-dialog': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0.5rem',
    padding: '0.75rem 3rem 0.75rem 0.75rem',
    fontFamily: 'inherit',
  },
  '.cm-panel.cm-search br': { display: 'none' },
  '.cm-panel label': { display: 'inline-flex', alignItems: 'center', gap: '0.375rem', fontSize: '0.9375rem' },
  '.cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label': {
    margin: 0,
    fontSize: '0.9375rem',
  },
  '.cm-panel .cm-textfield': {
    minHeight: '2.25rem',
    minWidth: '12rem',
    padding: '0 0.5rem',
    border: '1px solid var(--ds-color-neutral-border-default)',
    borderRadius: 'var(--ds-border-radius-md)',
    fontSize: '0.9375rem',
  },
  '.cm-panel .cm-button': {
    minHeight: '2.25rem',
    padding: '0 0.75rem',
    border: '1px solid var(--ds-color-neutral-border-default)',
    borderRadius: 'var(--ds-border-radius-md)',
    backgroundColor: 'var(--ds-color-neutral-background-default)',
    backgroundImage: 'none',
    color: 'inherit',
    fontFamily: 'inherit',
    fontSize: '0.9375rem',
    cursor: 'pointer',
  },
  '.cm-panel button[name=close], .cm-dialog-close': {
    minWidth: '2rem',
    minHeight: '2rem',
    fontSize: '1.25rem',
    cursor: 'pointer',
  },
});

export const colours = syntaxHighlighting(defaultHighlightStyle);
