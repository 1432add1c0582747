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
  const { session, wording } = usePanel();
  const { api, id, lost, received, sent, subprotocol, url } = connection;
  const { origin, path } = urlParts(url);
  const state = connectionState(connection);
  const failure = failureText(wording, connection, session.documents.get(connection.document)?.url ?? '');
  const bytes = wording.bytes(sent.bytes + received.bytes);
  return (
    <>
      <span class={css.state} data-state={state} title={stateText(wording, connection)}>
        <Icon name={stateIcon(state)} />
      </span>
      <span class={css.lines} title={visibleText(url)}>
        <span class={css.url}>
          <span class={css.origin}>{origin}</span>
          <span class={css.path}>{path}</span>
          {isPinned && <Icon name="pin" label={wording.text('pinned')} />}
          <Sparkline connection={id} />
        </span>
        <span class={css.facts}>
          {failure === '' ? (
            <span title={stateText(wording, connection)}>{stateText(wording, connection, true)}</span>
          ) : (
            <span title={failure}>{wording.text('shortFailed', stateText(wording, connection, true), failure)}</span>
          )}
          {api !== 'WebSocket' && <span class={css.api}>{api}</span>}
          {lost.messages > 0 && <span class={css.lost}>{wording.counted('lostCount', lost.messages)}</span>}
          <span title={wording.counted('sentCount', sent.messages)}>↑ {wording.number(sent.messages)}</span>
          <span title={wording.counted('receivedCount', received.messages)}>↓ {wording.number(received.messages)}</span>
          <span>{bytes}</span>
          {subprotocol !== '' && <span>{visibleText(subprotocol)}</span>}
          <span>{session.meanings.decoderOf(id)}</span>
        </span>
      </span>
    </>
  );
}
