import { useLayoutEffect, useRef } from 'preact/hooks';
import { sendComposed } from '../panel-actions.ts';
import { usePanel } from '../panel-model.ts';
import type { MessageKey } from '../panel-services.ts';
import type { Composed, Composition } from '../stores/composer-store.ts';
import { visibleText } from '../text/visible-text.ts';
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
  const problem = result && !result.ok ? problemText(result) : null;
  const note = noteOf(composition);
  function problemText(failure: Exclude<Composed, { ok: true }>): string {
    if (failure.error !== 'packet') return wording.text(PROBLEMS[failure.error]);
    return wording.text('packetProblem', visibleText(failure.what));
  }
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
          {problem}
        </p>
      )}
      {problem === null && note !== null && <p class={css.note}>{wording.text(note)}</p>}
    </section>
  );
}

/** What is worth knowing of a draft that can be sent. */
function noteOf({ draft, packets }: Composition): MessageKey | null {
  if (draft.form === 'packet') return packets?.isExact === false ? 'packetDiffers' : null;
  if (draft.lineEnds === 'lf') return null;
  return draft.lineEnds === 'crlf' ? 'lineEndsCrlf' : 'lineEndsMixed';
}

const PROBLEMS = { character: 'hexCharacter', odd: 'hexOdd', 'too-long': 'tooLong' } as const;
