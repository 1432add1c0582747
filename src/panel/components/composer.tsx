import { useLayoutEffect, useRef } from 'preact/hooks';
import { sendComposed } from '../panel-actions.ts';
import { usePanel } from '../panel-model.ts';
import css from './composer.module.css';
import { ComposerBar } from './composer-bar.tsx';

/** Where a message is edited before it is sent again, on the connection that it was sent on. */
export function Composer() {
  const model = usePanel();
  const { composer, wording } = model;
  const box = useRef<HTMLTextAreaElement>(null);
  const composition = composer.composition.value;
  const original = composition?.original;
  useLayoutEffect(() => {
    if (original) box.current?.focus();
  }, [original]);
  if (!composition) return null;

  const { draft } = composition;
  const result = composer.result.value;
  const problem = result && !result.ok ? result.error : null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void sendComposed(model);
    else if (event.key === 'Escape') composer.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section class={css.composer} aria-label={wording.text('composer')} onKeyDown={onKeyDown}>
      <ComposerBar composition={composition} />
      <textarea
        ref={box}
        class={css.box}
        aria-label={wording.text('messageToSend')}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : 'composer-problem'}
        spellcheck={false}
        value={draft.content}
        onInput={({ currentTarget }) => composer.edit(currentTarget.value)}
      />
      {problem !== null && (
        <p id="composer-problem" class={css.problem} role="alert">
          {wording.text(PROBLEMS[problem])}
        </p>
      )}
      {problem === null && draft.lineEnds !== 'lf' && (
        <p class={css.note}>{wording.text(draft.lineEnds === 'crlf' ? 'lineEndsCrlf' : 'lineEndsMixed')}</p>
      )}
    </section>
  );
}

const PROBLEMS = { character: 'hexCharacter', odd: 'hexOdd', 'too-long': 'tooLong' } as const;
