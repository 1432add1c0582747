import { useEffect } from 'preact/hooks';
import type { Message } from '../../session/session-event.ts';
import { PushButton } from '../components/push-button.tsx';
import { usePanel } from '../panel-model.ts';
import css from './load-bar.module.css';
import { loadFailureText } from './load-failure-text.ts';

/** Bytes up to which the rest of a message is asked for as soon as somebody looks at it. */
const UNASKED = 4 * 1024 * 1024;

interface LoadBarProps {
  readonly row: number;
  readonly message: Message;
}

/** That only the beginning of a message is here, and the way to the rest. */
export function LoadBar({ row, message }: LoadBarProps) {
  const { loading, wording } = usePanel();
  void loading.revision.value;
  const { data, fullSize = 0 } = message.payload;
  const state = loading.stateOf(message);
  const canLoad = loading.canLoad(message);
  const load = () => void loading.whole(message, row);
  useEffect(() => {
    if (fullSize <= UNASKED && canLoad && !state) load();
  }, [message.connection, message.seq]);
  const size = wording.bytes(fullSize);
  const begun = wording.bytes(typeof data === 'string' ? data.length : data.byteLength);
  const name = wording.text('loadingWhole');
  return (
    <div class={css.bar}>
      <span>{wording.text('truncated', begun, size)}</span>
      {state?.type === 'loading' ? (
        <>
          <progress aria-label={name} value={state.part} max={1} />
          <PushButton onClick={state.cancel}>{wording.text('cancel')}</PushButton>
        </>
      ) : (
        <>
          {!canLoad || state ? <span>{loadFailureText(wording, state?.reason ?? 'gone')}</span> : null}
          {canLoad && <PushButton onClick={load}>{wording.text('loadWhole', size)}</PushButton>}
        </>
      )}
    </div>
  );
}
