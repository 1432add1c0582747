import type { Connection } from '../../session/connection.ts';
import { copyHandshake } from '../panel-actions.ts';
import { usePanel } from '../panel-model.ts';
import { handshakeFacts, requestText, responseText } from '../text/handshake-text.ts';
import css from './connection-details.module.css';
import { FactList } from './fact-list.tsx';
import { PushButton } from './push-button.tsx';

/** The opening handshake: why it failed, what was checked, and both heads as the browser tells them. */
export function HandshakeView({ connection }: { readonly connection: Connection }) {
  const model = usePanel();
  const { services, session, wording } = model;
  const { handshake, candidates } = connection.handshake ?? {};
  const page = session.documents.get(connection.document)?.url ?? '';
  const dropped = services.receiver.droppedHandshakes(connection.document);
  const facts = handshakeFacts(wording, connection, page);
  const response = handshake ? responseText(handshake) : '';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it
    <div class={css.scroll} tabIndex={0} role="group" aria-label={wording.text('handshakeFacts')}>
      <FactList facts={facts} />
      {!handshake && (
        <p class={css.note}>
          {candidates === undefined
            ? wording.text('handshakeNone')
            : wording.text('handshakeSeveral', wording.number(candidates))}
          {dropped > 0 && ` ${wording.counted('handshakesDropped', dropped)}`}
        </p>
      )}
      {handshake && (
        <>
          <div class={css.bar}>
            <h2 class={css.title}>{wording.text('handshakeRequest')}</h2>
            <PushButton onClick={() => void copyHandshake(model, handshake)}>{wording.text('copy')}</PushButton>
          </div>
          <pre class={css.head}>{requestText(handshake)}</pre>
          <h2 class={css.title}>{wording.text('handshakeResponse')}</h2>
          {response === '' ? (
            <p class={css.note}>{wording.text('handshakeNoResponse')}</p>
          ) : (
            <pre class={css.head}>{response}</pre>
          )}
        </>
      )}
    </div>
  );
}
