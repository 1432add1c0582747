import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { adoptStyles } from './adopt-styles.ts';
import { editorTheme } from './editor-theme.ts';
import { restedEdits } from './rested-edits.ts';
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

/** What an editor tells. */
export interface EditorEvents {
  /** What the user has typed; of a long text not after each key. */
  readonly onEdit: (text: string) => void;
  /** What the text would be with what is pasted, when that is more than it is to hold; true when somebody takes it. */
  readonly onLarge: (text: string) => boolean;
}

export interface MessageEditor {
  readonly setText: (text: string) => void;
  readonly setLook: (look: EditorLook) => void;
  readonly setProblem: (problem: EditorProblem | null) => void;
  readonly insert: (text: string) => void;
  /** Tells at once what has not been told yet. */
  readonly settle: () => void;
  readonly focus: () => void;
  readonly destroy: () => void;
}

/** UTF-16 units from which on text is no longer read as JSON while it is typed. */
const MOST_COLOURED = 1024 * 1024;
/** UTF-16 units that can be pasted into it. */
const MOST_PASTED = 8 * 1024 * 1024;

/** An editor of text within `parent`, which is to have a height. */
export function createMessageEditor(parent: HTMLElement, text: string, events: EditorEvents): MessageEditor {
  adoptStyles(parent.ownerDocument);
  const looks = new Compartment();
  let isOurs = false;
  const edits = restedEdits(() => events.onEdit(view.state.doc.toString()));
  const hearEdits = EditorView.updateListener.of(({ docChanged, state }) => {
    if (docChanged && !isOurs) edits.edited(state.doc.length);
  });
  const hears = [hearEdits, EditorView.domEventHandlers({ blur: edits.settle, paste: hearLarge(events.onLarge) })];
  const state = EditorState.create({ doc: text, extensions: [fixedExtensions(), looks.of([]), hears] });
  const view = new EditorView({ parent, state });
  return {
    setText(next) {
      edits.forget();
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
    settle: edits.settle,
    focus: () => view.focus(),
    destroy() {
      edits.forget();
      view.destroy();
    },
  };
}

/** Hears of what is pasted, and takes it away from the editor when somebody else takes it. */
function hearLarge(onLarge: EditorEvents['onLarge']) {
  return ({ clipboardData }: ClipboardEvent, { state: { doc, selection } }: EditorView): boolean => {
    const { from, to } = selection.main;
    const pasted = clipboardData?.getData('text/plain') ?? '';
    if (doc.length - (to - from) + pasted.length <= MOST_PASTED) return false;
    return onLarge(doc.sliceString(0, from) + pasted + doc.sliceString(to));
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
