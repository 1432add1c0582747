import type { Connection } from '../../session/connection.ts';
import { usePanel } from '../panel-model.ts';
import { closeExplanation } from '../text/close-explanation.ts';
import css from './connection-details.module.css';
import { ConnectionFacts } from './connection-facts.tsx';
import { FactList } from './fact-list.tsx';
import { HandshakeView } from './handshake-view.tsx';
import { TabStrip } from './tab-strip.tsx';

const CONTENT = 'connection-content';

/** One connection: what it has carried, how it began and how it ended. */
export function ConnectionDetails({ connection }: { readonly connection: Connection }) {
  const { selection, wording } = usePanel();
  const chosen = selection.connectionTab.value;
  const tabs = [
    { id: 'connection', name: wording.text('tabConnection') },
    { id: 'handshake', name: wording.text('tabHandshake') },
    { id: 'close', name: wording.text('tabClose') },
  ] as const;
  return (
    <div class={css.details}>
      <TabStrip
        label={wording.text('connectionTabs')}
        tabs={tabs}
        chosen={chosen}
        controls={CONTENT}
        onChoose={(id) => {
          selection.connectionTab.value = id;
        }}
      />
      <div id={CONTENT} role="tabpanel" class={css.content} aria-labelledby={`tab-${chosen}`}>
        {chosen === 'connection' && <ConnectionFacts connection={connection} />}
        {chosen === 'handshake' && <HandshakeView connection={connection} />}
        {chosen === 'close' && <CloseView connection={connection} />}
      </div>
    </div>
  );
}

function CloseView({ connection: { close } }: { readonly connection: Connection }) {
  const { wording } = usePanel();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it
    <div class={css.scroll} tabIndex={0} role="group" aria-label={wording.text('tabClose')}>
      {close ? (
        <FactList facts={closeExplanation(wording, close)} />
      ) : (
        <p class={css.note}>{wording.text('notClosed')}</p>
      )}
    </div>
  );
}
