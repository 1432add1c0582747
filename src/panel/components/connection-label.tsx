import type { Connection } from '../../session/connection.ts';
import { Sparkline } from '../connections/sparkline.tsx';
import { usePanel } from '../panel-model.ts';
import { connectionState, stateIcon, stateText } from '../text/connection-state.ts';
import { failureText } from '../text/failure-text.ts';
import { urlParts } from '../text/url-parts.ts';
import { visibleText } from '../text/visible-text.ts';
import css from './connections-pane.module.css';
import { Icon } from './icon.tsx';

interface ConnectionLabelProps {
  readonly connection: Connection;
  readonly isPinned: boolean;
}

/** A connection in two lines: where to, and how it goes. */
export function ConnectionLabel({ connection, isPinned }: ConnectionLabelProps) {
  const { wording } = usePanel();
  const { id, url } = connection;
  const { origin, path } = urlParts(url);
  const state = connectionState(connection);
  return (
    <>
      <span class={css.state} data-state={state} title={stateText(wording, connection)}>
        <Icon name={stateIcon(state)} />
      </span>
      <span class={css.lines}>
        <span class={css.url} title={visibleText(url)}>
          <span class={css.origin}>{origin}</span>
          <span class={css.path}>{path}</span>
          {isPinned && <Icon name="pin" label={wording.text('pinned')} />}
          <Sparkline connection={id} />
        </span>
        <ConnectionNumbers connection={connection} />
      </span>
    </>
  );
}

/** How it goes: what there is no room for is in its tooltip, with all the rest. */
function ConnectionNumbers({ connection }: Pick<ConnectionLabelProps, 'connection'>) {
  const { session, wording } = usePanel();
  const { api, id, lost, received, sent, subprotocol } = connection;
  const failure = failureText(wording, connection, session.documents.get(connection.document)?.url ?? '');
  const bytes = wording.bytes(sent.bytes + received.bytes);
  const short = stateText(wording, connection, true);
  const others = [
    ...(api === 'WebSocket' ? [] : [api]),
    ...(lost.messages > 0 ? [wording.counted('lostCount', lost.messages)] : []),
  ];
  const ends = [bytes, ...(subprotocol === '' ? [] : [visibleText(subprotocol)]), session.meanings.decoderOf(id)];
  const counts = [wording.counted('sentCount', sent.messages), wording.counted('receivedCount', received.messages)];
  const all = [stateText(wording, connection), ...(failure === '' ? [] : [failure]), ...others, ...counts, ...ends];
  return (
    <span class={css.facts} title={all.join('\n')}>
      <span>{failure === '' ? short : wording.text('shortFailed', short, failure)}</span>
      {api !== 'WebSocket' && <span class={css.api}>{api}</span>}
      {lost.messages > 0 && <span class={css.lost}>{wording.counted('lostCount', lost.messages)}</span>}
      <span>↑ {wording.number(sent.messages)}</span>
      <span>↓ {wording.number(received.messages)}</span>
      {ends.map((text, index) => (
        <span key={index}>{text}</span>
      ))}
    </span>
  );
}
