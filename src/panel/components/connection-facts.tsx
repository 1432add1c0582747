import type { Connection } from '../../session/connection.ts';
import { askToClose } from '../acting/acting-dock.ts';
import { canClose } from '../acting/closable.ts';
import { usePanel } from '../panel-model.ts';
import { connectionFacts } from '../text/connection-facts.ts';
import css from './connection-facts.module.css';
import { DecoderSettings } from './decoder-settings.tsx';
import { FactList } from './fact-list.tsx';
import { PushButton } from './push-button.tsx';
import { StackView } from './stack-view.tsx';

interface ConnectionFactsProps {
  readonly connection: Connection;
}

/** Everything that is known of a connection. */
export function ConnectionFacts({ connection }: ConnectionFactsProps) {
  const model = usePanel();
  const { revision, session, wording } = model;
  void revision.value; // it may have been closed
  const page = session.documents.get(connection.document)?.url ?? '';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it
    <div class={css.facts} tabIndex={0} role="group" aria-label={wording.text('connectionFacts')}>
      {canClose(model, connection.id) && (
        <p class={css.actions}>
          <PushButton title="Q" onClick={() => void askToClose(model, [connection.id])}>
            {wording.text('closeConnection')}
          </PushButton>
        </p>
      )}
      <DecoderSettings key={connection.id} connection={connection} />
      <FactList facts={connectionFacts(wording, connection, page)} />
      {connection.stack !== undefined && (
        <>
          <h2 class={css.title}>{wording.text('createdBy')}</h2>
          <StackView text={connection.stack} />
        </>
      )}
    </div>
  );
}
