import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { adoptStyles } from './adopt-styles.ts';
import { editorTheme } from './editor-theme.ts';
import { variableMarks } from './variable-marks.ts';

/** What an editor shows, as far as it can change while it is open. */
export interface EditorLook {
  readonly isJson: boolean;
  readonly hasVariables: boolean;
  readonly label: string;
  readonly hint: string;
  /** The id of the element that tells what is wrong; null while nothing is. */
  readonly problemId: string | null;
}

/** What is wrong, and where. */
export interface EditorProblem {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

export interface MessageEditor {
  readonly setText: (text: string) => void;
  readonly setLook: (look: EditorLook) => void;
  readonly setProblem: (problem: EditorProblem | null) => void;
  readonly insert: (text: string) => void;
  readonly focus: () => void;
  readonly destroy: () => void;
}

/** UTF-16 units from which on text is no longer read as JSON while it is typed. */
const MOST_COLOURED = 1024 * 1024;

/** An editor of text within `parent`, which is to have a height. `onEdit` is called for what the user types. */
export function createMessageEditor(parent: HTMLElement, text: string, onEdit: (text: string) => void): MessageEditor {
  adoptStyles(parent.ownerDocument);
  const looks = new Compartment();
  let isOurs = false;
  const hearEdits = EditorView.updateListener.of(({ docChanged, state }) => {
    if (docChanged && !isOurs) onEdit(state.doc.toString());
  });
  const state = EditorState.create({ doc: text, extensions: [fixedExtensions(), looks.of([]), hearEdits] });
  const view = new EditorView({ parent, state });
  return {
    setText(next) {
      if (view.state.doc.length === next.length && view.state.doc.toString() === next) return;
      isOurs = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
      isOurs = false;
    },
    setLook: (look) => view.dispatch({ effects: looks.reconfigure(extensionsOf(look, view.state.doc.length)) }),
    setProblem(problem) {
      const { length } = view.state.doc;
      const found = problem && { ...problem, from: Math.min(problem.from, length), to: Math.min(problem.to, length) };
      view.dispatch(setDiagnostics(view.state, found ? [{ ...found, severity: 'error' }] : []));
    },
    insert(added) {
      view.dispatch(view.state.replaceSelection(added));
      view.focus();
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

/** What every editor has, whatever it shows. */
const fixedExtensions = () => [
  lineNumbers(),
  highlightSpecialChars(),
  history(),
  drawSelection(),
  bracketMatching(),
  EditorView.lineWrapping,
  editorTheme,
  keymap.of([...historyKeymap, ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter' && key !== 'Escape')]),
];

const extensionsOf = ({ isJson, hasVariables, label, hint, problemId }: EditorLook, length: number) => [
  isJson && length <= MOST_COLOURED ? json() : [],
  hasVariables ? variableMarks : [],
  placeholder(hint),
  EditorView.contentAttributes.of({
    'aria-label': label,
    spellcheck: 'false',
    'aria-invalid': String(problemId !== null),
    ...(problemId === null ? {} : { 'aria-describedby': problemId }),
  }),
];
