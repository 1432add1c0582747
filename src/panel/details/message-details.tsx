import { useMemo } from 'preact/hooks';
import type { Message } from '../../session/session-event.ts';
import { MessageHeader } from '../components/message-header.tsx';
import { MessageStack } from '../components/message-stack.tsx';
import { TimingView } from '../components/timing-view.tsx';
import { DockedDiffTab } from '../diffing/docked-diff-tab.tsx';
import { FindBar } from '../finding/find-bar.tsx';
import { LoadBar } from '../loading/load-bar.tsx';
import { usePanel } from '../panel-model.ts';
import { TrailContext } from './content-trail.ts';
import { ContentView } from './content-view.tsx';
import { DetailsTabs } from './details-tabs.tsx';
import { messageContent } from './message-content.ts';
import css from './message-details.module.css';
import { useContentTrail } from './use-content-trail.ts';

/** One message: what is known of it, what can be done with it, and its content in several ways. */
export function MessageDetails({ row, message }: { readonly row: number; readonly message: Message }) {
  const { details, selection } = usePanel();
  const { payload } = message;
  const tab = selection.tab.value;
  const trail = useContentTrail(
    row,
    useMemo(() => messageContent(message), [row, payload.fullSize]),
  );
  return (
    <TrailContext.Provider value={trail}>
      <div class={css.message}>
        <MessageHeader row={row} message={message} />
        {payload.fullSize !== undefined && <LoadBar row={row} message={message} />}
        <DetailsTabs />
        {details.find.isOpen.value && <FindBar />}
        {/* The content scrolls within, and takes the focus there. */}
        <div id="details-content" role="tabpanel" class={css.content} aria-labelledby={`tab-${tab}`}>
          {tab === 'stack' && <MessageStack message={message} />}
          {tab === 'timing' && <TimingView row={row} message={message} />}
          {tab === 'diff' && <DockedDiffTab />}
          {tab !== 'stack' && tab !== 'timing' && tab !== 'diff' && <ContentView tab={tab} />}
        </div>
      </div>
    </TrailContext.Provider>
  );
}
