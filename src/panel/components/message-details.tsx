import { useMemo } from 'preact/hooks';
import { PREVIEW_SIZE } from '../../protocol/limits.ts';
import type { Message } from '../../session/session-event.ts';
import { parseJson } from '../json/json-node.ts';
import { payloadBytes, payloadText } from '../matching/payload-text.ts';
import { usePanel } from '../panel-model.ts';
import { DecodedView } from './decoded-view.tsx';
import { DetailsTabs } from './details-tabs.tsx';
import { HexView } from './hex-view.tsx';
import css from './message-details.module.css';
import { MessageHeader } from './message-header.tsx';
import { MessageStack } from './message-stack.tsx';
import { TextView } from './text-view.tsx';
import { TimingView } from './timing-view.tsx';

/** One message: what is known of it, what can be done with it, and its content in three ways. */
export function MessageDetails({ row, message }: { readonly row: number; readonly message: Message }) {
  const { selection, wording } = usePanel();
  const { payload } = message;
  const tab = selection.tab.value;
  const json = useMemo(
    () => (payload.opcode === 'text' && payload.fullSize === undefined ? parseJson(payload.data) : null),
    [payload],
  );
  const bytes = useMemo(() => (tab === 'hex' ? payloadBytes(payload) : null), [payload, tab]);
  return (
    <div class={css.message}>
      <MessageHeader message={message} />
      {payload.fullSize !== undefined && (
        <p class={css.cut}>{wording.text('truncated', wording.bytes(PREVIEW_SIZE), wording.bytes(payload.fullSize))}</p>
      )}
      <DetailsTabs />
      {/* The content scrolls within, and takes the focus there. */}
      <div id="details-content" role="tabpanel" class={css.content} aria-labelledby={`tab-${tab}`}>
        {tab === 'decoded' && <DecodedView payload={payload} json={json} />}
        {tab === 'text' && <TextView text={payloadText(payload)} isJson={json !== null} />}
        {tab === 'hex' && bytes && <HexView bytes={bytes} />}
        {tab === 'stack' && <MessageStack message={message} />}
        {tab === 'timing' && <TimingView row={row} message={message} />}
      </div>
    </div>
  );
}
