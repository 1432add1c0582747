import { chunkOf } from '../components/chunk.ts';
import { Docked } from '../components/docked.tsx';
import { MessageGrid } from '../components/message-grid.tsx';
import { TabStrip } from '../components/tab-strip.tsx';
import { usePanel } from '../panel-model.ts';
import css from './main-pane.module.css';

const CONTENT = 'main-content';
const LANES = chunkOf(() => import('./lanes-view.tsx'));
const SUMS = chunkOf(() => import('./statistics-view.tsx'));
const QUEUE = chunkOf(() => import('../holding/hold-queue.tsx'));
const RULES = chunkOf(() => import('../rules/rules-view.tsx'));

/** The middle of the panel: the messages, one by one or summed up, and the rules. */
export function MainPane() {
  const { holding, importedFile, statistics, wording } = usePanel();
  const chosen = statistics.tab.value;
  const hasQueue = holding.hasHeld.value || holding.edit.value !== null;
  const tabs = [
    { id: 'messages', name: wording.text('messages') },
    { id: 'types', name: wording.text('tabTypes') },
    { id: 'statistics', name: wording.text('tabStatistics') },
    ...(importedFile ? [] : [{ id: 'rules', name: wording.text('rules') } as const]),
  ] as const;
  const panel = { id: CONTENT, role: 'tabpanel', 'aria-labelledby': `tab-${chosen}` } as const;
  return (
    <div class={css.main}>
      <TabStrip
        label={wording.text('mainTabs')}
        tabs={tabs}
        chosen={chosen}
        controls={CONTENT}
        onChoose={(id) => {
          statistics.tab.value = id;
        }}
      />
      <Docked chunk={QUEUE} isWanted={hasQueue}>
        {({ HoldQueue }) => <HoldQueue />}
      </Docked>
      <div class={css.content}>
        <div
          // Kept, out of sight, so that it stands where it was scrolled to when one comes back.
          class={css.messages}
          inert={chosen !== 'messages'}
          {...(chosen === 'messages' ? panel : {})}
        >
          <MessageGrid />
        </div>
        {chosen !== 'messages' && (
          <div class={css.sums} {...panel}>
            {chosen === 'types' && <Docked chunk={LANES}>{({ LanesView }) => <LanesView />}</Docked>}
            {chosen === 'statistics' && <Docked chunk={SUMS}>{({ StatisticsView }) => <StatisticsView />}</Docked>}
            {chosen === 'rules' && <Docked chunk={RULES}>{({ RulesView }) => <RulesView />}</Docked>}
          </div>
        )}
      </div>
    </div>
  );
}
