import { useRef } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import css from './progress-note.module.css';
import { PushButton } from './push-button.tsx';
import { useFocusReturn } from './use-focus-return.ts';

/** How far decoding has come, when it takes long; how much is not decoded, when the user would not wait. */
export function DecodingProgress() {
  const { meaning, session } = usePanel();
  if (meaning.isPaused.value) return <Told />;
  // A message alone is decoded in one go: there is nothing to stop.
  return meaning.isBehind.value && session.meanings.waitingRows > 1 ? <Told /> : null;
}

/** One button, which stops it and goes on with it: so the keyboard stays on it. */
function Told() {
  const { meaning, revision, session, wording } = usePanel();
  const line = useRef<HTMLSpanElement>(null);
  useFocusReturn(line);
  void revision.value;
  void meaning.revision.value;
  const { decodedRows, waitingRows } = session.meanings;
  const isPaused = meaning.isPaused.value;
  return (
    <span ref={line} class={css.line}>
      {isPaused ? (
        <span class={css.text}>{wording.counted('decodingStopped', waitingRows)}</span>
      ) : (
        <progress aria-label={wording.text('decoding')} value={decodedRows / session.rowCount} />
      )}
      <PushButton
        key="button"
        tone="link"
        title={wording.text(isPaused ? 'decodingStoppedHint' : 'stopDecodingHint')}
        onClick={() => (isPaused ? meaning.resume() : meaning.pause())}
      >
        {wording.text(isPaused ? 'decodeThem' : 'stopDecoding')}
      </PushButton>
    </span>
  );
}
