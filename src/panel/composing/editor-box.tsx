import type { Ref } from 'preact';
import { useEffect, useImperativeHandle, useRef } from 'preact/hooks';
import { useActing } from '../acting/acting-model.ts';
import { chunkOf } from '../components/chunk.ts';
import { NotLoaded } from '../components/not-loaded.tsx';
import { useChunk } from '../components/use-chunk.ts';
import type { EditorProblem, MessageEditor } from '../editor/message-editor.ts';
import css from './editor-box.module.css';
import { takeAsFile } from './take-as-file.ts';

const EDITOR = chunkOf(() => import('../editor/message-editor.ts'));

interface EditorBoxProps {
  readonly isJson: boolean;
  readonly hasVariables: boolean;
  readonly problem: EditorProblem | null;
  /** The id of the element that tells what is wrong; null while nothing is. */
  readonly problemId: string | null;
  /** Gets what puts a text where the cursor is. */
  readonly insert: Ref<(text: string) => void>;
}

/** The editor of the composer, which is loaded when it is first opened. */
export function EditorBox({ isJson, hasVariables, problem, problemId, insert }: EditorBoxProps) {
  const model = useActing();
  const { composer, wording } = model;
  const chunk = useChunk(EDITOR, true);
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<MessageEditor | null>(null);
  const wish = composer.focusWish.value;
  const textRevision = composer.textRevision.value;
  const text = () => composer.composition.peek()?.draft.content ?? '';
  useEffect(() => {
    if (!chunk || !box.current) return;
    const made = chunk.createMessageEditor(box.current, text(), {
      onEdit: (typed) => composer.edit(typed),
      onLarge: (whole) => takeAsFile(model, whole),
    });
    editor.current = made;
    composer.settle = made.settle;
    return () => {
      editor.current = null;
      composer.settle = () => undefined;
      made.destroy();
    };
  }, [chunk]);
  useEffect(() => editor.current?.setText(text()), [chunk, textRevision]);
  useEffect(() => {
    const [label, hint] = [wording.text('messageToSend'), wording.text('messageHint')];
    editor.current?.setLook({ isJson, hasVariables, label, hint, problemId });
  }, [chunk, isJson, hasVariables, problemId]);
  useEffect(() => editor.current?.setProblem(problem), [chunk, problem?.from, problem?.to, problem?.message]);
  useEffect(() => editor.current?.focus(), [chunk, wish]);
  useImperativeHandle(insert, () => (added: string) => editor.current?.insert(added), [chunk]);
  if (!chunk && EDITOR.hasFailed.value) return <NotLoaded again={EDITOR.load} />;
  return <div ref={box} class={css.box} />;
}
