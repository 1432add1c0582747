import { useRef } from 'preact/hooks';
import { useActing } from '../acting/acting-model.ts';
import { giveComposed } from '../composing/compose-actions.ts';
import { composeProblemText } from '../composing/compose-problem-text.ts';
import type { Composed, Composition } from '../composing/composition.ts';
import { EditorBox } from '../composing/editor-box.tsx';
import { FileField } from '../composing/file-field.tsx';
import type { EditorProblem } from '../editor/message-editor.ts';
import type { MessageKey } from '../panel-services.ts';
import css from './composer.module.css';
import { ComposerBar } from './composer-bar.tsx';
import { useFocusReturn } from './use-focus-return.ts';

const PROBLEM = 'composer-problem';

/** Where a message is written, or one is edited before it is sent again. */
export function Composer() {
  const composition = useActing().composer.composition.value;
  return composition && <OpenComposer composition={composition} />;
}

function OpenComposer({ composition }: { readonly composition: Composition }) {
  const model = useActing();
  const { composer, wording } = model;
  const section = useRef<HTMLElement>(null);
  const insert = useRef<(text: string) => void>(null);
  useFocusReturn(section);
  const { draft, file, hasVariables } = composition;
  const result = composer.result.value;
  const isWrong = result?.ok === false && composer.reading.value === null;
  const problem = isWrong ? composeProblemText(wording, result, draft.content) : null;
  const note = noteOf(composition);
  const onKeyDown = (event: KeyboardEvent) => {
    const isGiven = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (isGiven) void giveComposed(model, event.shiftKey ? 'inject' : 'send');
    else if (event.key === 'Escape') composer.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section
      ref={section}
      id="composer"
      class={css.composer}
      aria-label={wording.text('composer')}
      onKeyDown={onKeyDown}
    >
      <ComposerBar composition={composition} onInsert={(text) => insert.current?.(text)} />
      {draft.form === 'file' ? (
        <FileField label={wording.text('fileToSend')} file={file} holder={composer} />
      ) : (
        <EditorBox
          isJson={draft.form === 'json' || draft.form === 'packet'}
          hasVariables={hasVariables && draft.form !== 'hex' && draft.form !== 'base64'}
          problem={problem === null ? null : placeOf(result, problem)}
          problemId={problem === null ? null : PROBLEM}
          insert={insert}
        />
      )}
      {problem !== null && (
        <p id={PROBLEM} class={css.problem} role="alert">
          {problem}
        </p>
      )}
      {problem === null && note !== null && <p class={css.note}>{wording.text(note)}</p>}
    </section>
  );
}

/** Where the mistake is, where that is known. */
function placeOf(result: Composed | null, message: string): EditorProblem | null {
  if (result?.ok !== false || result.from === undefined || result.to === undefined) return null;
  return { from: result.from, to: result.to, message };
}

/** What is worth knowing of a draft that can be sent. */
function noteOf({ draft, packets }: Composition): MessageKey | null {
  if (draft.form === 'packet') return packets?.isExact === false ? 'packetDiffers' : null;
  if (draft.lineEnds === 'lf') return null;
  return draft.lineEnds === 'crlf' ? 'lineEndsCrlf' : 'lineEndsMixed';
}
