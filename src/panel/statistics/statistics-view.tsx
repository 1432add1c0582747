import { PushButton } from '../components/push-button.tsx';
import { copyText } from '../copy-text.ts';
import { usePanel } from '../panel-model.ts';
import { ClosesTable } from './closes-table.tsx';
import { ConnectionsTable } from './connections-table.tsx';
import { MeasuresTable } from './measures-table.tsx';
import { ReconnectsTable } from './reconnects-table.tsx';
import css from './statistics.module.css';
import { statisticsCsv, statisticsReport } from './statistics-report.ts';
import { SummaryFacts } from './summary-facts.tsx';
import { SummingProgress } from './summing-progress.tsx';
import { useStatisticsScene, wholeStatistics } from './use-statistics-scene.ts';

/** What the chosen connections have carried in the chosen time, in numbers. */
export function StatisticsView() {
  const { statistics, wording } = usePanel();
  const scene = useStatisticsScene();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it
    <div class={css.view} role="group" tabIndex={0} aria-label={wording.text('tabStatistics')}>
      <div class={css.actions}>
        <span class={css.scope}>{wording.counted('connectionCount', scene.connections.length)}</span>
        <SummingProgress follower={statistics.traffic} />
        <CopyButtons />
      </div>
      <SummaryFacts scene={scene} />
      <MeasuresTable total={scene.total} />
      <ConnectionsTable scene={scene} />
      <ClosesTable closes={scene.closes} />
      <ReconnectsTable reconnects={scene.reconnects} />
    </div>
  );
}

/** Copies the sums when they are whole: half of them look like all of them. */
function CopyButtons() {
  const model = usePanel();
  const { feedback, session, wording } = model;
  const copy = async (form: 'json' | 'csv') => {
    const scene = await wholeStatistics(model);
    if (!scene) return feedback.done(wording.text('workCancelled'));
    const report = statisticsReport({ ...scene, session, now: Date.now() });
    const isCopied = await copyText(form === 'json' ? JSON.stringify(report, null, 2) : statisticsCsv(report));
    if (isCopied) feedback.done(wording.text('copied'));
    else feedback.problem(wording.text('copyFailed'));
  };
  return (
    <>
      <PushButton onClick={() => void copy('json')}>{wording.text('copyAsJson')}</PushButton>
      <PushButton onClick={() => void copy('csv')}>{wording.text('copyAsCsv')}</PushButton>
    </>
  );
}
