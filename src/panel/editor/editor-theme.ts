import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The colours are variables of the page, so that the editor follows the theme while it is open. */
const looks = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--control)' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--font-code)', fontSize: '11px', lineHeight: '15px' },
  '.cm-content': { padding: '4px 0', caretColor: 'var(--text)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { color: 'var(--text-dim)', backgroundColor: 'var(--background-quiet)', border: 'none' },
  '.cm-activeLineGutter': { color: 'var(--text)', backgroundColor: 'var(--background-hover)' },
  '.cm-specialChar': { color: 'var(--text-problem)' },
  '.cm-placeholder': { color: 'var(--text-dim)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--background-selected)' },
  '&.cm-focused .cm-nonmatchingBracket': { color: 'var(--text-problem)', backgroundColor: 'transparent' },
  '.cm-variable': { color: 'var(--text-accent)', backgroundColor: 'var(--background-hover)', borderRadius: '3px' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--text-problem)',
    textDecorationSkipInk: 'none',
  },
  '.cm-tooltip': {
    color: 'var(--text)',
    backgroundColor: 'var(--background)',
    border: '1px solid var(--control-border)',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--text-problem)' },
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--json-key)' },
  { tag: tags.string, color: 'var(--json-string)' },
  { tag: tags.number, color: 'var(--json-number)' },
  { tag: [tags.bool, tags.null], color: 'var(--json-word)' },
]);

export const editorTheme = [looks, syntaxHighlighting(colours)];
