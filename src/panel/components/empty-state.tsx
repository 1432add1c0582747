import type { LinkStatus } from '../../session/panel-link.ts';
import type { WorkerCaptureShown } from '../../session/worker-capture-switch.ts';
import { clearFilters } from '../filter/filter-actions.ts';
import { mayMeanPath } from '../filter/meant-path.ts';
import { usePanel } from '../panel-model.ts';
import type { MessageKey, NoticeId } from '../panel-services.ts';
import css from './empty-state.module.css';
import { PushButton } from './push-button.tsx';

/** Why there are no rows, and what to do about it. */
export function EmptyState() {
  const { importedFile, recording, revision, services, view, wording, workers } = usePanel();
  void revision.value;
  void view.revision.value;
  if (view.progress.value !== null) return null;
  if (useIsFiltered()) return view.messages === 0 ? <NoMatch /> : null;
  if (view.length > 0) return null;
  if (importedFile) return <p class={css.empty}>{wording.text('emptyImported')}</p>;
  const [title, hint] = emptyKeys(recording.status.value, services.notice.value, recording.isRecording.value);
  return (
    <div class={css.empty}>
      <p class={css.title}>{wording.text(title)}</p>
      <p>{wording.text(hint)}</p>
      {title === 'emptyLive' && <WorkersHint hasDebugger={services.hasDebugger} status={workers.state.value.status} />}
    </div>
  );
}

interface WorkersHintProps {
  readonly hasDebugger: boolean;
  readonly status: WorkerCaptureShown['status'];
}

/** Where connections may be that are not shown: in workers. */
function WorkersHint({ hasDebugger, status }: WorkersHintProps) {
  const { wording } = usePanel();
  if (hasDebugger && (status === 'on' || status === 'starting')) return null;
  return <p>{wording.text(hasDebugger ? 'emptyWorkersOff' : 'emptyWorkersSome')}</p>;
}

function useIsFiltered(): boolean {
  const { filter, session } = usePanel();
  const { direction, query, span } = filter.applied.value;
  return session.rowCount > 0 && (query.type !== 'all' || direction !== 'all' || span !== null);
}

function NoMatch() {
  const model = usePanel();
  const { wording } = model;
  return (
    <div class={css.empty}>
      <p>
        {wording.text('emptyNoMatch')} ·{' '}
        <PushButton tone="link" onClick={() => clearFilters(model)}>
          {wording.text('clearFilter')}
        </PushButton>
      </p>
      {mayMeanPath(model.filter.asked.value) && <p>{wording.text('emptyNoPath')}</p>}
    </div>
  );
}

function emptyKeys(status: LinkStatus, notice: NoticeId | null, isRecording: boolean): [MessageKey, MessageKey] {
  if (notice === 'extension-gone') return ['emptyGone', 'emptyGoneHint'];
  if (status === 'replaced') return ['emptyReplaced', 'emptyReplacedHint'];
  if (status === 'unreachable') return ['emptyUnreachable', 'emptyUnreachableHint'];
  if (status === 'connecting') return ['emptyConnecting', 'emptyConnectingHint'];
  return isRecording ? ['emptyLive', 'emptyLiveHint'] : ['emptyPaused', 'emptyPausedHint'];
}
